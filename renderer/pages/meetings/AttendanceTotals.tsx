import type { Row } from '#shared/contract/records.ts';
import { attendanceCount } from '#shared/rules/meetingSteps.ts';
import { textOf } from '#renderer/pages/meetings/parts.ts';
import { keyOfChoice } from '#renderer/pages/meetings/people.ts';
import { useChoiceStore } from '#renderer/state/choices.ts';

/** 应到 = 实到 + 请假 + 缺席, as it stands; observers and guests apart. */
export function AttendanceTotals({ rows }: { rows: readonly Row[] }) {
  const choices = useChoiceStore((state) => state.byId);
  const keyed = rows.map((row) => ({ role: keyOfChoice(textOf(row, 'role'), choices), state: keyOfChoice(textOf(row, 'state'), choices) }));
  const { due, present, excused, absent, observers, guests } = attendanceCount(keyed);
  const open = keyed.filter(({ role, state }) => role === 'member' && state === 'expected').length;
  const figure = (label: string, n: number) => (
    <span className="meeting-figure">
      {label} <strong>{n}</strong> 人
    </span>
  );
  return (
    <p className="meeting-totals" role="status" aria-label="到会人数">
      {figure('应到', due)}
      <span>＝</span>
      {figure('实到', present)}
      <span>＋</span>
      {figure('请假', excused)}
      <span>＋</span>
      {figure('缺席', absent)}
      {open > 0 ? <span className="ui-hint">（缺席里有{open}人还没有登记）</span> : null}
      <span className="meeting-totals-apart">另有：</span>
      {figure('列席', observers)}
      {figure('临时参加', guests)}
    </p>
  );
}
