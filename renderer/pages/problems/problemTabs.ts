import type { Filter } from '#shared/contract/records.ts';
import { addDays } from '#shared/rules/day.ts';
import type { LightScheme } from '#shared/rules/light.ts';
import type { RecordTab } from '#renderer/record/useRecordList.ts';

const open: Filter = { field: 'open', op: 'is', value: true };
const state = (key: string): Filter => ({ field: 'state', op: 'is', value: `problemState.${key}` });

export interface TabDays {
  today: string;
  /** Open problems due up to this day are 临期. */
  dueSoonUntil: string;
  /** Natural days without progress after which a matter is quiet. */
  quietDays: number;
  lights: LightScheme;
}

/** The parts of the list; keys and conditions are those of the desk, so that a count opens exactly its rows. */
export function problemTabs({ today, dueSoonUntil, quietDays, lights }: TabDays): RecordTab[] {
  return [
    { key: 'all', label: '全部', where: [] },
    { key: 'open', label: '待办', where: [open] },
    { key: 'dueSoon', label: lights.yellow.label, where: [open, { field: 'deadlineOn', op: 'from', value: today }, { field: 'deadlineOn', op: 'to', value: dueSoonUntil }] },
    { key: 'overdue', label: lights.red.label, where: [open, { field: 'deadlineOn', op: 'to', value: addDays(today, -1) }] },
    { key: 'callback', label: '待反馈', where: [state('finished')] },
    { key: 'toClose', label: '待销号', where: [state('assessed')] },
    { key: 'closed', label: '已销号', where: [state('closed')] },
    { key: 'toAssign', label: '待交办', where: [state('registered')] },
    { key: 'quiet', label: '久无进展', where: [open, { field: 'lastStepOn', op: 'to', value: addDays(today, -quietDays) }] },
    {
      key: 'keyItems', label: '今年重点事项',
      where: [{ field: 'keyItem', op: 'is', value: true }, { field: 'registeredOn', op: 'from', value: `${today.slice(0, 4)}-01-01` }, { field: 'registeredOn', op: 'to', value: `${today.slice(0, 4)}-12-31` }],
    },
    { key: 'returned', label: '退回修改', where: [{ field: 'review', op: 'is', value: 'reviewState.returned' }] },
  ];
}

/** Tabs that stand only while they are open: the desk leads to them, the list doesn't need them always. */
const onDemand: readonly string[] = ['toAssign', 'quiet', 'returned', 'keyItems'];

export function shownTabs(tabs: readonly RecordTab[], current: string | null): RecordTab[] {
  return tabs.filter((tab) => !onDemand.includes(tab.key) || tab.key === current);
}
