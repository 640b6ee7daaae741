import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { useMemo } from 'react';

/** Which columns, in which order. A key that no longer exists is passed over; a new one waits at the end, not chosen. */
export interface ChosenColumns {
  keys: readonly string[];
  order: readonly string[];
}

export interface NamedColumn {
  key: string;
  title: string;
  /** Not shown until chosen. */
  hidden?: boolean | undefined;
}

export function defaultChosen(columns: readonly NamedColumn[]): ChosenColumns {
  return { keys: columns.filter((c) => !c.hidden).map((c) => c.key), order: columns.map((c) => c.key) };
}

/** The columns to show, in order; the first one given is the title and always stays. */
export function chosenColumns<C extends NamedColumn>(columns: readonly C[], chosen: ChosenColumns | null): C[] {
  const keys = new Set((chosen ?? defaultChosen(columns)).keys);
  return orderedColumns(columns, chosen).filter((c) => keys.has(c.key) || c.key === columns[0]?.key);
}

export function useColumns<C extends NamedColumn>(columns: readonly C[], chosen: ChosenColumns | null): C[] {
  return useMemo(() => chosenColumns(columns, chosen), [columns, chosen]);
}

function orderedColumns<C extends NamedColumn>(columns: readonly C[], chosen: ChosenColumns | null): C[] {
  const place = new Map((chosen?.order ?? []).map((key, index) => [key, index]));
  return [...columns].sort((a, b) => (place.get(a.key) ?? columns.length) - (place.get(b.key) ?? columns.length));
}

export function ColumnSettings(props: {
  columns: readonly NamedColumn[];
  chosen: ChosenColumns | null;
  onChoose: (chosen: ChosenColumns) => void;
}) {
  const { columns } = props;
  const chosen = props.chosen ?? defaultChosen(columns);
  const rows = orderedColumns(columns, chosen);
  const order = rows.map((c) => c.key);

  const move = (index: number, by: number) => {
    const next = [...order];
    const [key] = next.splice(index, 1);
    if (key === undefined) return;
    next.splice(index + by, 0, key);
    props.onChoose({ keys: chosen.keys, order: next });
  };

  const list = (
    <div className="ui-columns">
      {rows.map((column, index) => (
        <div key={column.key} className="ui-columns-row">
          <Checkbox
            checked={chosen.keys.includes(column.key) || column.key === columns[0]?.key}
            disabled={column.key === columns[0]?.key}
            onChange={(event) => {
              const rest = chosen.keys.filter((key) => key !== column.key);
              props.onChoose({ keys: event.target.checked ? [...rest, column.key] : rest, order });
            }}
          >
            {column.title}
          </Checkbox>
          <Button type="text" icon={<ArrowUpOutlined />} aria-label={`${column.title}上移`} disabled={index === 0} onClick={() => move(index, -1)} />
          <Button type="text" icon={<ArrowDownOutlined />} aria-label={`${column.title}下移`} disabled={index === rows.length - 1} onClick={() => move(index, 1)} />
        </div>
      ))}
      <Button block onClick={() => props.onChoose(defaultChosen(columns))}>
        恢复默认的列
      </Button>
    </div>
  );
  return (
    // As the calendar does (DateField): where it fits neither below nor above it slides, rather than losing its first columns.
    <Popover content={list} trigger="click" placement="bottomRight" arrow={false} align={{ offset: [0, 0], overflow: { adjustX: 1, adjustY: 1, shiftY: 1 } }} title="显示哪些列">
      <Button>列</Button>
    </Popover>
  );
}
