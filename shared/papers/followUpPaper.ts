import type { FollowUpData, MeetingData, OfficeSettings } from '#shared/papers/meetingData.ts';
import type { SheetPaper } from '#shared/papers/paper.ts';
import { clause } from '#shared/papers/phrases.ts';
import { concealer } from '#shared/papers/privacy.ts';
import { emptySheet, line } from '#shared/papers/sheet.ts';
import { formatDay, daysBetween } from '#shared/rules/day.ts';

/** Days past the deadline of what is still open; null for none. */
export function overdueDays(one: Pick<FollowUpData, 'open' | 'deadlineOn'>, today: string): number | null {
  if (!one.open || one.deadlineOn === null) return null;
  const days = daysBetween(one.deadlineOn, today);
  return days > 0 ? days : null;
}

/** What became of earlier decisions: those of the meeting before, and all still open of the same council or place. */
export function buildFollowUpPaper(original: MeetingData, office: OfficeSettings, followUp: readonly FollowUpData[]): SheetPaper {
  const { meeting } = original;
  const conceal = concealer(original);
  const late = followUp.filter((one) => overdueDays(one, office.today) !== null).length;
  const open = followUp.filter((one) => one.open).length;
  const words = (text: string | null) => conceal(line(text));
  return {
    ...emptySheet('followUp', '上次协商事项办理情况', office),
    facts: [
      { label: '本次会议', text: words(meeting.title) },
      { label: '办理情况', text: `截至${formatDay(office.today)}，共${followUp.length}件，已办结${followUp.length - open}件，未办结${open}件${late > 0 ? `（逾期${late}件）` : ''}` },
    ],
    rows: followUp.map((one, i) => {
      const days = overdueDays(one, office.today);
      return [
        String(i + 1),
        words(clause(one.text)),
        `${words(one.meeting)}（${formatDay(one.heldOn)}）`,
        words(one.organisation),
        one.deadlineOn ? formatDay(one.deadlineOn) : '',
        words(one.result ?? one.state),
        days === null ? '' : `逾期${days}天`,
      ];
    }),
  };
}
