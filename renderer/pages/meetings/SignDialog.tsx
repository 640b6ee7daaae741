import { useState } from 'react';
import type { FieldProblem } from '#shared/failure.ts';
import { Failure } from '#shared/failure.ts';
import { paperNumber } from '#shared/rules/numbering.ts';
import { parseDay } from '#shared/rules/parseDay.ts';
import { ask } from '#renderer/bridge.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { whileSaving } from '#renderer/state/saving.ts';
import { useToday } from '#renderer/state/session.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { FormField } from '#renderer/ui/FormField.tsx';
import { notify } from '#renderer/ui/notify.tsx';
import { NumberField } from '#renderer/ui/NumberField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';

/** Who signs, on which day, under which number; what follows from it is said before. */
export function SignDialog(props: { minutes: string; onClose: () => void; onSigned: () => void }) {
  const today = useToday();
  const [signer, setSigner] = useState('');
  const [signedOn, setSignedOn] = useState<string | null>(today);
  const [next, setNext] = useState<number | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  // While the number of another day is awaited the field of the number stays, with the cursor that may be in it.
  const peek = useAsked(
    signedOn && `peekSigning ${props.minutes} ${signedOn}`,
    ['minutesVersion', 'issue', 'series', 'decision', 'site'],
    () => ask('peekSigning', { minutes: props.minutes, signedOn: signedOn ?? today }),
    true,
  );
  const seen = peek.value;
  const year = Number((signedOn ?? today).slice(0, 4));
  const number = seen && !peek.late ? (seen.next !== null && next !== null ? paperNumber(seen.pattern, year, next) : seen.number) : '';
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message;

  const sign = async () => {
    if (signer.trim() === '') return setProblems([{ field: 'signer', message: '请填写签发人' }]);
    if (signedOn === null || refused !== null) return setProblems([{ field: 'signedOn', message: '请填写签发日期' }]);
    setBusy(true);
    setProblems([]);
    try {
      const done = await whileSaving(ask('signMinutes', { minutes: props.minutes, signer, signedOn, next: seen?.next === null ? null : next }));
      notify.done(`已签发${done.number}${done.problems.length > 0 ? `，转为办理事项${done.problems.length}件` : ''}`);
      props.onClose();
      props.onSigned();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      setProblems(error.fields.filter((one) => ['signer', 'signedOn', 'next'].includes(one.field)));
      notify.failure(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog open title="签发纪要" okText={number === '' ? '签发' : `签发${number}`} okDisabled={!seen} busy={busy} onOk={() => void sign()} onClose={props.onClose} width={38}>
      <div className="ui-form">
        <FormField name="signer" label="签发人" required error={errorOf('signer')}>
          <TextField value={signer} onChange={setSigner} limit={30} />
        </FormField>
        <FormField name="signedOn" label="签发日期" required error={errorOf('signedOn')}>
          <DateField value={signedOn} onChange={setSignedOn} onRefused={setRefused} parse={(text) => parseDay(text, today)} />
        </FormField>
        {seen && seen.next !== null ? (
          <FormField name="next" label="顺序号" error={errorOf('next')} hint="按顺序自动取号；党政办另给了号的，填那个号">
            <NumberField value={next ?? seen.next} onChange={setNext} min={1} max={99_999} unit="号" />
          </FormField>
        ) : null}
        {peek.failure ? (
          <p className="ui-refusal" role="alert">
            {peek.failure.message}
            {peek.failure.fix}
          </p>
        ) : null}
        {seen && !peek.late ? (
          <div className="record-notice" role="status">
            文号：<strong>{number}</strong>
            <span>{seen.next === null ? '这是更正稿，沿用原来的文号。' : ''}</span>
            <span>{seen.problems > 0 ? `还有${seen.problems}条议定事项没有转办，签发时自动转为办理事项。` : '议定事项都已转办。'}</span>
          </div>
        ) : null}
        <p className="ui-hint">签发以后这一稿定稿，不能再改；需要改动的，另出一稿更正，两稿都保留。</p>
      </div>
    </Dialog>
  );
}
