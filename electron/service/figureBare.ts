import type { Bare } from '#shared/contract/figures.ts';
import type { Filter, Row } from '#shared/contract/records.ts';
import { measureOf, type Scope } from '#shared/rules/figures/measures.ts';
import { figureText, tidy } from '#shared/rules/figures/units.ts';
import type { Context } from '#electron/service/context.ts';
import { listRecords, readRecord } from '#electron/storage/records.ts';

/** By figure the totals without records of a period and a place: `bareFigure.disputes` and its rows. */
export type BareRows = ReadonlyMap<string, readonly Row[]>;

/** All totals without records that lie whole in the period and the place, in one question: a page asks for each of its figures. */
export function bareRowsOf(context: Context, span: { from: string; to: string; place: string | null }): BareRows {
  const where: Filter[] = [
    { field: 'from', op: 'from', value: span.from },
    { field: 'to', op: 'to', value: span.to },
    ...(span.place === null ? [] : [{ field: 'place', op: 'within', value: span.place } as const]),
  ];
  const { rows } = listRecords(context.store.engine, { entity: 'bareTotal', where, search: '', sort: [{ field: 'from', down: false }], offset: 0, limit: 5000, deleted: false });
  return Map.groupBy(rows, (row) => String(row['figure']));
}

/** What was given of a figure without its records: said beside it with where it comes from, never added to it. */
export function bareOf(context: Context, frame: { scope: Pick<Scope, 'chosen'>; bare: BareRows }, key: string): Bare | null {
  const rows = frame.bare.get(`bareFigure.${key}`) ?? [];
  if (rows.length === 0) return null;
  const { unit } = measureOf(key, frame.scope.chosen);
  const words = rows.map((row) => `${String(readRecord(context.store.engine, 'place', String(row['place']))?.['name'] ?? '')}${figureText(Number(row['quantity']))}${unit}（${String(row['source'])}）`);
  return { quantity: tidy(rows.reduce((sum, row) => sum + Number(row['quantity']), 0)), words: words.join('、') };
}
