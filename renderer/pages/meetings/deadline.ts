import type { Day } from '#shared/rules/day.ts';
import { parseDay } from '#shared/rules/parseDay.ts';

/** A time limit: a day, or a number of days from the meeting. */
export type Deadline = { on: Day } | { days: number; kind: 'working' | 'natural' };

/** Reads `10-31`, `10个工作日`, `10`, `30天`: a bare number is working days, as offices mean it. */
export function readDeadline(text: string, today: Day): { value: Deadline } | { error: string } {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  const counted = /^(\d{1,4})(个?工作日|个?自然日|天)?(?:内|以内|之内)?$/.exec(plain);
  if (counted) {
    const days = Number(counted[1]);
    if (days < 1 || days > 1000) return { error: '天数请填1到1000' };
    return { value: { days, kind: counted[2]?.endsWith('工作日') || counted[2] === undefined ? 'working' : 'natural' } };
  }
  const day = parseDay(text, today);
  return 'day' in day ? { value: { on: day.day } } : { error: `${day.error}也可以写“10个工作日”。` };
}

export function deadlineText(deadline: Deadline): string {
  return 'on' in deadline ? deadline.on : `${deadline.days}${deadline.kind === 'working' ? '个工作日' : '天'}`;
}
