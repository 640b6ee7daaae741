import type { Bare } from '#shared/contract/figures.ts';
import type { Filter } from '#shared/contract/records.ts';
import { measureOf, type Scope } from '#shared/rules/figures/measures.ts';
import { figureText, tidy } from '#shared/rules/figures/units.ts';
import type { Context } from '#electron/service/context.ts';
import { listRecords, readRecord } from '#electron/storage/records.ts';

/** Totals without records that lie whole in the period and the place: said beside the figure, never added to it. */
export function bareOf(context: Context, frame: { scope: Scope; whole: { to: string } }, key: string): Bare | null {
  const { engine } = context.store;
  const { period, place } = frame.scope;
  const where: Filter[] = [
    { field: 'figure', op: 'is', value: `bareFigure.${key}` },
    { field: 'from', op: 'from', value: period.from },
    // What was given for the running month ends with it, after today.
    { field: 'to', op: 'to', value: frame.whole.to },
    ...(place === null ? [] : [{ field: 'place', op: 'within', value: place } as const]),
  ];
  const { rows } = listRecords(engine, { entity: 'bareTotal', where, search: '', sort: [{ field: 'from', down: false }], offset: 0, limit: 5000, deleted: false });
  if (rows.length === 0) return null;
  const { unit } = measureOf(key, frame.scope.chosen);
  const words = rows.map((row) => `${String(readRecord(engine, 'place', String(row['place']))?.['name'] ?? '')}${figureText(Number(row['quantity']))}${unit}（${String(row['source'])}）`);
  return { quantity: tidy(rows.reduce((sum, row) => sum + Number(row['quantity']), 0)), words: words.join('、') };
}
