import { Button } from 'antd';
import { useRef, useState } from 'react';
import { firstSentence } from '#shared/rules/raise.ts';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { ChoiceInput } from '#renderer/record/ChoiceInput.tsx';
import { RefInput } from '#renderer/record/RefInput.tsx';
import { useOfficeLevel, useUser } from '#renderer/pages/problems/office.ts';
import { type Order, orderWrites } from '#renderer/pages/problems/orderWrites.ts';
import { saveRecords } from '#renderer/state/records.ts';
import { useToday } from '#renderer/state/session.ts';
import { TextField } from '#renderer/ui/TextField.tsx';
import { isComposing } from '#renderer/ui/typedText.ts';

const joined = (now: string, before: string) => (now === '' ? before : before === '' ? now : `${now}；${before}`);

/** One line for one order: village, who, what; Enter stores it and the next begins. The village stays, orders come in heaps. */
export function NewOrder() {
  const today = useToday();
  const level = useOfficeLevel();
  const user = useUser();
  const [order, setOrder] = useState<Order>({ place: null, who: '', what: '', kind: 'problemKind.wish' });
  const [missing, setMissing] = useState<string | null>(null);
  const saving = useRef(0);
  const line = useRef<HTMLDivElement>(null);
  const change = (part: Partial<Order>) => {
    setMissing(null);
    setOrder((now) => ({ ...now, ...part }));
  };
  const save = async () => {
    // Enter pressed twice.
    if (saving.current > 0 && order.who === '' && order.what === '') return;
    if (order.place === null || order.what.trim() === '') return setMissing(order.place === null ? '请选是哪个村的。' : '请写要办什么事。');
    saving.current += 1;
    // The line is free for the next one at once: who types on after Enter writes that one, not the end of this.
    setOrder({ ...order, who: '', what: '' });
    line.current?.querySelector<HTMLElement>('[data-first] input')?.focus();
    const saved = await attempt(() => saveRecords(orderWrites(order, { today, user, level }, crypto.randomUUID())));
    saving.current -= 1;
    if (saved) doneWithUndo(`已登记点单“${firstSentence(order.what, 20)}”`, saved.tx);
    // It comes back where nothing was typed since; else behind what was.
    else setOrder((now) => ({ ...now, who: joined(now.who, order.who), what: joined(now.what, order.what) }));
  };
  return (
    <div
      ref={line}
      className="problem-new-order"
      role="group"
      aria-label="新点单"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || isComposing(event) || !(event.target instanceof HTMLInputElement) || event.target.closest('.ui-select')) return;
        event.preventDefault();
        void save();
      }}
    >
      <span className="problem-order-place">
        <RefInput to="place" label="哪个村" placeholder="哪个村" value={order.place === null ? [] : [order.place]} onChange={(ids) => change({ place: ids[0] ?? null })} />
      </span>
      <span className="problem-order-who" data-first>
        <TextField label="谁点的" placeholder="谁点的" value={order.who} onChange={(who) => change({ who })} />
      </span>
      <span className="problem-order-what">
        <TextField label="要办什么事" placeholder="要办什么事，回车登记" value={order.what} onChange={(what) => change({ what })} />
      </span>
      <span className="problem-order-kind">
        <ChoiceInput list="problemKind" label="类别" value={[order.kind]} onChange={(ids) => change({ kind: ids[0] ?? order.kind })} />
      </span>
      <Button type="primary" onClick={() => void save()}>
        登记点单
      </Button>
      {missing ? (
        <span className="ui-refusal" role="alert">
          {missing}
        </span>
      ) : null}
    </div>
  );
}
