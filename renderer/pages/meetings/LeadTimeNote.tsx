import { daysBetween, formatMonthDay, weekdayName } from '#shared/rules/day.ts';
import { ask } from '#renderer/bridge.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { useToday } from '#renderer/state/session.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';

const named = (day: string) => `${formatMonthDay(day)}（${weekdayName(day)}）`;

/** How one of them stands: done in time or late, still to be done, or late and not done. */
function standing(by: string, done: string, today: string, asked: boolean): { words: string; late: boolean } {
  if (done !== '') return done > by ? { words: `${named(done)}，比要求晚${daysBetween(by, done)}天`, late: true } : { words: `${named(done)}，符合要求`, late: false };
  if (!asked) return { words: '', late: false };
  return today > by ? { words: `已经过了${daysBetween(by, today)}天，还没有登记`, late: true } : { words: '', late: false };
}

/**
 * By when notice, materials and minutes are due, counted in working days from the day of the meeting, and how they stand.
 * `minutesOn` null: a form, which does not know of the minutes.
 */
export function LeadTimeNote(props: { heldOn: string; noticeOn: string; materialsOn: string; minutesOn: string | null }) {
  const today = useToday();
  const { heldOn } = props;
  const { value } = useAsked(/^\d{4}-\d\d-\d\d$/.test(heldOn) ? `getLeadTimes ${heldOn}` : null, ['holiday', 'setting'], () => ask('getLeadTimes', { heldOn }));
  if (!value || !(value.notice ?? value.materials ?? value.minutes)) return null;
  const ahead = heldOn >= today;
  const line = (what: string, side: '会前' | '会后', due: { days: number; by: string } | null, done: string, asked: boolean) => {
    if (!due) return null;
    const { words, late } = standing(due.by, done, today, asked);
    return (
      <li key={what} className={late ? 'meeting-late' : undefined}>
        {what}：{side}{due.days}个工作日，最迟{named(due.by)}
        {words === '' ? '' : `；${words}`}
      </li>
    );
  };
  return (
    <Section title="时间安排" note={`按${named(heldOn)}开会推算`}>
      <ul className="meeting-times">
        {line('会议通知', '会前', value.notice, props.noticeOn, ahead)}
        {line('会议材料', '会前', value.materials, props.materialsOn, ahead)}
        {line('报送纪要', '会后', value.minutes, props.minutesOn ?? '', props.minutesOn !== null)}
      </ul>
      {value.warning === null ? null : <p className="ui-hint">{value.warning}</p>}
    </Section>
  );
}
