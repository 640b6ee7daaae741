import { Button } from 'antd';
import { useState } from 'react';
import type { Row } from '#shared/contract/records.ts';
import type { FieldValue } from '#shared/fields.ts';
import { textOf } from '#renderer/pages/meetings/parts.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { useChoices } from '#renderer/state/choices.ts';
import { saveRecords } from '#renderer/state/records.ts';
import { TextField } from '#renderer/ui/TextField.tsx';

export interface AttendanceRowProps {
  row: Row;
  number: number;
  roleName: string;
  capacityName: string;
  first: boolean;
  last: boolean;
  onMove: (by: number) => void;
  onEdit: () => void;
  onDelete: () => void;
}

const write = (id: string, set: Record<string, FieldValue>) => void attempt(() => saveRecords([{ entity: 'attendance', id, set }]));

/** One person on the list; each mark is stored as it is set. */
export function AttendanceRow(props: AttendanceRowProps) {
  const { row } = props;
  const name = textOf(row, 'name');
  const state = textOf(row, 'state');
  const states = useChoices('attendanceState', [state]).filter((choice) => choice.id !== 'attendanceState.expected');
  return (
    <tr className={`meeting-person-${state.replace(/^.*\./, '')}`}>
      <td>{props.number}</td>
      <td className="meeting-name">{name}</td>
      <td>{textOf(row, 'duty') || props.capacityName}</td>
      <td>{props.roleName}</td>
      <td>
        <span className="meeting-states" role="radiogroup" aria-label={`${name}的出席情况`}>
          {states.map((choice) => (
            <label key={choice.id} className={state === choice.id ? 'meeting-state meeting-state-on' : 'meeting-state'}>
              <input
                type="radio"
                name={`state ${row.id}`}
                checked={state === choice.id}
                onChange={() => write(row.id, { state: choice.id })}
                // A second press takes the mark back: nobody has to open a form for a slip.
                onClick={() => state === choice.id && write(row.id, { state: 'attendanceState.expected' })}
              />
              {choice.label}
            </label>
          ))}
          {textOf(row, 'arrivedAt') === '' ? null : <span className="ui-hint">{textOf(row, 'arrivedAt')}</span>}
        </span>
        {state === 'attendanceState.excused' ? <Excuse row={row} name={name} /> : null}
      </td>
      <td className="record-table-acts">
        <Button type="text" size="small" disabled={props.first} aria-label={`${name}上移`} onClick={() => props.onMove(-1)}>
          ↑
        </Button>
        <Button type="text" size="small" disabled={props.last} aria-label={`${name}下移`} onClick={() => props.onMove(1)}>
          ↓
        </Button>
        <Button type="link" size="small" aria-label={`修改${name}`} onClick={props.onEdit}>
          修改
        </Button>
        <Button type="link" size="small" danger aria-label={`删除${name}`} onClick={props.onDelete}>
          删除
        </Button>
      </td>
    </tr>
  );
}

/** Reason and who allowed it, stored on leaving the field. */
function Excuse({ row, name }: { row: Row; name: string }) {
  const [excuse, setExcuse] = useState(textOf(row, 'excuse'));
  const [by, setBy] = useState(textOf(row, 'excuseBy'));
  const keep = (key: string, value: string) => {
    if (value !== textOf(row, key)) write(row.id, { [key]: value === '' ? null : value });
  };
  return (
    <span className="meeting-excuse">
      <TextField label={`${name}请假事由`} placeholder="事由" value={excuse} onChange={setExcuse} onBlur={() => keep('excuse', excuse)} limit={200} />
      <TextField label={`${name}请假批准人`} placeholder="批准人" value={by} onChange={setBy} onBlur={() => keep('excuseBy', by)} limit={30} />
    </span>
  );
}
