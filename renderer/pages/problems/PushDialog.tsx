import type { Row, Write } from '#shared/contract/records.ts';
import { ChargeDialog } from '#renderer/pages/problems/ChargeDialog.tsx';
import type { StepProps } from '#renderer/pages/problems/PlainStep.tsx';
import { useToday } from '#renderer/state/session.ts';

/** The leader presses the matter once more: the step, and on the charge when this was and when it is looked at next. */
export function pushWrites(step: Write, supervision: string, nextOn: string | null): Write[] {
  return [step, { entity: 'supervision', id: supervision, set: { lastOn: step.set['on'] ?? null, nextOn } }];
}

/** 再督办: under a charge that stands. */
export function PushDialog(props: StepProps & { supervision: Row }) {
  const { supervision } = props;
  const today = useToday();
  const next = supervision['nextOn'];
  return (
    <ChargeDialog
      {...props}
      draft={`push/${supervision.id}`}
      heading="督办"
      start={{ leader: String(supervision['leader'] ?? '') }}
      // A check that is still to come stays, unless another day is written.
      charge={typeof next === 'string' && next > today ? { nextOn: next } : {}}
      more={[{ name: 'nextOn', hint: '到这一天，工作台会提醒' }]}
      writes={(step, { nextOn }) => pushWrites(step, supervision.id, typeof nextOn === 'string' ? nextOn : null)}
    />
  );
}
