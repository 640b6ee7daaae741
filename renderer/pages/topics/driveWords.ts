import { addDays } from '#shared/rules/day.ts';
import type { RecordTab } from '#renderer/record/useRecordList.ts';

/** How far a drive is: `32件，目标40件（80%）`. */
export function driveWords(got: number, target: number | null): string {
  if (target === null || target === 0) return `${got}件`;
  return `${got}件，目标${target}件（${Math.floor((got / target) * 100)}%）`;
}

/** A drive goes on to its last day, or until one is written. */
export function driveTabs(today: string): RecordTab[] {
  return [
    { key: 'all', label: '全部', where: [] },
    { key: 'going', label: '进行中', where: [{ field: 'until', op: 'from', value: today }] },
    { key: 'open', label: '没写结束日期', where: [{ field: 'until', op: 'is', value: null }] },
    { key: 'ended', label: '已结束', where: [{ field: 'until', op: 'to', value: addDays(today, -1) }] },
  ];
}
