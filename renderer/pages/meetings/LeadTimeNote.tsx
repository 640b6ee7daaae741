import { daysBetween, formatMonthDay, weekdayName } from '#shared/rules/day.ts';
import { useLeadTimes, useSettings } from '#renderer/pages/meetings/settings.ts';
import { useToday } from '#renderer/state/session.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';

const named = (day: string) => `${formatMonthDay(day)}（${weekdayName(day)}）`;

/** By when notice, materials and minutes are due, counted in working days from the day of the meeting. */
export function LeadTimeNote(props: { heldOn: string; noticeOn: string; materialsOn: string }) {
  const settings = useSettings();
  const today = useToday();
  const times = useLeadTimes(props.heldOn, settings);
  if (!times.value) return null;
  const { notice, materials, minutes } = times.value;
  const ahead = props.heldOn > today;
  const line = (what: string, days: number, due: string, done: string) => {
    const late = done !== '' ? done > due : ahead && today > due;
    const words = done !== '' ? (late ? `${named(done)}，比要求晚${daysBetween(due, done)}天` : `${named(done)}，符合要求`) : late ? '已经过了这一天' : ahead ? '' : '没有登记';
    return (
      <li key={what} className={late ? 'meeting-late' : undefined}>
        {what}：会前{days}个工作日，最迟{named(due)}
        {words === '' ? '' : `；${words}`}
      </li>
    );
  };
  return (
    <Section title="时间安排" note={`按${named(props.heldOn)}开会推算`}>
      <ul className="meeting-times">
        {line('会议通知', settings.noticeDays, notice, props.noticeOn)}
        {line('会议材料', settings.materialsDays, materials, props.materialsOn)}
        <li>
          报送纪要：会后{settings.minutesDays}个工作日，最迟{named(minutes)}
        </li>
      </ul>
    </Section>
  );
}
