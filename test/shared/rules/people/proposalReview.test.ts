import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { percent } from '#shared/rules/numerals.ts';
import { countReview, filedCount, type ReviewedProposal, reviewParagraph } from '#shared/rules/people/proposalReview.ts';
import { proposalLife, type ProposalState } from '#shared/rules/proposalSteps.ts';

const many = (count: number, state: ProposalState, more: Partial<ReviewedProposal> = {}): ReviewedProposal[] => Array.from({ length: count }, () => ({ state, byMembers: true, category: '经济建设', ...more }));
const states = Object.keys(proposalLife.states) as ProposalState[];

describe('审查情况', () => {
  test('5,890 = 5,002 + 262 + 626, merged outside: the parts add up to the total, and so do the classes', () => {
    const classes: [string, number][] = [['经济建设', 2133], ['政治建设', 419], ['文化建设', 459], ['社会建设', 1387], ['生态文明建设', 604]];
    const filed = classes.flatMap(([category, n]) => many(n, 'working', { category }));
    filed.forEach((one, i) => (one.byMembers = i < 4532));
    const counts = countReview([...filed, ...many(262, 'combined'), ...many(626, 'converted')], classes.map(([label]) => label));
    expect([counts.received, filedCount(counts, false), counts.combined, counts.converted]).toEqual([5890, 5002, 262, 626]);
    const text = reviewParagraph(counts, { session: '三次会议以来，', mergedInside: false });
    expect(text).toBe(
      '三次会议以来，共收到提案5890件。经审查，立案5002件，并案262件，转为意见和建议626件。立案提案中，委员提案4532件，占90.6%；集体提案470件，占9.4%。经济建设方面2133件，占42.6%；政治建设方面419件，占8.4%；文化建设方面459件，占9.2%；社会建设方面1387件，占27.7%；生态文明建设方面604件，占12.1%。',
    );
  });

  test('361 = 337 + 24 with 52 merged inside the 337, which leaves 285', () => {
    const counts = countReview([...many(285, 'archived'), ...many(52, 'combined'), ...many(24, 'converted')], []);
    expect([counts.received, filedCount(counts, true), counts.converted, counts.combined, counts.filed]).toEqual([361, 337, 24, 52, 285]);
    expect(reviewParagraph(counts, { session: '', mergedInside: true })).toContain('共收到提案361件。经审查，立案337件（其中并案52件，并案后立案285件），转为意见和建议24件。');
  });

  test('percentages come from counts: 361 of 615 is 58.7 %', () => {
    expect(percent(361, 615)).toBe('58.7%');
  });

  test('any year reconciles in both settings, whatever the states', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ state: fc.constantFrom(...states), byMembers: fc.boolean(), category: fc.constantFrom('', '经济建设', '社会建设', '县里自己的') }), { maxLength: 300 }), (proposals) => {
        const counts = countReview(proposals, ['经济建设', '社会建设']);
        const rest = counts.converted + counts.rejected + counts.withdrawn + counts.open;
        expect(filedCount(counts, false) + counts.combined + rest).toBe(counts.received);
        expect(filedCount(counts, true) + rest).toBe(counts.received);
        expect(counts.categories.reduce((sum, one) => sum + one.count, 0)).toBe(counts.filed);
        for (const mergedInside of [true, false]) {
          const [, said] = /经审查，立案(\d+)件/.exec(reviewParagraph(counts, { session: '', mergedInside })) ?? [];
          if (counts.received > 0) expect(Number(said)).toBe(filedCount(counts, mergedInside));
        }
      }),
    );
  });
});
