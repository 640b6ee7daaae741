import { Button, Switch } from 'antd';
import { useState } from 'react';
import { readSettings } from '#shared/defaults/settings.ts';
import { textOf } from '#shared/rules/folds/step.ts';
import { keyOf } from '#shared/rules/life.ts';
import { countReview, reviewParagraph } from '#shared/rules/people/proposalReview.ts';
import { proposalLife, type ProposalState } from '#shared/rules/proposalSteps.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { copyText } from '#renderer/record/copyRows.ts';
import { useChoices } from '#renderer/state/choices.ts';
import { presetList } from '#renderer/state/listView.ts';
import { saveRecords, useList } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { DetailPage, Section } from '#renderer/ui/DetailPage.tsx';
import { FormField, FormGroup } from '#renderer/ui/FormField.tsx';
import { notify } from '#renderer/ui/notify.tsx';
import { PinyinSelect } from '#renderer/ui/PinyinSelect.tsx';

const isState = (key: string): key is ProposalState => Object.hasOwn(proposalLife.states, key);
const bodies = ['proposerKind.sector', 'proposerKind.party', 'proposerKind.committee'];

/** `#/proposals/review`: 审查情况 of a session, every number counted, in the county's way of counting merged proposals. */
export function ReviewParagraph() {
  const sessions = useChoices('session');
  const categories = useChoices('proposalCategory').map((one) => one.label);
  const [session, setSession] = useState<string | null>(null);
  const { value } = useList({ entity: 'proposal', where: session === null ? [] : [{ field: 'session', op: 'is', value: session }], limit: 100_000 });
  const settings = useList({ entity: 'setting', where: [{ field: 'key', op: 'is', value: 'mergedCountsAsFiled' }], limit: 10 });
  if (!value || !settings.value) return <p className="ui-hint">正在读取…</p>;
  const mergedInside = readSettings(settings.value.rows.map((row) => ({ key: String(row['key']), value: textOf(row['value']) }))).mergedCountsAsFiled;
  const setInside = (on: boolean) => {
    const row = settings.value?.rows[0];
    void attempt(() => saveRecords([{ entity: 'setting', id: row?.id ?? null, set: { ...(row ? {} : { key: 'mergedCountsAsFiled' }), value: JSON.stringify(on) } }]));
  };
  const counts = countReview(
    value.rows.map((row) => {
      const key = keyOf(textOf(row['state']) ?? '');
      return { state: isState(key) ? key : 'submitted', byMembers: !bodies.includes(String(row['proposerKind'])), category: value.names[String(row['category'] ?? '')] ?? '' };
    }),
    categories,
  );
  const label = sessions.find((one) => one.id === session)?.label;
  const text = reviewParagraph(counts, { session: label === undefined ? '' : `${label}会议以来，`, mergedInside });
  const copy = () =>
    void attempt(async () => {
      if (await copyText(`　　${text}`)) notify.done('已复制，可以粘贴到Word或WPS里');
      else notify.failure({ message: '系统不让复制，数据没有变化。', fix: '请选中文字后按 Ctrl+C。' });
    });
  const open = (states: readonly string[]) => {
    presetList('proposal', { filters: { state: states.map((one) => `proposalState.${one}`), ...(session === null ? {} : { session: [session] }) } });
    navigate(hrefOf(['proposals']));
  };
  const outcomes = [
    { label: '立案（并案后）', count: counts.filed, states: ['filed', 'prepared', 'assigned', 'returned', 'working', 'replied', 'assessed', 'finished', 'archived'] },
    { label: '并案', count: counts.combined, states: ['combined'] }, { label: '转为意见和建议', count: counts.converted, states: ['converted'] },
    { label: '不予立案', count: counts.rejected, states: ['rejected'] }, { label: '撤案', count: counts.withdrawn, states: ['withdrawn'] }, { label: '正在审查', count: counts.open, states: ['submitted', 'reviewing', 'sentBack'] },
  ];
  return (
    <DetailPage title="提案审查情况" back={{ href: hrefOf(['proposals']), text: '提案' }}>
      <Section title="范围和口径">
        <FormGroup>
          <FormField name="session" label="届次"><PinyinSelect value={session} options={sessions.map(({ id, label: name }) => ({ value: id, label: name }))} onChange={setSession} placeholder="全部届次" /></FormField>
          <FormField name="inside" label="并案计入立案数" hint={mergedInside ? '立案数里含并案的，另写“并案后立案”多少件' : '立案、并案、转为意见建议各算各的，加起来等于收到的总数'}><Switch checked={mergedInside} onChange={setInside} checkedChildren="计入" unCheckedChildren="不计入" /></FormField>
        </FormGroup>
      </Section>
      <Section title="审查情况" extra={<Button type="primary" onClick={copy}>复制</Button>}><p>{text}</p></Section>
      <Section title="数字从哪里来" note={`收到${counts.received}件＝${outcomes.filter((one) => one.count > 0).map((one) => String(one.count)).join('＋') || '0'}`}>
        <ul className="ui-links">{outcomes.map((one) => <li key={one.label}><Button type="link" onClick={() => open(one.states)}>{one.label}{one.count}件</Button></li>)}</ul>
      </Section>
    </DetailPage>
  );
}
