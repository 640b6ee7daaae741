import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#shared/rules/day.ts';
import { lifeTable, statesOf, stepsOf } from '#shared/rules/life.ts';
import { allowedOpinionSteps, checkOpinionStep, foldOpinion } from '#shared/rules/opinionLife.ts';
import { opinionLife, type OpinionStep, type OpinionStepKey } from '#shared/rules/opinionSteps.ts';
import { checkProposalStep } from '#shared/rules/proposalCheck.ts';
import { allowedProposalSteps, foldProposal } from '#shared/rules/proposalLife.ts';
import { proposalLife, proposalOutcome, type ProposalStep, type ProposalStepKey } from '#shared/rules/proposalSteps.ts';

const today = '2026-11-21';
const proposal = { id: 'p1', submittedOn: '2026-03-01' };
const opinion = { reportedOn: '2026-03-01' };
const head = (n: number) => ({ id: `s${n}`, on: addDays('2026-03-01', n), at: String(n).padStart(6, '0') });
const take = (step: ProposalStepKey, n: number, more: Partial<ProposalStep> = {}): ProposalStep => ({ ...head(n), step, ...more });
const move = (step: OpinionStepKey, n: number, more: Partial<OpinionStep> = {}): OpinionStep => ({ ...head(n), step, ...more });

describe('the life of a proposal', () => {
  const ordinary = [
    take('review', 1), take('file', 2), take('prepare', 3), take('assign', 4, { organisation: 'edu', coOrganisations: ['fin'], deadlineOn: '2026-06-01' }),
    take('return', 5, { text: '不属本单位' }), take('assign', 6, { organisation: 'road', deadlineOn: '2026-06-10' }), take('signFor', 7),
    take('contact', 8, { contactWay: 'visit' }), take('reply', 9, { replyClass: 'b', letter: '古交函〔2026〕5号', text: '列入计划' }),
    take('assess', 10, { attitude: 'satisfied', satisfaction: 'dissatisfied', respondent: '王建国' }), take('rework', 11, { text: '未落实' }),
    take('reply', 12, { replyClass: 'a', text: '已修' }), take('assess', 13, { attitude: 'satisfied', satisfaction: 'satisfied', respondent: '王建国' }),
    take('finish', 14), take('archive', 15),
  ];

  test('runs from review to the archive, with a second reply', () => {
    expect(foldProposal(proposal, ordinary)).toMatchObject({
      state: 'archived', outcome: 'filed', open: false, organisation: 'road', coOrganisations: ['fin'], deadlineOn: '2026-06-10', firstDeadlineOn: '2026-06-01',
      contacts: 1, reworked: 1, replyClass: 'a', replyLetter: null, repliedOn: '2026-03-13', satisfaction: 'satisfied', filedOn: '2026-03-03', findings: [],
    });
  });

  test('a dissatisfied member’s proposal is finished only with a reason', () => {
    const folded = foldProposal(proposal, ordinary.slice(0, 10));
    expect(checkProposalStep(folded, take('finish', 11), { today }).map((found) => found.field)).toEqual(['text']);
    expect(checkProposalStep(folded, take('finish', 11, { text: '已当面说明' }), { today })).toEqual([]);
  });

  test('says what a step lacks', () => {
    const fieldsOf = (step: ProposalStep, done: readonly ProposalStep[]) => checkProposalStep(foldProposal(proposal, done), step, { today }).map((found) => found.field);
    expect(fieldsOf(take('assign', 4), ordinary.slice(0, 3))).toEqual(['organisation', 'deadlineOn']);
    expect(fieldsOf(take('combine', 2, { into: 'p1' }), [])).toEqual(['into']);
    expect(fieldsOf(take('assess', 10), ordinary.slice(0, 9))).toEqual(['attitude', 'satisfaction', 'respondent']);
    expect(fieldsOf(take('finish', 10), ordinary.slice(0, 9))).toEqual(['step']);
  });

  // Stretches of a likely life with steps and words missing; steps at random hardly ever reach the end.
  const keys = fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...stepsOf(proposalLife)).map((key) => [key]) },
    { weight: 2, arbitrary: fc.subarray<ProposalStepKey>(['file', 'assign', 'reply', 'assess', 'finish', 'rework'], { minLength: 3 }) },
  );
  const anySteps = fc.array(fc.record({ keys, bare: fc.nat(9) }), { maxLength: 8 }).map((stretches) =>
    stretches
      .flatMap(({ keys: run, bare }) => run.map((step, i) => ({ step, full: i !== bare })))
      .map(({ step, full }, i) =>
        full ? take(step, i, { organisation: 'edu', deadlineOn: '2026-09-01', into: 'p2', replyClass: 'a', satisfaction: 'satisfied' }) : take(step, i),
      ),
  );

  test('is never finished without a class of reply and a member’s word, and folds the same in any order', () => {
    let finished = 0;
    fc.assert(
      fc.property(anySteps, (steps) => {
        const folded = foldProposal(proposal, steps);
        expect(foldProposal(proposal, steps.toReversed())).toEqual(folded);
        if (folded.state === 'finished' || folded.state === 'archived') {
          finished += 1;
          expect(folded.replyClass).not.toBeNull();
          expect(folded.satisfaction).not.toBeNull();
        }
        expect(folded.state === 'combined').toBe(folded.mergedInto !== null);
      }),
      { numRuns: 2000 },
    );
    expect(finished).toBeGreaterThan(0);
  });

  test('every allowed step that is complete takes effect', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { maxLength: 40 }), (picks) => {
        const steps: ProposalStep[] = [];
        picks.forEach((pick, i) => {
          const before = foldProposal(proposal, steps);
          const allowed = allowedProposalSteps(before);
          expect(allowed.length).toBeGreaterThan(0);
          const step = take(allowed[pick % allowed.length] ?? 'review', i, {
            organisation: 'edu', deadlineOn: addDays(before.deadlineOn ?? '2026-06-01', 1), into: 'p2', replyClass: 'a', attitude: 'silent', satisfaction: 'silent',
            respondent: '王建国', text: '理由', contactWay: 'visit', corrects: 's0',
          });
          expect(checkProposalStep(before, step, { today })).toEqual([]);
          steps.push(step);
        });
        expect(foldProposal(proposal, steps).findings).toEqual([]);
      }),
    );
  });

  test('each state has one outcome, so the review counts add up', () => {
    expect(new Set(statesOf(proposalLife).map(proposalOutcome))).toEqual(new Set(['open', 'filed', 'combined', 'converted', 'rejected', 'withdrawn']));
    expect(lifeTable(proposalLife)).toContain('| 办结 | 委员已反馈 | 已办结 |');
  });
});

describe('the life of an opinion', () => {
  test('is edited, issued, and adopted at several levels side by side', () => {
    const steps = [
      move('return', 1, { text: '请补充数据' }), move('report', 2), move('edit', 3), move('sign', 4), move('issue', 5, { issue: '第12期' }),
      move('adopt', 8, { level: 'level.city', carrier: '市政协信息' }), move('adopt', 6, { level: 'level.county', carrier: '第12期' }),
      move('instruct', 7, { level: 'level.county', leader: '县委书记', text: '请住建局办理' }), move('handOn', 9, { organisation: 'house' }),
      move('feedback', 10, { text: '已办' }), move('archive', 11),
    ];
    const folded = foldOpinion(opinion, steps);
    expect(folded).toMatchObject({ state: 'archived', issue: '第12期', adopted: 'level.city', handedOn: 1, answered: 1, findings: [] });
    expect(folded.results).toEqual([
      { level: 'level.city', forwardedOn: null, adoptedOn: '2026-03-09', carrier: '市政协信息', instructedOn: null, leader: null },
      { level: 'level.county', forwardedOn: null, adoptedOn: '2026-03-07', carrier: '第12期', instructedOn: '2026-03-08', leader: '县委书记' },
    ]);
    expect(foldOpinion(opinion, steps.toReversed())).toEqual(folded);
  });

  test('says what a step lacks', () => {
    const open = foldOpinion(opinion, []);
    expect(checkOpinionStep(open, move('adopt', 1), { today }).map((found) => found.field)).toEqual(['level', 'carrier']);
    expect(checkOpinionStep(open, move('issue', 1), { today }).map((found) => found.field)).toEqual(['step']);
    expect(foldOpinion(opinion, [move('issue', 1), move('adopt', 2)]).findings).toHaveLength(2);
  });

  test('every allowed step that is complete takes effect, and the fold never depends on the order of the array', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100), { maxLength: 20 }), (picks) => {
        const steps: OpinionStep[] = [];
        picks.forEach((pick, i) => {
          const allowed = allowedOpinionSteps(foldOpinion(opinion, steps));
          expect(allowed.length).toBeGreaterThan(0);
          steps.push(move(allowed[pick % allowed.length] ?? 'edit', i, { level: pick % 2 ? 'county' : 'city' }));
        });
        const folded = foldOpinion(opinion, steps);
        expect(folded.findings).toEqual([]);
        expect(foldOpinion(opinion, steps.toReversed())).toEqual(folded);
      }),
    );
    expect(stepsOf(opinionLife)).toHaveLength(lifeTable(opinionLife).split('\n').length - 2);
  });
});
