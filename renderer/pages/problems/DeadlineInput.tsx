import { Button, Popover, Radio } from 'antd';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Output } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import { formatDay, isDay, weekdayName } from '#shared/rules/day.ts';
import { parseDay } from '#shared/rules/parseDay.ts';
import type { RecordFormState } from '#renderer/record/useRecordForm.ts';
import { ask } from '#renderer/bridge.ts';
import { useToday } from '#renderer/state/session.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { NumberField } from '#renderer/ui/NumberField.tsx';
import { owe } from '#renderer/ui/owing.ts';

type Way = 'day' | 'working' | 'natural';
type Counted = Output<'countDeadline'>;

const ways: readonly { value: Way; label: string }[] = [
  { value: 'day', label: '写日期' },
  { value: 'working', label: '几个工作日' },
  { value: 'natural', label: '几天' },
];

/**
 * A deadline as a day, or as a number of working or natural days from the day of the step. What is stored is the day, so that a
 * later calendar never moves it; how it was reckoned is kept beside it and can be read.
 */
export function DeadlineInput(props: { form: RecordFormState; label: string }) {
  const { form } = props;
  const today = useToday();
  const kept = String(form.values['deadlineKind'] ?? '').slice('deadlineKind.'.length);
  const [way, setWay] = useState<Way>(kept === 'working' || kept === 'natural' ? kept : 'day');
  const [answer, setAnswer] = useState<{ asked: string; counted: Counted | null; refused: Failure | null } | null>(null);
  const from = typeof form.values['on'] === 'string' && isDay(form.values['on']) ? form.values['on'] : null;
  const days = typeof form.values['deadlineDays'] === 'number' ? form.values['deadlineDays'] : null;
  const deadline = typeof form.values['deadlineOn'] === 'string' ? form.values['deadlineOn'] : null;
  const set = useRef(form.setValue);
  useLayoutEffect(() => {
    set.current = form.setValue;
  });

  const asked = `${way} ${from} ${days}`;
  const { counted, refused } = answer?.asked === asked ? answer : { counted: null, refused: null };

  useEffect(() => {
    if (way === 'day' || from === null || days === null) return;
    let current = true;
    // A save that is pressed at once waits for the day.
    const settle = owe();
    ask('countDeadline', { from, days, kind: way }).then(
      (value) => {
        if (!current) return;
        setAnswer({ asked, counted: value, refused: null });
        set.current('deadlineOn', value.deadline);
        settle();
      },
      (error: unknown) => {
        settle();
        if (!(error instanceof Failure)) throw error;
        if (current) setAnswer({ asked, counted: null, refused: error });
      },
    );
    return () => {
      current = false;
      settle();
    };
  }, [asked, way, from, days]);

  const choose = (next: Way) => {
    setWay(next);
    form.setValue('deadlineKind', next === 'day' ? null : `deadlineKind.${next}`);
    if (next === 'day') form.setValue('deadlineDays', null);
    // A day reckoned in the old way must not be saved as one of the new.
    else form.setValue('deadlineOn', null);
  };

  return (
    <div className="problem-deadline">
      <div className="problem-deadline-line">
        <Radio.Group optionType="button" value={way} options={[...ways]} onChange={(event) => choose(ways.find((one) => one.value === event.target.value)?.value ?? 'day')} />
        {way === 'day' ? (
          <DateField
            value={deadline}
            parse={(text) => parseDay(text, today)}
            onChange={(day) => form.setValue('deadlineOn', day)}
            onRefused={(message) => form.refuse('deadlineOn', message)}
          />
        ) : (
          <span className="problem-days">
            <NumberField
              label={`${props.label}的天数`}
              value={days}
              unit={way === 'working' ? '个工作日' : '天'}
              min={1}
              max={1000}
              onRefused={(message) => form.refuse('deadlineOn', message)}
              onChange={(value) => {
                form.setValue('deadlineOn', null);
                form.setValue('deadlineDays', value);
              }}
            />
          </span>
        )}
      </div>
      {way === 'day' ? null : (
        <div className="problem-deadline-line" role="status">
          {from === null ? <span className="ui-hint">先填日期，再从那天算起。</span> : null}
          {counted && deadline !== null ? (
            <>
              <strong>
                到{formatDay(deadline)}（{weekdayName(deadline)}）
              </strong>
              <Popover
                trigger={['click']}
                title="怎么算的"
                content={
                  <ol className="problem-arithmetic">
                    {counted.steps.map((step) => (
                      <li key={step}>{step}</li>
                    ))}
                  </ol>
                }
              >
                <Button type="link" size="small">
                  怎么算的
                </Button>
              </Popover>
            </>
          ) : null}
        </div>
      )}
      {counted?.warning ? <div className="ui-refusal">{counted.warning}</div> : null}
      {refused ? <div className="ui-refusal">{refused.message}</div> : null}
    </div>
  );
}
