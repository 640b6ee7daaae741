import { Button } from 'antd';
import { useCallback, useState } from 'react';
import type { Input } from '#shared/contract.ts';
import type { LedgerSheet } from '#shared/contract/figures.ts';
import { ask, takeFile } from '#renderer/bridge.ts';
import { LedgerPrint } from '#renderer/print/LedgerPrint.tsx';
import { attempt } from '#renderer/record/attempt.ts';
import { useSession, useToday } from '#renderer/state/session.ts';
import { notify } from '#renderer/ui/notify.tsx';
import { formatDay } from '#shared/rules/day.ts';

/** A table as a page has it: what is printed and put into a sheet is what is on screen. */
export type PageTable = Omit<Input<'makeSheet'>, 'foot'>;

/** Prints the table across, or saves it as .xlsx. `children` is the page: it gives way to the paper while that prints. */
export function SheetTable(props: { table: PageTable; children: (buttons: React.ReactNode) => React.ReactNode }) {
  const { table } = props;
  const session = useSession();
  const today = useToday();
  const [printing, setPrinting] = useState(false);
  const done = useCallback(() => setPrinting(false), []);
  const foot = `填报单位：${session?.office?.name ?? ''}　填表人：${session?.user ?? ''}　制表日期：${formatDay(today)}`;
  if (printing) {
    const sheet: LedgerSheet = {
      key: 'sheet', title: table.title, note: table.note ?? '', foot, totals: null, cut: false,
      columns: table.columns.map(({ label, width, align }) => ({ label, width, align: align ?? 'left', group: null, choices: [] })),
      rows: table.rows.map((cells, i) => ({ id: String(i), entity: 'member', cells: cells.map((cell) => ({ text: String(cell) })) })),
    };
    const head = <thead><tr>{table.columns.map(({ label }) => <th key={label} scope="col">{label}</th>)}</tr></thead>;
    return <LedgerPrint sheet={sheet} head={head} practice={session?.practice ?? false} onDone={done} />;
  }
  const save = () =>
    void attempt(async () => {
      const { ticket, name, rows } = await ask('makeSheet', { ...table, foot });
      await takeFile(ticket, name);
      notify.done(`已存为${name}，共${rows}条`);
    });
  return props.children(
    <>
      <Button disabled={table.rows.length === 0} onClick={() => setPrinting(true)}>打印</Button>
      <Button disabled={table.rows.length === 0} onClick={save}>存Excel</Button>
    </>,
  );
}
