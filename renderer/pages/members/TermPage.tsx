import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { entityOf } from '#shared/entities/index.ts';
import { compareNames } from '#shared/rules/duty/rosterOrder.ts';
import { parseDay } from '#shared/rules/parseDay.ts';
import { ask } from '#renderer/bridge.ts';
import { TermReview } from '#renderer/pages/members/TermReview.tsx';
import { emptyTerm, freshColumns, freshRows, keptTerm, type TermDraft, termInput } from '#renderer/pages/members/termState.ts';
import { TermWho } from '#renderer/pages/members/TermWho.tsx';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { usePasteLookup } from '#renderer/record/usePasteLookup.ts';
import { useChoices } from '#renderer/state/choices.ts';
import { useDraft } from '#renderer/state/draft.ts';
import { useList } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useToday } from '#renderer/state/session.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { DetailPage, Section } from '#renderer/ui/DetailPage.tsx';
import { FormField, FormGroup } from '#renderer/ui/FormField.tsx';
import { PasteTable } from '#renderer/ui/PasteTable.tsx';
import { PinyinSelect } from '#renderer/ui/PinyinSelect.tsx';
import { StepBar } from '#renderer/ui/StepBar.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';

const member = entityOf('member');
const titles = ['新一届', '去留和接替', '新任委员', '核对'] as const;
const place = { key: 'member/term', entity: 'member' as const, id: 'term' };

/** `#/members/term`: the change of term, step by step. Nothing is written before the last press; what is filled in is kept. */
export function TermPage() {
  const today = useToday();
  const [step, setStep] = useState(0);
  const [typed, setTyped] = useState<TermDraft | null>(null);
  const [busy, setBusy] = useState(false);
  const draft = useDraft(place);
  const restored = useMemo(() => keptTerm(draft.found?.content), [draft.found]);
  const now = typed ?? restored ?? emptyTerm;
  const terms = useChoices('term');
  const lookup = usePasteLookup(member, freshColumns);
  const { value } = useList({ entity: 'member', limit: 100_000 });
  const people = useMemo(() => (value?.rows ?? []).toSorted((a, b) => compareNames('pinyin', String(a['name']), String(b['name']))), [value]);
  const read = useMemo(() => (lookup ? freshRows(now, lookup) : null), [lookup, now]);
  if (!value || !read || draft.found === undefined) return <p className="ui-hint">正在读取…</p>;

  const change = (next: Partial<TermDraft>) => {
    setTyped({ ...now, ...next });
    draft.keep(JSON.stringify({ ...now, ...next }));
  };
  const serving = people.filter((row) => row['state'] !== 'memberState.left');
  const former = people.filter((row) => row['state'] === 'memberState.left');
  const complete = now.name.trim() !== '' && now.openedOn !== null && read.problems.length === 0;
  const apply = () => {
    setBusy(true);
    void attempt(async () => {
      await draft.settle();
      const made = await ask('changeTerm', termInput(now, read.sets));
      await draft.drop();
      doneWithUndo(`换届已办：留任${made.staying}人，离任${made.leaving}人，新任${made.fresh}人`, made.tx);
      navigate(hrefOf(['members', 'roster'], { term: made.term }), { replace: true });
    }).finally(() => setBusy(false));
  };
  return (
    <DetailPage title="换届" back={{ href: hrefOf(['members']), text: '委员名册' }}>
      <StepBar steps={titles.map((title, i) => ({ key: title, title, state: i < step ? 'done' : i === step ? 'now' : 'ahead' }))} />
      {restored && typed === null ? <p className="record-notice" role="status">已恢复上次没有办完的内容</p> : null}
      {step === 0 ? (
        <Section title="新一届" note="上一届的名单、任职会留下来，随时可以查">
          <FormGroup>
            <FormField name="name" label="新一届" required hint="从清单里选，或者直接写新的名称">
              <PinyinSelect value={now.name === '' ? null : now.name} options={[...terms.map(({ label }) => ({ value: label, label })), ...(now.name !== '' && !terms.some((one) => one.label === now.name) ? [{ value: now.name, label: now.name }] : [])]} onChange={(name) => change({ name: name ?? '' })} onCreate={(name) => change({ name })} placeholder="如：第十届" />
            </FormField>
            <FormField name="openedOn" label="开始日期" required hint="新一届第一天；上一届到前一天为止">
              <DateField value={now.openedOn} onChange={(openedOn) => change({ openedOn })} parse={(text) => parseDay(text, today)} />
            </FormField>
            <FormField name="basis" label="依据"><TextField value={now.basis} onChange={(basis) => change({ basis })} limit={200} placeholder="如：某年某月某日县政协常委会议协商通过" /></FormField>
          </FormGroup>
        </Section>
      ) : null}
      {step === 1 ? <TermWho serving={serving} names={value.names} leaving={now.leaving} onChange={(leaving) => change({ leaving })} /> : null}
      {step === 2 ? (
        <Section title="新任委员" note={`${read.sets.length + now.returning.length}人`}>
          {former.length === 0 ? null : (
            <FormField name="returning" label="重新任职" hint="从前任过、这一届又任的">
              <PinyinSelect multiple value={now.returning} options={former.map((row) => ({ value: row.id, label: String(row['name']), note: String(row['employer'] ?? '') || undefined }))} onChange={(returning) => change({ returning })} />
            </FormField>
          )}
          <PasteTable label="新任委员" addText="添加一人" rows={now.fresh} onChange={(fresh) => change({ fresh })} errors={read.problems} columns={freshColumns.map((key) => ({ key, title: member.fields[key]?.label ?? key, required: key === 'name', width: key === 'employer' ? 14 : 9 }))} />
          {read.problems.length > 0 ? <p className="ui-refusal" role="status">有{read.problems.length}处要改，改好才能办。</p> : null}
        </Section>
      ) : null}
      {step === 3 ? complete ? <TermReview input={termInput(now, read.sets)} name={now.name} busy={busy} onApply={apply} /> : <p className="ui-refusal" role="alert">还不能核对：请填新一届的名称和开始日期，并改好新任委员表里标红的格子。</p> : null}
      <div className="ui-buttons">
        {step > 0 ? <Button onClick={() => setStep(step - 1)}>上一步</Button> : null}
        {step < titles.length - 1 ? <Button type="primary" onClick={() => setStep(step + 1)}>下一步：{titles[step + 1]}</Button> : null}
        {typed ?? restored ? (
          <Button
            onClick={() => {
              setTyped(emptyTerm);
              void draft.drop();
              setStep(0);
            }}
          >
            全部重填
          </Button>
        ) : null}
      </div>
    </DetailPage>
  );
}
