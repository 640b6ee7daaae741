import type { Cell, Figure, OutcomeFigure, Rate } from '#shared/contract/figures.ts';
import type { Filter } from '#shared/contract/records.ts';
import { type Measure, measureOf, type Scope, whereOfMeasure } from '#shared/rules/figures/measures.ts';
import { elapsed, type Period, type PeriodChoice, resolvePeriod, yearBefore } from '#shared/rules/figures/period.ts';
import { basisOfRate, rates } from '#shared/rules/figures/rates.ts';
import { addUp, figureText, tidy } from '#shared/rules/figures/units.ts';
import { percent } from '#shared/rules/numerals.ts';
import type { Context } from '#electron/service/context.ts';
import { bareOf, type BareRows, bareRowsOf } from '#electron/service/figureBare.ts';
import { officeOf, settingsNow } from '#electron/service/office.ts';
import { choicesCountedAs, choicesOf, sumOutcomes } from '#electron/storage/figures.ts';
import { countRecords, readRecord, sumRecords } from '#electron/storage/records.ts';

/** What all figures of one answer share. */
export interface FigureFrame {
  period: Period;
  /** The period as chosen, also what of it lies ahead. */
  whole: Period;
  /** The same days a year before. */
  before: Pick<Period, 'from' | 'to'>;
  scope: Scope;
  scopeBefore: Scope;
  /** What was given without records, by figure. What was given for the running month ends with it, after today: so for the whole period. */
  bare: BareRows;
  placeName: string;
}

/** What lies in the future has not happened: a period that today lies in ends with it, and is compared with the same days. */
export function frameOf(context: Context, choice: PeriodChoice, place: string | null): FigureFrame {
  const { engine } = context.store;
  const office = officeOf(context);
  const settings = settingsNow(context);
  const period = resolvePeriod(choice, settings);
  const past = elapsed(period, context.today());
  const before = yearBefore(past);
  const same = choicesCountedAs(engine);
  const counting = (id: string): readonly string[] => [id, ...(same.get(id) ?? [])];
  const base = { place, reviewed: office !== null && office.level !== 'township', counting, chosen: settings.figureBasis };
  return {
    period: { ...past, label: period.label },
    whole: period,
    before: { from: before.from, to: before.to },
    scope: { ...base, period: past },
    scopeBefore: { ...base, period: before },
    bare: bareRowsOf(context, { from: period.from, to: period.to, place }),
    placeName: place === null ? (office?.placeName ?? '') : String(readRecord(engine, 'place', place)?.['name'] ?? ''),
  };
}

export function cellOf(context: Context, one: Measure, where: Filter[]): Cell {
  const { engine } = context.store;
  if (one.sum === undefined) {
    const count = countRecords(engine, one.entity, where, '');
    return { value: count, rows: count, entity: one.entity, where };
  }
  const { count, sums } = sumRecords(engine, one.entity, where, '', [one.sum]);
  return { value: tidy(sums[one.sum] ?? 0), rows: count, entity: one.entity, where };
}

export function figureOf(context: Context, frame: FigureFrame, key: string): Figure {
  const one = measureOf(key, frame.scope.chosen);
  const { label, unit, basis } = one;
  const now = cellOf(context, one, whereOfMeasure(one, frame.scope));
  return { key, label, unit, basis: basisOf(one, frame, basis), ...now, before: cellOf(context, one, whereOfMeasure(one, frame.scopeBefore)), bare: bareOf(context, frame, key) };
}

function basisOf(one: Measure, frame: FigureFrame, basis: string): string {
  const reviewed = one.where.some((filter) => filter.field === 'review');
  return reviewed && !frame.scope.reviewed ? basis.replace('并已经核定的', '的（本单位数，待县政协核定）') : basis;
}

export function ratesOf(context: Context, frame: FigureFrame): Rate[] {
  return rates.map((spec) => {
    const { key, label } = spec;
    const { numerator, denominator, basis } = basisOfRate(spec, frame.scope.chosen);
    const over = figureOf(context, frame, numerator);
    const under = figureOf(context, frame, denominator);
    return { key, label, text: percent(over.value, under.value), before: percent(over.before.value, under.before.value), numerator: over, denominator: under, basis };
  });
}

export const outcomeBasis = '成果：按成果填报日期计；同一件事两处都报并注明重复的，只计一次；单位按设置换算后相加，换算不了的另列。';

/** The conditions that find the outcomes of a scope, each thing once. `log` alone: what studios report. */
export function outcomesWhere(scope: Scope, more: readonly Filter[] = []): Filter[] {
  return [
    { field: 'on', op: 'from', value: scope.period.from },
    { field: 'on', op: 'to', value: scope.period.to },
    { field: 'overlaps', op: 'once', value: null },
    ...(scope.place === null ? [] : [{ field: 'place', op: 'within', value: scope.place } as const]),
    ...more,
  ];
}

/** Outcomes by kind, each added up in the unit that the county gives it in. */
export function outcomesOf(context: Context, frame: FigureFrame, more: readonly Filter[] = []): OutcomeFigure[] {
  const { engine } = context.store;
  const settings = settingsNow(context);
  const where = outcomesWhere(frame.scope, more);
  const sums = sumOutcomes(engine, where);
  const units = new Map(choicesOf(engine, 'unit').map((one) => [one.id, one.label]));
  return choicesOf(engine, 'outcomeKind').flatMap(({ id, label }) => {
    const of = sums.filter((one) => one.kind === id);
    const base = settings.outcomeUnits[id] ?? of[0]?.unit ?? '';
    return addUp(of, base, settings.unitFactors).map((sum): OutcomeFigure => {
      const parts = of.filter((one) => addUp([one], base, settings.unitFactors)[0]?.unit === sum.unit);
      return {
        kind: id,
        label,
        unit: units.get(sum.unit) ?? '',
        value: sum.quantity,
        rows: sum.rows,
        entity: 'outcome',
        where: [...where, { field: 'kind', op: 'is', value: id }, { field: 'unit', op: 'in', value: parts.map((one) => one.unit) }],
        parts: parts.length < 2 ? '' : parts.map((one) => `${figureText(one.quantity)}${units.get(one.unit) ?? ''}`).join('＋'),
      };
    });
  });
}
