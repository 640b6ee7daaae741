import type { Cell, FigureOperations } from '#shared/contract/figures.ts';
import type { Filter } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';
import { monthLength } from '#shared/rules/day.ts';
import type { Context } from '#electron/service/context.ts';
import { figureOf, frameOf } from '#electron/service/figureData.ts';
import { unpack } from '#electron/service/issuedPack.ts';
import { officeOf } from '#electron/service/office.ts';
import { idsOf } from '#electron/storage/figures.ts';
import { listIssued } from '#electron/storage/issued.ts';
import { countRecords, readRecord } from '#electron/storage/records.ts';

/** The lines of a township's monthly report. */
const reported = ['collected', 'adopted', 'meetings', 'registered', 'finished', 'livelihood', 'disputes', 'logs', 'people', 'opinions', 'proposals'] as const;

const daysOf = (month: string): { year: number; at: number; from: string; to: string } => {
  const [year = 0, at = 1] = month.split('-').map(Number);
  return { year, at, from: `${month}-01`, to: `${month}-${monthLength(year, at)}` };
};

/** A late entry says which month it belongs to: what the reports of earlier months of the year did not have yet. */
function lateEntries(context: Context, reports: readonly { id: string; from: string }[]): FigureOperations['checkMonth']['late'] {
  const { engine } = context.store;
  return reports.flatMap((report) => {
    const { year, from, to } = daysOf(report.from.slice(0, 7));
    const kept = unpack(String(readRecord(engine, 'issuedTable', report.id)?.['content'] ?? ''));
    if (kept.shown.kind !== 'month') return [];
    const frame = frameOf(context, { kind: 'dates', year, from, to }, null);
    const lines = kept.shown.month.lines;
    return reported.flatMap((key) => {
      const { label, entity, where } = figureOf(context, frame, key);
      const line = lines.find((one) => one.label === label);
      if (!line || key === 'people') return []; // what is summed, not counted
      const known = new Set(line.cell.list ? kept.list(line.cell.list)?.ids : []);
      const fresh = idsOf(engine, entity, where).filter((id) => !known.has(id));
      return fresh.length === 0 ? [] : [{ label: `补${Number(from.slice(5, 7))}月${label}`, cell: { value: fresh.length, rows: fresh.length, entity, where: [{ field: 'id', op: 'in' as const, value: fresh }] } }];
    });
  });
}

/** Counts of a month, and what in it is not complete. A month with nothing in it is a zero report, which is a report too. */
export function monthCheck(context: Context, month: string): FigureOperations['checkMonth'] {
  const { year, at, from, to } = daysOf(month);
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
  const own = officeOf(context)?.place ?? null;
  const reports = listIssued(context.store.engine, 'issuedKind.month').filter((one) => one.voidedOn === null && one.place === own);
  const standing = reports.find((one) => one.from === from);
  const late = lateEntries(context, reports.filter((one) => one.from < from && one.from.startsWith(`${year}-`)).toReversed());
  return {
    basis: reported.map((key) => figureOf(context, frame, key).basis),
    title: `${frame.placeName}${year}年${at}月基层协商工作月报`, lines, zero: lines.every((line) => line.cell.value === 0) && late.length === 0, missing, late,
    issued: standing ? { id: standing.id, on: standing.issuedOn } : null,
  };
}
