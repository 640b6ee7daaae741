import { Button } from 'antd';
import { useState } from 'react';
import type { Filter, Names, Row } from '#shared/contract/records.ts';
import { entities } from '#shared/entities/index.ts';
import { daysBetween, formatDay } from '#shared/rules/day.ts';
import { textOf } from '#renderer/pages/meetings/parts.ts';
import { FieldText } from '#renderer/record/FieldText.tsx';
import { RecordDialog } from '#renderer/record/RecordDialog.tsx';
import { recordHref } from '#renderer/state/recordHref.ts';
import { useList, useRecord } from '#renderer/state/records.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { useToday } from '#renderer/state/session.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';

/** What became of what was decided last time, and of anything older that is still open. */
export function PreviousPanel({ meeting }: { meeting: Row }) {
  const [linking, setLinking] = useState(false);
  const previousId = textOf(meeting, 'previous');
  const previous = useRecord('meeting', previousId === '' ? null : previousId);
  const council = textOf(meeting, 'council');
  const series: Filter[] = council === '' ? [{ field: 'place', op: 'is', value: textOf(meeting, 'place') }] : [{ field: 'council', op: 'is', value: council }];
  const older = useList({ entity: 'meeting', where: [...series, { field: 'heldOn', op: 'to', value: textOf(meeting, 'heldOn') }], limit: 500 });
  const olderIds = (older.value?.rows ?? []).map((row) => row.id).filter((id) => id !== meeting.id && id !== previousId);
  const last = useList(previousId === '' ? null : { entity: 'problem', where: [{ field: 'meeting', op: 'is', value: previousId }], sort: [{ field: 'deadlineOn', down: false }], limit: 500 });
  const open = useList(
    olderIds.length === 0 ? null : { entity: 'problem', where: [{ field: 'meeting', op: 'in', value: olderIds }, { field: 'open', op: 'is', value: true }], sort: [{ field: 'deadlineOn', down: false }], limit: 500 },
  );
  const decisions = useList(previousId === '' ? null : { entity: 'decision', where: [{ field: 'meeting', op: 'is', value: previousId }, { field: 'problem', op: 'is', value: null }], limit: 500 });
  const row = previous.value?.row;
  return (
    <>
      <Section
        title="上次协商事项办理情况"
        note={row ? `${formatDay(textOf(row, 'heldOn'))}　${textOf(row, 'title')}` : undefined}
        extra={
          <>
            {row ? <Button href={hrefOf(['meetings', row.id])}>打开上次协商</Button> : null}
            <Button onClick={() => setLinking(true)}>{row ? '换一次' : '指明上次是哪一次'}</Button>
          </>
        }
      >
        {previousId === '' ? <p className="ui-hint">还没有指明上次协商。指明以后，上次议定事项的办理情况会列在这里，也会写进纪要。</p> : <Problems rows={last.value?.rows ?? []} names={last.value?.names ?? {}} empty="上次没有转办的事项" />}
        {(decisions.value?.rows ?? []).map((one) => (
          <p key={one.id} className="meeting-late">
            未转办：{textOf(one, 'text')}
          </p>
        ))}
      </Section>
      {(open.value?.rows ?? []).length > 0 ? (
        <Section title="更早协商、还没有办结的事项" note={`${open.value?.total ?? 0}件`}>
          <Problems rows={open.value?.rows ?? []} names={open.value?.names ?? {}} empty="" />
        </Section>
      ) : null}
      {linking ? <RecordDialog entity={entities.meeting} id={meeting.id} only={['previous']} single title="上次协商" okText="保存" onClose={() => setLinking(false)} /> : null}
    </>
  );
}

function Problems({ rows, names, empty }: { rows: readonly Row[]; names: Names; empty: string }) {
  const today = useToday();
  const { fields } = entities.problem;
  if (rows.length === 0) return <p className="ui-hint">{empty}</p>;
  return (
    <div className="record-scroll">
      <table className="record-table" aria-label="办理情况">
        <thead>
          <tr>
            <th>序号</th>
            <th>事项</th>
            <th>责任单位</th>
            <th>时限</th>
            <th>状态</th>
            <th>办理结果</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => {
            const due = textOf(row, 'deadlineOn');
            const late = row['open'] === true && due !== '' && due < today ? daysBetween(due, today) : 0;
            return (
              <tr key={row.id}>
                <td>{i + 1}</td>
                <td>
                  <a href={recordHref('problem', row.id) ?? '#/'}>{textOf(row, 'title')}</a>
                </td>
                <td>{names[textOf(row, 'organisation')]}</td>
                <td className="meeting-nowrap">
                  {due}
                  {late > 0 ? <span className="meeting-late"> 逾期{late}天</span> : null}
                </td>
                <td>
                  <FieldText field={fields.state} value={row['state']} names={names} />
                </td>
                <td>
                  <FieldText field={fields.resultClass} value={row['resultClass']} names={names} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
