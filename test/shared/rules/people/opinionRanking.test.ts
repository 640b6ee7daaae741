import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shippedSettings } from '#shared/defaults/settings.ts';
import { opinionScore, type RankedOpinion, rankOpinions } from '#shared/rules/people/opinionRanking.ts';

const scores = shippedSettings.opinionScores;
const one = (more: Partial<RankedOpinion>): RankedOpinion => ({ id: '', author: '王', coauthors: [], sector: '', township: '', adopted: [], instructed: [], combined: false, ...more });
const opinions = fc.array(
  fc.record({
    id: fc.string(), author: fc.constantFrom('王', '李', '赵'), coauthors: fc.constant([]), sector: fc.constantFrom('农业', '教育'), township: fc.constantFrom('云溪乡', '清水镇'),
    adopted: fc.subarray(['level.county', 'level.city', 'level.province', 'level.national']), instructed: fc.subarray(['level.county', 'level.city']), combined: fc.boolean(),
  }),
  { maxLength: 40 },
);

test('a report taken up at several levels scores by the highest alone, and half when it was put together with others', () => {
  expect(opinionScore(one({ adopted: ['level.county', 'level.province'] }), scores)).toBe(1 + 8);
  expect(opinionScore(one({ adopted: ['level.county'], combined: true, instructed: ['level.city', 'level.county'] }), scores)).toBe(1 + 1.5 + 5);
});

test('every way of ranking has all reports once and the same points, whatever the order; equal points share a place', () => {
  fc.assert(
    fc.property(opinions, (all) => {
      const total = all.reduce((sum, each) => sum + opinionScore(each, scores), 0);
      for (const by of ['author', 'sector', 'township'] as const) {
        const lines = rankOpinions(all, by, scores);
        expect(lines.reduce((sum, line) => sum + line.reported, 0)).toBe(all.length);
        expect(lines.reduce((sum, line) => sum + line.score, 0)).toBeCloseTo(total, 6);
        expect(rankOpinions(all.toReversed(), by, scores)).toEqual(lines);
        for (const a of lines) for (const b of lines) expect(Math.sign(b.score - a.score)).toBe(Math.sign(a.rank - b.rank));
      }
    }),
  );
});
