import { Button, Checkbox, Pagination } from 'antd';
import { useCallback, useState } from 'react';
import { findLedger, ledgers } from '#shared/ledgers/index.ts';
import { ask, takeFile } from '#renderer/bridge.ts';
import { IssueButton } from '#renderer/pages/figures/IssueButton.tsx';
import { LedgerTable } from '#renderer/pages/figures/LedgerTable.tsx';
import { counted, type Query, spanOf } from '#renderer/pages/figures/parts.ts';
import { PeriodBar } from '#renderer/pages/figures/PeriodBar.tsx';
import { LedgerHead } from '#renderer/print/LedgerHead.tsx';
import { LedgerPrint } from '#renderer/print/LedgerPrint.tsx';
import { attempt } from '#renderer/record/attempt.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { useSession } from '#renderer/state/session.ts';
import { useColumnChoice } from '#renderer/state/listView.ts';
import { useYear } from '#renderer/state/year.ts';
import { ColumnSettings, chosenColumns } from '#renderer/ui/ColumnSettings.tsx';
import { notify } from '#renderer/ui/notify.tsx';

const pageSize = 100;

/** All registers by section. */
export function LedgerList(props: { query: Query }) {
  const { year } = useYear();
  return (
    <>
      <div className="figures-tools"><PeriodBar parts={['ledger']} query={props.query} year={year} /></div>
      <div className="figures-groups">
        {[...Map.groupBy(ledgers, (one) => one.section)].map(([section, some]) => (
          <section key={section} className="figures-section">
            <h2>{section}</h2>
            <ul className="figures-list">
              {some.map((one) => <li key={one.key}><a href={hrefOf(['figures', 'ledger', one.key], props.query)}>{one.title}</a></li>)}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

/** One register for a period and a place: on screen, on paper, in a sheet. */
export function LedgerPage(props: { ledger: string; query: Query }) {
  const { ledger, query } = props;
  const { year } = useYear();
  const practice = useSession()?.practice ?? false;
  const [page, setPage] = useState(1);
  const [printing, setPrinting] = useState(false);
  const [publication, setPublication] = useState(false);
  const endPrint = useCallback(() => setPrinting(false), []);
  const [chosen, choose] = useColumnChoice(`ledger/${ledger}`);
  // The order in which the register has them, less what the person left out; all of them until something was chosen.
  const [known, setKnown] = useState<{ ledger: string; all: readonly { key: string; label: string }[] } | null>(null);
  const named = (known?.ledger === ledger ? known.all : []).map(({ key, label }) => ({ key, title: label }));
  const columns = chosen === null || named.length === 0 ? (chosen?.order.filter((key) => chosen.keys.includes(key)) ?? null) : chosenColumns(named, chosen).map((one) => one.key);
  const input = { ledger, ...spanOf(query, year), meeting: query['meeting'] ?? null, columns, publication };
  const { value, failure } = useAsked(`getLedger ${JSON.stringify(input)}`, counted, () => ask('getLedger', input), true);
  const sheet = value?.key === ledger ? value : undefined;
  if (sheet && known?.ledger !== ledger) setKnown({ ledger, all: sheet.all });
  const save = () =>
    void attempt(async () => {
      const { ticket, name, rows } = await ask('makeLedger', input);
      await takeFile(ticket, name);
      notify.done(`已存为${name}，共${rows}条`);
    });
  if (printing && sheet) return <LedgerPrint sheet={sheet} head={<LedgerHead columns={sheet.columns} />} practice={practice} onDone={endPrint} />;
  const from = (page - 1) * pageSize;
  return (
    <>
      <div className="figures-tools">
        <a className="figures-back" href={hrefOf(['figures', 'ledger'], query)}>全部台账</a>
        <PeriodBar parts={['ledger', ledger]} query={query} year={year} />
        <ColumnSettings columns={named} chosen={chosen} onChoose={choose} />
        <Checkbox checked={publication} title="不含姓名、电话，不列不公开的" onChange={(event) => setPublication(event.target.checked)}>公开版</Checkbox>
        <IssueButton input={{ kind: 'ledger', ...spanOf(query, year), ledger, columns }} disabled={!sheet || publication} />
        <Button disabled={!sheet} onClick={() => setPrinting(true)}>打印</Button>
        <Button type="primary" disabled={!sheet} onClick={save}>存Excel</Button>
      </div>
      <h2>{sheet?.title ?? findLedger(ledger)?.title}</h2>
      {failure ? <p className="ui-refusal" role="alert">{failure.message} {failure.fix}</p> : null}
      {sheet ? (
        <>
          <p className="ui-hint">{sheet.note}</p>
          {sheet.rows.length === 0 ? <p>这一期没有记录。可以在上面换一个时间或范围。</p> : <LedgerTable sheet={sheet} from={from} to={from + pageSize} />}
          {sheet.rows.length > pageSize ? <Pagination current={page} pageSize={pageSize} total={sheet.rows.length} showSizeChanger={false} showTotal={(all) => `共${all}条`} onChange={setPage} /> : null}
        </>
      ) : failure ? null : <p className="ui-hint">正在读取…</p>}
    </>
  );
}
