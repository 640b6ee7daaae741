import type { Filter } from '#shared/contract/records.ts';
import type { RecordTab } from '#renderer/record/useRecordList.ts';

const ofProblem: Filter = { field: 'problem', op: 'filled', value: null };
const going: Filter[] = [ofProblem, { field: 'until', op: 'is', value: null }, { field: 'problem.open', op: 'is', value: true }];

/** The leaders' list by what waits: what should be looked at by today first. A supervision whose matter is solved needs no more checks. */
export function supervisionTabs(today: string): RecordTab[] {
  return [
    { key: 'going', label: '在督', where: going },
    { key: 'due', label: '该检查', where: [...going, { field: 'nextOn', op: 'to', value: today }] },
    { key: 'noDay', label: '没定检查日', where: [...going, { field: 'nextOn', op: 'is', value: null }] },
    { key: 'solved', label: '事项已办结', where: [ofProblem, { field: 'problem.open', op: 'isNot', value: true }] },
    { key: 'all', label: '全部', where: [ofProblem] },
  ];
}
