import { useMemo } from 'react';
import { againstRecord } from '#shared/papers/againstRecord.ts';
import { parseRichText } from '#shared/richText.ts';
import { numberOf, textOf, useParts } from '#renderer/pages/meetings/parts.ts';
import { useRecord } from '#renderer/state/records.ts';

/** What the minutes say otherwise than the record of the meeting: numbers, names, the day, organisations left out. Advice only. */
export function RecordCheck({ meeting, body }: { meeting: string; body: string }) {
  const record = useRecord('meeting', meeting).value?.row;
  const attendance = useParts('attendance', meeting).value;
  const decisions = useParts('decision', meeting).value;
  const found = useMemo(() => {
    if (!record || !attendance || !decisions) return null;
    const chair = textOf(record, 'chair');
    return againstRecord(parseRichText(body === '' ? null : body), {
      heldOn: textOf(record, 'heldOn'),
      counts: { due: numberOf(record, 'due'), present: numberOf(record, 'present'), excused: numberOf(record, 'excused'), absent: numberOf(record, 'absent') },
      chair,
      people: [chair, textOf(record, 'recorder'), ...attendance.rows.map((one) => textOf(one, 'name'))].filter((name) => name !== ''),
      decisions: decisions.rows.map((one) => ({
        text: textOf(one, 'text'),
        organisation: decisions.names[textOf(one, 'organisation')] ?? '',
        hasLimit: textOf(one, 'deadlineOn') !== '' || numberOf(one, 'deadlineDays') > 0,
      })),
    });
  }, [record, attendance, decisions, body]);
  if (!found) return null;
  return (
    <section className="meeting-findings" aria-label="与会议记录核对">
      <div className="ui-section-head">
        <h3>与会议记录核对</h3>
        <span className="ui-hint" role="status">
          {found.length === 0 ? '没有发现出入' : `${found.length}处，供参考`}
        </span>
      </div>
      <ul>
        {found.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
