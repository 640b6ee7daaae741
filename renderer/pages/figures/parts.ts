import type { Input } from '#shared/contract.ts';
import type { Filter } from '#shared/contract/records.ts';
import { hrefOf } from '#renderer/state/route.ts';

export type Span = Pick<Input<'getFigures'>, 'period' | 'place'>;
export type Query = Readonly<Record<string, string>>;

const isDay = (text: string | undefined): text is string => text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text);

/** The period and the place that the address carries; the year is the one that the top bar shows. */
export function spanOf(query: Query, year: number): Span {
  const kind = query['kind'] === 'statistics' || query['kind'] === 'term' || query['kind'] === 'dates' ? query['kind'] : 'year';
  const { from, to, place } = query;
  return { period: { kind, year, from: isDay(from) ? from : null, to: isDay(to) ? to : null }, place: place ?? null };
}

/** The list that shows exactly the rows of a figure. */
export function rowsHref(title: string, entity: string, where: readonly Filter[]): string {
  return hrefOf(['records', entity], { title, where: JSON.stringify(where) });
}

/** Figures from five digits on are set apart by thousands. */
export function shownNumber(value: number): string {
  return Math.abs(value) >= 10_000 ? value.toLocaleString('zh-CN', { maximumFractionDigits: 4 }) : String(Number(value.toFixed(4)));
}

/** The entities whose change makes figures be asked for again. */
export const counted = ['topic', 'topicStep', 'meeting', 'problem', 'progress', 'outcome', 'studio', 'log', 'opinion', 'proposal', 'review', 'choice', 'setting', 'place', 'bareTotal'] as const;
