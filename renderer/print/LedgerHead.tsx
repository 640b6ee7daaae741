import type { LedgerSheet } from '#shared/contract/figures.ts';

type Column = LedgerSheet['columns'][number];

/** Columns side by side of one group, under one head. */
function groupsOf(columns: readonly Column[]): { label: string; span: number; grouped: boolean }[] {
  const groups: { label: string; span: number; grouped: boolean }[] = [];
  columns.forEach((column, i) => {
    const last = groups.at(-1);
    if (last && column.group !== null && columns[i - 1]?.group === column.group) last.span += 1;
    else groups.push({ label: column.group ?? column.label, span: 1, grouped: column.group !== null });
  });
  return groups;
}

/** The head of a register, one row or two. */
export function LedgerHead(props: { columns: readonly Column[] }) {
  const two = props.columns.some((column) => column.group !== null);
  return (
    <thead>
      <tr>
        {groupsOf(props.columns).map((group, i) => (
          <th key={`${i} ${group.label}`} scope={group.grouped ? 'colgroup' : 'col'} colSpan={group.span} rowSpan={two && !group.grouped ? 2 : 1}>{group.label}</th>
        ))}
      </tr>
      {two ? <tr>{props.columns.map((column, i) => (column.group === null ? null : <th key={`${i} ${column.label}`} scope="col">{column.label}</th>))}</tr> : null}
    </thead>
  );
}
