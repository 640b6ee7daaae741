import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyBetween, keysBetween } from '#shared/rules/orderKey.ts';

describe('order keys', () => {
  it('lie strictly between their neighbours, wherever an item is put', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 300 }), (places) => {
        const keys: string[] = [];
        for (const place of places) {
          const at = place % (keys.length + 1);
          const key = keyBetween(keys[at - 1] ?? null, keys[at] ?? null);
          expect(key).toMatch(/^[0-9A-Za-z]+$/);
          expect(key.endsWith('0')).toBe(false);
          keys.splice(at, 0, key);
        }
        expect(keys).toEqual(keys.toSorted());
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('stay short enough to be stored after a thousand items at the end, the beginning, or always the same gap', () => {
    let last: string | null = null;
    let first: string | null = null;
    for (let i = 0; i < 1000; i += 1) {
      last = keyBetween(last, null);
      first = keyBetween(null, first);
    }
    expect(last?.length).toBeLessThanOrEqual(40);
    // Halving costs one character for five to six items: 64 characters hold some 300 insertions at one place.
    let low = keyBetween(null, null);
    const high = keyBetween(low, null);
    for (let i = 0; i < 250; i += 1) low = keyBetween(low, high);
    expect(low.length).toBeLessThanOrEqual(64);
  });

  it('come in order when several are needed at once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (n) => {
        const keys = keysBetween('A', 'B', n);
        expect(keys).toHaveLength(n);
        expect(['A', ...keys, 'B']).toEqual(['A', ...keys, 'B'].toSorted());
        expect(new Set(keys).size).toBe(n);
      }),
    );
  });

  it('refuse neighbours that are not in order', () => {
    expect(() => keyBetween('B', 'A')).toThrow(RangeError);
    expect(() => keyBetween('A', 'A')).toThrow(RangeError);
  });
});
