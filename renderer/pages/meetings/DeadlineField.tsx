import { useEffect, useEffectEvent } from 'react';
import type { EntryValues } from '#renderer/pages/meetings/useQuickEntry.ts';
import { deadlineText, readDeadline } from '#renderer/pages/meetings/deadline.ts';
import { numberOf, textOf } from '#renderer/pages/meetings/parts.ts';
import { ask } from '#renderer/bridge.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { useToday } from '#renderer/state/session.ts';
import { formatDay, weekdayName } from '#shared/rules/day.ts';
import type { TimeLimit } from '#shared/rules/timeLimit.ts';
import { FormField } from '#renderer/ui/FormField.tsx';
import { TypedInput } from '#renderer/ui/TypedInput.tsx';

function valueOf(values: EntryValues): TimeLimit | null {
  const days = numberOf(values, 'deadlineDays');
  if (days > 0) return { days, kind: values['deadlineKind'] === 'deadlineKind.natural' ? 'natural' : 'working' };
  const on = textOf(values, 'deadlineOn');
  return on === '' ? null : { on };
}

/** A time limit as it is said: a day, or so many working days; the day that comes of it stands below, with the arithmetic. */
export function DeadlineField(props: { values: EntryValues; heldOn: string; onChange: (field: string, value: string | number | null) => void }) {
  const today = useToday();
  const { heldOn } = props;
  const value = valueOf(props.values);
  const counted = value && 'days' in value ? value : null;
  const found = useAsked(counted && `countDeadline ${heldOn} ${counted.days} ${counted.kind}`, ['holiday'], () =>
    ask('countDeadline', { from: heldOn, days: counted?.days ?? 1, kind: counted?.kind ?? 'working' }),
  );
  const change = (next: TimeLimit | null) => {
    props.onChange('deadlineOn', next && 'on' in next ? next.on : null);
    props.onChange('deadlineDays', next && 'days' in next ? next.days : null);
    props.onChange('deadlineKind', next && 'days' in next ? `deadlineKind.${next.kind}` : null);
  };
  const day = counted ? found.value?.deadline : undefined;
  // The day is kept beside the number, for lists and papers; a save that was faster leaves it to the service.
  const keep = useEffectEvent((on: string) => {
    if (props.values['deadlineOn'] !== on) props.onChange('deadlineOn', on);
  });
  useEffect(() => {
    if (day !== undefined) keep(day);
  }, [day]);
  return (
    <FormField
      name="deadlineOn"
      label="办理时限"
      hint={
        day ? (
          <span title={found.value?.steps.join('\n')}>
            从{formatDay(heldOn)}起算，即{formatDay(day)}（{weekdayName(day)}）{found.value?.warning}
          </span>
        ) : (
          '日期，或“10个工作日”“30天”“年底前”'
        )
      }
    >
      <TypedInput<TimeLimit> value={value} onChange={change} parse={(text) => readDeadline(text, today, heldOn)} show={deadlineText} />
    </FormField>
  );
}
