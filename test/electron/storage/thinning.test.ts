import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BackupReason, backupReasons, keptBefore, keptDays, keptManual, keptMonths, keptWeeks, thin, type Thinned } from '#electron/storage/thinning.ts';

const dayMs = 86_400_000;
const made = (ordinal: number, at: number, reason: BackupReason = 'daily'): Thinned => ({ id: `b${ordinal}`, ordinal, madeAt: new Date(at).toISOString(), reason });
const dayOf = (one: Thinned): string => new Date(Date.parse(one.madeAt) + 8 * 3_600_000).toISOString().slice(0, 10);

/** Backups in the order of their making, under any clock. */
const histories = fc
  .array(fc.record({ at: fc.integer({ min: Date.parse('2016-01-01'), max: Date.parse('2036-12-31') }), reason: fc.constantFrom(...backupReasons) }), { maxLength: 120 })
  .map((all) => all.map(({ at, reason }, i) => made(i + 1, at, reason)));

describe('thinning', () => {
  it('always keeps the newest, and never more than its places', () => {
    fc.assert(
      fc.property(histories, (all) => {
        const gone = new Set(thin(all));
        const kept = all.filter(({ id }) => !gone.has(id));
        if (all.length > 0) expect(kept.at(-1)).toBe(all.at(-1));
        expect(kept.length).toBeLessThanOrEqual(keptDays + keptWeeks + keptMonths + keptBefore + keptManual);
      }),
    );
  });

  it('lets nothing more go when it is asked again', () => {
    fc.assert(
      fc.property(histories, (all) => {
        const gone = new Set(thin(all));
        expect(thin(all.filter(({ id }) => !gone.has(id)))).toEqual([]);
      }),
    );
  });

  it('keeps the newest of each of the last seven days that have one, whatever the clock said', () => {
    fc.assert(
      fc.property(histories, (all) => {
        const gone = new Set(thin(all));
        const newest = new Map<string, Thinned>();
        for (const one of all.toReversed()) if (!newest.has(dayOf(one))) newest.set(dayOf(one), one);
        for (const one of [...newest.values()].slice(0, keptDays)) expect(gone.has(one.id)).toBe(false);
      }),
    );
  });

  it('keeps seven days, five weeks and twelve months of two years with a backup a day', () => {
    let all: Thinned[] = [];
    for (let day = 0; day < 730; day += 1) {
      all.push(made(day + 1, Date.parse('2024-01-01T09:00:00Z') + day * dayMs));
      const gone = new Set(thin(all));
      all = all.filter(({ id }) => !gone.has(id));
    }
    const days = all.map(dayOf);
    expect(days.slice(-7)).toEqual(['2025-12-24', '2025-12-25', '2025-12-26', '2025-12-27', '2025-12-28', '2025-12-29', '2025-12-30']);
    expect(new Set(days.map((day) => day.slice(0, 7))).size).toBe(12);
    expect(all.length).toBeLessThanOrEqual(24);
  });

  it('keeps what is made after the clock jumped back ten years', () => {
    const before = Array.from({ length: 40 }, (_, i) => made(i + 1, Date.parse('2026-08-01T09:00:00Z') + i * dayMs));
    const after = made(41, Date.parse('2016-09-10T09:00:00Z'));
    expect(thin([...before, after])).not.toContain(after.id);
  });
});
