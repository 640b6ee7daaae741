import '#renderer/pages/exchange/exchange.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { KeptChange, TwoSidedItem } from '#shared/contract/exchange.ts';
import { isEntityName, entityNames } from '#shared/entities/index.ts';
import { ask } from '#renderer/bridge.ts';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { shownTime } from '#renderer/record/shownTime.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { recordHref } from '#renderer/state/recordHref.ts';
import { saveRecords } from '#renderer/state/records.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { useToday } from '#renderer/state/session.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { ObjectionTable, SettledTable } from '#renderer/pages/exchange/SettledTable.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';

/** Everything that two offices changed without knowing of each other: per field every value, who, when, where. */
export function TwoSidedPage() {
  const today = useToday();
  const found = useAsked('listTwoSided', entityNames, () => ask('listTwoSided', {}), true).value;
  const settle = (item: TwoSidedItem, value: string | number | boolean | null) =>
    void attempt(async () => {
      if (!isEntityName(item.entity)) return;
      const { tx } = await saveRecords([{ entity: item.entity, id: item.id, set: { [item.field]: value } }]);
      doneWithUndo(`已选定${item.label}`, tx);
    });
  return (
    <div className="exchange">
      <a className="ui-back" href={hrefOf(['exchange'])}>
        ← 报送接收
      </a>
      <h1>两边都改过</h1>
      <p className="ui-hint">同一栏两个单位都改过时，两个值都留着，先显示后改的那个。由办理这件事的单位选定，也可以另写一个。</p>
      {found?.items.length === 0 ? <p role="status">没有两边都改过的内容。</p> : null}
      {(found?.items ?? []).map((item) => (
        <TwoSidedCard key={`${item.id} ${item.field}`} item={item} today={today} onSettle={(value) => settle(item, value)} />
      ))}
      {found && found.settled.length > 0 ? <SettledTable settled={found.settled} today={today} /> : null}
      {found && found.objections.length > 0 ? <ObjectionTable objections={found.objections} /> : null}
      {found && found.kept.length > 0 ? <KeptTable kept={found.kept} today={today} /> : null}
    </div>
  );
}

function TwoSidedCard({ item, today, onSettle }: { item: TwoSidedItem; today: string; onSettle: (value: string | number | boolean | null) => void }) {
  const [own, setOwn] = useState('');
  const writable = item.values.every((one) => typeof one.value === 'string' && one.text === one.value);
  const href = isEntityName(item.entity) ? recordHref(item.entity, item.id) : null;
  return (
    <Section title={item.label} note={href ? <a href={href}>{item.title}</a> : item.title}>
      <table className="ui-plain-table">
        <tbody>
          {item.values.map((one, i) => (
            <tr key={one.op}>
              <td className="exchange-value">
                {one.text || '（空）'}
                {i === 0 ? <span className="ui-hint"> 现在显示</span> : null}
              </td>
              <td>
                {one.office}
                {one.who === '' ? '' : ` ${one.who}`}
                <div className="ui-hint">{shownTime(one.at, today)}</div>
              </td>
              <td className="exchange-verbs">
                <Button disabled={!item.mine} onClick={() => onSettle(one.value)} aria-label={`${item.label}选定${one.text}`}>
                  选定这个
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!item.mine ? <p className="ui-hint">由办理这件事的单位选定；选定以后有不同意见的，可以提一次异议。</p> : null}
      {item.mine && writable ? (
        <div className="exchange-third">
          <TextField value={own} onChange={setOwn} label={`${item.label}另写一个`} placeholder="都不对，另写一个" />
          <Button disabled={own.trim() === ''} onClick={() => onSettle(own.trim())}>
            用这个
          </Button>
        </div>
      ) : null}
    </Section>
  );
}

function KeptTable({ kept, today }: { kept: readonly KeptChange[]; today: string }) {
  return (
    <Section title="超出权限、没有采用的修改" note="对方没有权限改这些内容；原样存着，供您查看。">
      <table className="ui-plain-table">
        <thead>
          <tr>
            <th scope="col">内容</th>
            <th scope="col">栏目</th>
            <th scope="col">谁改的</th>
            <th scope="col">时间</th>
          </tr>
        </thead>
        <tbody>
          {kept.map((one) => (
            <tr key={`${one.id} ${one.at} ${one.fields}`}>
              <td>
                {one.label}
                {one.title === '' ? '' : `：${one.title}`}
              </td>
              <td>{one.fields}</td>
              <td>
                {one.office} {one.who}
              </td>
              <td>{shownTime(one.at, today)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
