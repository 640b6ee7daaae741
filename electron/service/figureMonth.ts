import type { Cell, FigureOperations } from '#shared/contract/figures.ts';
import type { Filter } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';
import { monthLength } from '#shared/rules/day.ts';
import type { Context } from '#electron/service/context.ts';
import { figureOf, frameOf } from '#electron/service/figureData.ts';
import { countRecords } from '#electron/storage/records.ts';

/** The lines of a township's monthly report. */
const reported = ['collected', 'adopted', 'meetings', 'registered', 'finished', 'livelihood', 'disputes', 'logs', 'people', 'opinions', 'proposals'] as const;

/** Counts of a month, and what in it is not complete. A month with nothing in it is a zero report, which is a report too. */
export function monthCheck(context: Context, month: string): FigureOperations['checkMonth'] {
  const [year = 0, at = 1] = month.split('-').map(Number);
  const from = `${month}-01`;
  const to = `${month}-${monthLength(year, at)}`;
  const frame = frameOf(context, { kind: 'dates', year, from, to }, null);
  const lines = reported.map((key) => {
    const { label, unit, before, value, rows, entity, where } = figureOf(context, frame, key);
    return { label, unit, before: before.value, cell: { value, rows, entity, where } };
  });
  const within = (field: string): Filter[] => [{ field, op: 'from', value: from }, { field, op: 'to', value: to }];
  const cell = (entity: EntityName, where: Filter[]): Cell => {
    const n = countRecords(context.store.engine, entity, where, '');
    return { value: n, rows: n, entity, where };
  };
  const empty = (field: string): Filter => ({ field, op: 'is', value: null });
  const missing = [
    { label: '议题还没有筛选', cell: cell('topic', [...within('collectedOn'), { field: 'state', op: 'is', value: 'topicState.open' }]) },
    { label: '协商活动没有记协商情况', cell: cell('meeting', [...within('heldOn'), empty('cancelledOn'), empty('digest')]) },
    { label: '纪要还没有签发', cell: cell('minutes', [...within('meeting.heldOn'), empty('number')]) },
    { label: '议定事项没有责任单位', cell: cell('decision', [...within('meeting.heldOn'), empty('organisation')]) },
    { label: '办理事项没有时限', cell: cell('problem', [...within('registeredOn'), { field: 'open', op: 'is', value: true }, empty('deadlineOn')]) },
    { label: '办结以后没有反馈评价', cell: cell('problem', [...within('finishedOn'), { field: 'state', op: 'is', value: 'problemState.finished' }]) },
    { label: '日志没有填参加委员', cell: cell('log', [...within('heldOn'), empty('members')]) },
    { label: '退回修改还没有重报', cell: cell('meeting', [...within('heldOn'), { field: 'review', op: 'is', value: 'reviewState.returned' }]) },
  ].filter((one) => one.cell.value > 0);
  return { title: `${frame.placeName}${year}年${at}月基层协商工作月报`, lines, zero: lines.every((line) => line.cell.value === 0), missing };
}
