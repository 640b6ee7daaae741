import { useState } from 'react';
import { Failure, type FieldProblem } from '#shared/failure.ts';
import { paperNumber } from '#shared/rules/numbering.ts';
import { parseDay } from '#shared/rules/parseDay.ts';
import { ask } from '#renderer/bridge.ts';
import { doneWithUndo } from '#renderer/record/attempt.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { whileSaving } from '#renderer/state/saving.ts';
import { useSession, useToday } from '#renderer/state/session.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { FormField } from '#renderer/ui/FormField.tsx';
import { MemoField } from '#renderer/ui/MemoField.tsx';
import { notify } from '#renderer/ui/notify.tsx';
import { NumberField } from '#renderer/ui/NumberField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';

/** Issues one opinion, or several together as one 期, under the next number of the year's series. */
export function IssueDialog(props: { opinions: readonly string[]; onClose: () => void; onIssued?: (() => void) | undefined }) {
  const today = useToday();
  const [by, setBy] = useState(useSession()?.user ?? '');
  const [on, setOn] = useState<string | null>(today);
  const [next, setNext] = useState<number | null>(null);
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const opinions = [...props.opinions];
  // While the number of another day is awaited the field of the number stays, with the cursor that may be in it.
  const peek = useAsked(on && `peekOpinionIssue ${opinions.join(' ')} ${on}`, ['opinionStep', 'issue', 'series', 'site'], () => ask('peekOpinionIssue', { opinions, on: on ?? today }), true);
  const seen = peek.value;
  const number = seen && !peek.late ? (seen.next !== null && next !== null ? paperNumber(seen.pattern, Number((on ?? today).slice(0, 4)), next) : seen.number) : '';
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message;

  const issue = async () => {
    if (on === null || refused !== null) return setProblems([{ field: 'on', message: '请填写编发日期' }]);
    setBusy(true);
    setProblems([]);
    try {
      const done = await whileSaving(ask('issueOpinions', { opinions, on, by: by.trim() || null, text: text.trim() || null, next: seen?.next === null ? null : next }));
      doneWithUndo(`已编发${done.number}${opinions.length > 1 ? `，共${opinions.length}条` : ''}`, done.tx);
      props.onClose();
      props.onIssued?.();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      setProblems(error.fields.filter((one) => ['on', 'next'].includes(one.field)));
      notify.failure(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog open title={opinions.length > 1 ? `编发${opinions.length}条为一期` : '编发'} okText={number === '' ? '编发' : `编发${number}`} okDisabled={!seen} busy={busy} dirty={text !== '' || next !== null} onOk={() => void issue()} onClose={props.onClose} width={38}>
      <div className="ui-form">
        <FormField name="on" label="编发日期" required error={errorOf('on')}>
          <DateField value={on} onChange={setOn} onRefused={setRefused} parse={(typed) => parseDay(typed, today)} />
        </FormField>
        {seen && seen.next !== null ? (
          <FormField name="next" label="期号" error={errorOf('next')} hint="按顺序自动取号；从年中开始用的，填现在该编的期号">
            <NumberField value={next ?? seen.next} onChange={setNext} min={1} max={99_999} unit="期" />
          </FormField>
        ) : null}
        <FormField name="by" label="编发人"><TextField value={by} onChange={setBy} limit={40} /></FormField>
        <FormField name="text" label="说明"><MemoField value={text} onChange={setText} rows={2} /></FormField>
        {peek.failure ? <p className="ui-refusal" role="alert">{peek.failure.message}{peek.failure.fix}</p> : null}
        {seen && !peek.late ? <p className="record-notice" role="status">期号：<strong>{number}</strong>{seen.next === null ? '（以前编发过，沿用原来的期号）' : ''}</p> : null}
      </div>
    </Dialog>
  );
}
