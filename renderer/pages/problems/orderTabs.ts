import type { Filter } from '#shared/contract/records.ts';
import type { Row } from '#shared/contract/records.ts';
import type { OfficeLevel } from '#shared/rules/life.ts';
import { problemLife, type ProblemState, type ProblemStepKey } from '#shared/rules/problemSteps.ts';
import type { RecordTab } from '#renderer/record/useRecordList.ts';

/**
 * What makes a problem an order, whatever its state: it was ordered by somebody (群众点单), or was given out as an order wherever
 * it came from, and stays one when somebody has taken it.
 */
const isOrder: Filter = { field: 'origin', op: 'isOrHad', value: ['problemOrigin.order', 'problemStep.order', 'problemStep.dispatch', 'problemStep.accept'] };

const inStates = (...states: ProblemState[]): Filter[] => [{ field: 'state', op: 'in', value: states.map((state) => `problemState.${state}`) }];

/**
 * The life of an order in the words of the order table (点单 → 派单 → 接单 → 办结). What waits to be given out or taken is an order by
 * its state, as the desk counts it by the same words.
 */
export const orderTabs: readonly RecordTab[] = [
  { key: 'toDispatch', label: '待派单', where: inStates('ordered') },
  { key: 'toAccept', label: '待接单', where: inStates('dispatched') },
  { key: 'unassigned', label: '待交办', where: [isOrder, ...inStates('registered', 'returned')] },
  { key: 'working', label: '办理中', where: [isOrder, ...inStates('assigned', 'working', 'suspended')] },
  { key: 'toConfirm', label: '待确认', where: [isOrder, ...inStates('finished')] },
  { key: 'done', label: '已办结', where: [isOrder, ...inStates('assessed', 'closed')] },
  { key: 'stopped', label: '已终止', where: [isOrder, ...inStates('stopped')] },
  { key: 'all', label: '全部', where: [isOrder] },
];

const wanted: readonly ProblemStepKey[] = ['dispatch', 'accept', 'decline', 'finish'];

/** The buttons of an order's row: what its state lets this office do. The service has the last word. */
export function orderSteps(row: Row, level: OfficeLevel): ProblemStepKey[] {
  const held = String(row['holder'] ?? 'level.township').slice('level.'.length);
  if ((held === 'village' ? 'township' : held) !== level) return [];
  const state = String(row['state'] ?? '').slice('problemState.'.length);
  return wanted.filter((step) => {
    if (step === 'accept') return state === 'dispatched';
    if (step === 'finish') return state === 'working' || state === 'assigned';
    return problemLife.moves[step].from.some((one) => one === state);
  });
}
