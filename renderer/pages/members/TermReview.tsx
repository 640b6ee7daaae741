import { Button } from 'antd';
import type { Input } from '#shared/contract.ts';
import { ask } from '#renderer/bridge.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { recordHref } from '#renderer/state/recordHref.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { LinkList } from '#renderer/ui/LinkList.tsx';

/** What the change of term would do, before it is done. */
export function TermReview(props: { input: Input<'changeTerm'>; name: string; busy: boolean; onApply: () => void }) {
  const { input } = props;
  const { value, failure } = useAsked(`previewTermChange ${JSON.stringify(input)}`, ['member', 'seat', 'tenure', 'studio', 'council', 'problem', 'supervision'], () => ask('previewTermChange', input), true);
  if (failure) return <p className="ui-refusal" role="alert">{failure.message}{failure.fix}</p>;
  if (!value) return <p className="ui-hint">正在核对…</p>;
  const vacant = value.vacancies.filter((one) => one.successorName === '').length;
  return (
    <>
      <Section title="核对" note={`${input.openedOn}起为${props.name}`}>
        <p>留任<strong>{value.staying}</strong>人，离任<strong>{value.leaving}</strong>人，新任<strong>{value.fresh + value.returning}</strong>人{value.returning > 0 ? `（其中重新任职${value.returning}人）` : ''}；新一届共<strong>{value.staying + value.fresh + value.returning}</strong>人。</p>
        {value.wrong.length > 0 ? <ul className="ui-refusal" role="alert">{value.wrong.map((one) => <li key={one}>{one}</li>)}</ul> : null}
        <div className="ui-buttons"><Button type="primary" size="large" loading={props.busy} disabled={value.wrong.length > 0} onClick={props.onApply}>办理换届</Button></div>
        <p className="ui-hint">一次办完，办完以后10秒内可以整个撤销。离任委员的履职记录都留着，当年的履职按任职月数折算。</p>
      </Section>
      <Section title="空出来的位置" note={value.vacancies.length === 0 ? '没有' : `${value.vacancies.length}处，其中${vacant}处暂缺`}>
        {value.vacancies.length === 0 ? null : (
          <table className="members-lines">
            <thead><tr><th scope="col">离任委员</th><th scope="col">位置</th><th scope="col">接替</th></tr></thead>
            <tbody>{value.vacancies.map((one) => <tr key={`${one.member} ${one.what}`}><td>{one.memberName}</td><td>{one.what}</td><td>{one.successorName || '暂缺'}</td></tr>)}</tbody>
          </table>
        )}
      </Section>
      {value.openOrders.length === 0 ? null : (
        <Section title="离任委员接的、还没有办结的事项" note="换届不会改动，请另找人接着办">
          <LinkList empty="" links={value.openOrders.map((one) => ({ key: one.id, href: recordHref('problem', one.id) ?? '#/', title: one.title, note: one.memberName }))} />
        </Section>
      )}
      {value.supervised.length === 0 ? null : (
        <Section title="离任委员领衔督办的" note="请另定督办领导">
          <LinkList empty="" links={value.supervised.map((one) => ({ key: `${one.entity} ${one.id}`, href: recordHref(one.entity, one.id) ?? '#/', title: one.title, note: one.memberName }))} />
        </Section>
      )}
    </>
  );
}
