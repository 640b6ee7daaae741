import { Button } from 'antd';
import { useCallback, useState } from 'react';
import type { IssuedContent, IssuedKind, IssuedView } from '#shared/contract/closing.ts';
import { entityOf } from '#shared/entities/index.ts';
import { formatDay } from '#shared/rules/day.ts';
import { ask, printPage, takeFile } from '#renderer/bridge.ts';
import { Basis } from '#renderer/pages/figures/Basis.tsx';
import { FiguresPrint } from '#renderer/pages/figures/FiguresPrint.tsx';
import { FiguresView } from '#renderer/pages/figures/FiguresView.tsx';
import { IssuedContext } from '#renderer/pages/figures/issuedContext.ts';
import { LedgerTable } from '#renderer/pages/figures/LedgerTable.tsx';
import { MonthSheet } from '#renderer/pages/figures/MonthSheet.tsx';
import type { Query } from '#renderer/pages/figures/parts.ts';
import { SummaryText } from '#renderer/pages/figures/SummaryText.tsx';
import { LedgerHead } from '#renderer/print/LedgerHead.tsx';
import { LedgerPrint } from '#renderer/print/LedgerPrint.tsx';
import { attempt } from '#renderer/record/attempt.ts';
import { RecordList } from '#renderer/record/RecordList.tsx';
import { useAsked } from '#renderer/state/asked.ts';
import { recordHref } from '#renderer/state/recordHref.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { useSession } from '#renderer/state/session.ts';
import { askText } from '#renderer/ui/askText.tsx';
import { notify } from '#renderer/ui/notify.tsx';

const kinds: Readonly<Record<IssuedKind, string>> = { month: '月报', figures: '统计表', ledger: '台账', summary: '工作综述' };

/** Everything that was issued, newest first. */
export function IssuedList() {
  const { value, failure } = useAsked('listIssued', ['issuedTable', 'place'], () => ask('listIssued', {}));
  if (failure) return <p className="ui-refusal" role="alert">{failure.message} {failure.fix}</p>;
  if (!value) return <p className="ui-hint">正在读取…</p>;
  if (value.tables.length === 0) return <p>还没有出过表。在“统计”“台账”“工作综述”“月报”里点“出表存档”，当时的数字和记录清单就会留在这里，以后照样重印。</p>;
  return (
    <div className="figures-section figures-scroll">
      <table className="figures-table figures-full">
        <thead><tr><th scope="col">出表日期</th><th scope="col">种类</th><th scope="col">名称</th><th scope="col">填报地</th><th scope="col" className="figures-number">所据记录</th><th scope="col">经手人</th><th scope="col">说明</th></tr></thead>
        <tbody>
          {value.tables.map((one) => (
            <tr key={one.id}>
              <td>{one.issuedOn}</td><td>{kinds[one.kind]}</td><td><a href={hrefOf(['figures', 'issued', one.id])}>{one.title}</a></td><td>{one.place}</td>
              <td className="figures-number">{one.records}</td><td>{one.issuedBy}</td><td>{remarks(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function remarks(one: IssuedView): string {
  return [one.zero ? '零报告' : '', one.edited === '' ? '' : `人工改过：${one.edited}`, one.voidedOn === null ? '' : `${one.voidedOn}作废：${one.voidReason}`].filter((text) => text !== '').join('；');
}

function Shown(props: { content: IssuedContent; table: IssuedView }) {
  const { content, table } = props;
  switch (content.kind) {
    case 'figures':
      return <FiguresView figures={content.figures} />;
    case 'month':
      return <MonthSheet month={content.month} office={content.office} by={table.issuedBy} on={formatDay(table.issuedOn)} />;
    case 'ledger':
      return <><p className="ui-hint">{content.sheet.note}</p><LedgerTable sheet={content.sheet} from={0} to={content.sheet.rows.length} /></>;
    case 'summary':
      return (
        <article className="figures-summary">
          <h2>{content.title}</h2>
          {content.texts ? content.texts.map((text, i) => <p key={i}>{text}</p>) : <SummaryText paragraphs={content.paragraphs} />}
          {table.edited === '' ? null : <p className="figures-changed">由人工改过、与系统统计不一致的数字：{table.edited}。</p>}
          <Basis lines={content.basis} />
        </article>
      );
  }
}

/** One issued table as it was, to look at and to print again. */
export function IssuedPage(props: { id: string }) {
  const { id } = props;
  const practice = useSession()?.practice ?? false;
  const { value, failure } = useAsked(`getIssued ${id}`, ['issuedTable'], () => ask('getIssued', { id }));
  const [printing, setPrinting] = useState(false);
  const endPrint = useCallback(() => setPrinting(false), []);
  if (failure) return <p className="ui-refusal" role="alert">{failure.message} {failure.fix}</p>;
  if (!value) return <p className="ui-hint">正在打开…</p>;
  const { table, content } = value;
  if (printing && content.kind === 'ledger') return <LedgerPrint sheet={content.sheet} head={<LedgerHead columns={content.sheet.columns} />} practice={practice} onDone={endPrint} />;
  const save = () =>
    void attempt(async () => {
      const { ticket, name } = await ask('makeIssuedFile', { id });
      await takeFile(ticket, name);
      notify.done(`已存为${name}`);
    });
  if (printing && content.kind === 'figures') {
    return <FiguresPrint figures={content.figures} title={table.title} office={table.office} on={formatDay(table.issuedOn)} practice={practice} onDone={endPrint} />;
  }
  const cancel = () =>
    void attempt(async () => {
      const reason = await askText({ title: `作废“${table.title}”`, sentence: '作废以后这一份仍可查看，上面会注明作废和原因。', label: '作废原因', missing: '请写作废原因。', verb: '作废', back: '返回' });
      if (reason === null) return;
      await ask('voidIssued', { id, reason });
      notify.done('已作废，这一份仍可查看');
    });
  return (
    <IssuedContext value={id}>
      <div className="figures-tools">
        <a className="figures-back" href={hrefOf(['figures', 'issued'])}>已出表册</a>
        <Button type="primary" onClick={() => (content.kind === 'ledger' || content.kind === 'figures' ? setPrinting(true) : void printPage())}>照原样打印</Button>
        <Button onClick={save}>{table.kind === 'summary' ? '存Word' : '存Excel'}</Button>
        {table.voidedOn === null ? <Button onClick={cancel}>作废</Button> : null}
      </div>
      <p>{`${table.title}　${formatDay(table.issuedOn)}出表　经手人：${table.issuedBy}　所据记录${table.records}条`}</p>
      {table.voidedOn === null ? null : <p className="figures-void">{`已于${formatDay(table.voidedOn)}作废：${table.voidReason}`}</p>}
      <Shown content={content} table={table} />
    </IssuedContext>
  );
}

/** The records that an issued number counted, as they are now. */
export function IssuedRows(props: { id: string; list: string; query: Query }) {
  const { id, list } = props;
  const { value, failure } = useAsked(`getIssuedRows ${id} ${list}`, ['issuedTable'], () => ask('getIssuedRows', { id, list }));
  if (failure) return <p className="ui-refusal" role="alert">{failure.message} {failure.fix}</p>;
  if (!value) return <p className="ui-hint">正在打开…</p>;
  return (
    <>
      <p><a className="figures-back" href={hrefOf(['figures', 'issued', id])}>回到表册</a></p>
      <RecordList entity={entityOf(value.entity)} listKey={`issued ${id} ${list}`} title={`${props.query['title'] ?? ''}（出表时的${value.ids.length}条）`} where={[{ field: 'id', op: 'in', value: value.ids }]} rowHref={(row) => recordHref(value.entity, row.id) ?? '#/'} keepRecords />
    </>
  );
}
