import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedSettings } from '#shared/defaults/settings.ts';
import { shippedChoices } from '#shared/defaults/choices.ts';
import { entityOf } from '#shared/entities/index.ts';
import { ledgers } from '#shared/ledgers/index.ts';
import { breakdowns, headline } from '#shared/rules/figures/breakdowns.ts';
import { measureOf, measures } from '#shared/rules/figures/measures.ts';
import { elapsed, monthsOf, resolvePeriod, yearBefore } from '#shared/rules/figures/period.ts';
import { rates } from '#shared/rules/figures/rates.ts';
import { editedNumbers, plainOf, writeSummary } from '#shared/rules/figures/summary.ts';
import { addUp } from '#shared/rules/figures/units.ts';

const rules = (yearStart: string) => ({ yearStart, termStart: '2021-12-01', termYears: 5 });
const year = (kind: 'year' | 'statistics' | 'term', n = 2026) => ({ kind, year: n, from: null, to: null });

describe('a period', () => {
  test('is the calendar year, the statistics year, or two days', () => {
    expect(resolvePeriod(year('year'), rules('12-01'))).toMatchObject({ from: '2026-01-01', to: '2026-12-31' });
    expect(resolvePeriod(year('statistics'), rules('12-01'))).toMatchObject({ from: '2025-12-01', to: '2026-11-30' });
    expect(resolvePeriod(year('statistics'), rules('04-01'))).toMatchObject({ from: '2026-04-01', to: '2027-03-31' });
    expect(resolvePeriod({ kind: 'dates', year: 2026, from: '2026-05-02', to: '2026-03-01' }, rules('01-01'))).toMatchObject({ from: '2026-03-01', to: '2026-05-02' });
  });

  test('is the term that the middle of the year lies in', () => {
    expect(resolvePeriod(year('term'), rules('01-01'))).toMatchObject({ from: '2021-12-01', to: '2026-11-30' });
    expect(resolvePeriod(year('term', 2027), rules('01-01'))).toMatchObject({ from: '2026-12-01', to: '2031-11-30' });
    expect(resolvePeriod(year('term', 2021), rules('01-01'))).toMatchObject({ from: '2016-12-01', to: '2021-11-30' });
  });

  test('ends today while it lasts, and is compared with the same days a year before', () => {
    const now = elapsed(resolvePeriod(year('year', 2028), rules('01-01')), '2028-02-29');
    expect(now.to).toBe('2028-02-29');
    expect(yearBefore(now)).toMatchObject({ from: '2027-01-01', to: '2027-02-28' });
    expect(yearBefore({ from: '2027-02-01', to: '2027-02-28', label: '' }).from).toBe('2026-02-01');
    expect(yearBefore({ from: '2029-02-01', to: '2029-02-28', label: '' }).to).toBe('2028-02-29');
  });

  test('is made of months that meet and do not overlap', () => {
    const months = monthsOf({ from: '2025-11-15', to: '2026-02-10', label: '' });
    expect(months.map((one) => [one.from, one.to])).toEqual([['2025-11-15', '2025-11-30'], ['2025-12-01', '2025-12-31'], ['2026-01-01', '2026-01-31'], ['2026-02-01', '2026-02-10']]);
  });
});

describe('amounts', () => {
  const { unitFactors } = shippedSettings;

  test('add up across units, and what cannot be converted stands apart', () => {
    expect(addUp([{ unit: 'unit.mu', quantity: 300, rows: 1 }, { unit: 'unit.wanMu', quantity: 0.12, rows: 2 }], 'unit.wanMu', unitFactors)).toEqual([{ unit: 'unit.wanMu', quantity: 0.15, rows: 3 }]);
    expect(addUp([{ unit: 'unit.wanMu', quantity: 0.12, rows: 1 }], 'unit.mu', unitFactors)[0]?.quantity).toBe(1200);
    expect(addUp([{ unit: 'unit.household', quantity: 3, rows: 1 }, { unit: 'unit.mu', quantity: 1, rows: 1 }], 'unit.mu', unitFactors)).toHaveLength(2);
  });

  test('add up to the same in any order, and no row is lost', () => {
    const amount = fc.record({ unit: fc.constantFrom('unit.mu', 'unit.wanMu', 'unit.household'), quantity: fc.integer({ min: 0, max: 1_000_000 }).map((n) => n / 100), rows: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 30 }), (amounts) => {
        const [a, b] = [addUp(amounts, 'unit.wanMu', unitFactors), addUp(amounts.toReversed(), 'unit.wanMu', unitFactors)];
        expect(a.map((one) => [one.unit, one.quantity.toFixed(5)])).toEqual(b.map((one) => [one.unit, one.quantity.toFixed(5)]));
        expect(a.reduce((n, one) => n + one.rows, 0)).toBe(amounts.reduce((n, one) => n + one.rows, 0));
      }),
    );
  });
});

describe('definitions', () => {
  const choices = new Set(shippedChoices.map((one) => one.id));

  test('name measures, fields and choices that exist, and are data', () => {
    for (const one of measures) {
      const { fields } = entityOf(one.entity);
      expect([one.key, fields[one.on]?.kind]).toEqual([one.key, 'day']);
      for (const { field, value } of one.where) {
        expect([one.key, field, field in fields]).toEqual([one.key, field, true]);
        for (const id of [value].flat()) if (typeof id === 'string' && id.includes('.')) expect([one.key, id, choices.has(id)]).toEqual([one.key, id, true]);
      }
      if (one.sum) expect(fields[one.sum]?.kind).toBe('number');
    }
    for (const key of [...rates.flatMap((one) => one.bases.flatMap((way) => [way.numerator, way.denominator])), ...headline.flatMap((one) => one.measures), ...breakdowns.flatMap((one) => one.columns.map((column) => column.measure))]) measureOf(key, {});
    expect(JSON.parse(JSON.stringify(measures))).toEqual(measures);
  });

  test('registers name fields that exist by every path, and choices that exist', () => {
    const walk = (entity: Parameters<typeof entityOf>[0], path: string): boolean => {
      const [key = '', ...rest] = path.split('.');
      const field = entityOf(entity).fields[key];
      return field !== undefined && (rest.length === 0 || (field.kind === 'ref' && walk(field.to as typeof entity, rest.join('.')))); // a ref names an entity
    };
    expect(ledgers.length).toBeGreaterThanOrEqual(14);
    for (const ledger of ledgers) {
      const paths: [Parameters<typeof entityOf>[0], string][] = [...(ledger.on ? [[ledger.entity, ledger.on] as const] : []), ...ledger.where.map((one) => [ledger.entity, one.field] as const), ...ledger.sort.map((one) => [ledger.entity, one.field] as const)].map(([a, b]) => [a, b]);
      const ids = ledger.where.flatMap((one) => [one.value].flat());
      for (const { source } of ledger.columns) {
        if (source.from === 'field' || source.from === 'placeName') paths.push([ledger.entity, source.path]);
        if (source.from !== 'parts' && source.from !== 'count') continue;
        paths.push([source.part.entity, source.part.by], ...(source.part.on ? [[source.part.entity, source.part.on] as [typeof source.part.entity, string]] : []));
        if (source.from === 'parts') paths.push(...source.show.map((path): [typeof source.part.entity, string] => [source.part.entity, path]));
        ids.push(...(source.part.where ?? []).flatMap((one) => [one.value].flat()));
      }
      for (const [entity, path] of paths) expect([ledger.key, entity, path, walk(entity, path)]).toEqual([ledger.key, entity, path, true]);
      for (const id of ids) if (typeof id === 'string' && id.includes('.')) expect([ledger.key, id, choices.has(id)]).toEqual([ledger.key, id, true]);
    }
    expect(JSON.parse(JSON.stringify(ledgers))).toEqual(ledgers);
  });
});

describe('a summary', () => {
  const spec = [{ key: 'one', lead: '{period}，', clauses: [['征集{a}件', '确定{b}件'], ['{c}']] }, { key: 'one', lead: '另外，', clauses: [['办结{b}件']] }];
  const fill = (values: Record<string, string>) => (key: string) => (values[key] === undefined ? null : [{ text: values[key], figure: key }]);

  test('leaves out what is zero, with its comma, and a paragraph of nothing', () => {
    expect(writeSummary(spec, fill({ period: '今年', a: '3' })).map(plainOf)).toEqual(['今年，征集3件。']);
    expect(writeSummary(spec, fill({ period: '今年', a: '3', b: '2', c: '其他' })).map(plainOf)).toEqual(['今年，征集3件，确定2件；其他。', '另外，办结2件。']);
  });

  test('marks figures that were changed by hand', () => {
    const [pieces = []] = writeSummary(spec, fill({ period: '2026年', a: '3', b: '58.7%' }));
    expect(editedNumbers(pieces, '2026年，征集30件，确定58.7%')).toEqual(['30']);
    expect(editedNumbers(pieces, plainOf(pieces))).toEqual([]);
  });
});
