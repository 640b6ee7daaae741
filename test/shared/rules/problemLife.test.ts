import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedCalendar } from '#shared/calendar/shipped.ts';
import { addDays } from '#shared/rules/day.ts';
import { lifeTable, movesFrom, type OfficeLevel, statesOf, stepsOf } from '#shared/rules/life.ts';
import { dueSoonUntil, lightOf, shippedLights } from '#shared/rules/light.ts';
import { checkProblemStep, deadlineAfter } from '#shared/rules/problemCheck.ts';
import { allowedProblemSteps, foldProblem } from '#shared/rules/problemLife.ts';
import { type ProblemBase, problemLife, type ProblemStep, type ProblemStepKey } from '#shared/rules/problemSteps.ts';

const base: ProblemBase = { registeredOn: '2026-03-01', holder: 'township', archived: false };
const context = { level: 'township' as OfficeLevel, today: '2026-11-21', outcomes: 1 };
const steps = stepsOf(problemLife);

function take(step: ProblemStepKey, n: number, more: Partial<ProblemStep> = {}): ProblemStep {
  return { id: `s${String(n).padStart(3, '0')}`, step, on: addDays('2026-03-01', n), at: String(n).padStart(6, '0'), ...more };
}

/** A step with everything that it may need. */
function whole(step: ProblemStepKey, n: number, deadlineOn: string | null): ProblemStep {
  const on = addDays('2026-03-01', n);
  return take(step, n, {
    text: '情况', by: '干事', organisation: 'water', person: '王建国、李明', deadlineOn: addDays(deadlineOn !== null && deadlineOn > on ? deadlineOn : on, 5),
    reviewOn: addDays(on, 30), allowedBy: '书记', resultClass: 'A', satisfaction: 'satisfied', respondent: '赵六', leader: '主席', corrects: 's000',
  });
}

const ordinary = [
  take('assign', 1, { organisation: 'water', person: '王建国', deadlineOn: '2026-03-20' }),
  take('signFor', 2),
  take('progress', 3, { text: '已查看现场' }),
  take('extend', 4, { deadlineOn: '2026-04-01', text: '等材料', allowedBy: '书记' }),
  take('finish', 5, { resultClass: 'A', text: '已通水' }),
  take('feedback', 6, { satisfaction: 'dissatisfied', respondent: '赵六' }),
  take('reopen', 7, { text: '水压不足', deadlineOn: '2026-04-10' }),
  take('finish', 8, { resultClass: 'A', text: '已加压' }),
  take('feedback', 9, { satisfaction: 'satisfied', respondent: '赵六' }),
  take('close', 10),
];

describe('the life of a problem', () => {
  test('runs from registration to its end, and keeps the first deadline, extensions and reopenings', () => {
    expect(foldProblem(base, ordinary)).toMatchObject({
      state: 'closed', stateLabel: '已销号', open: false, organisation: 'water', person: '王建国', deadlineOn: '2026-04-10', firstDeadlineOn: '2026-03-20',
      extended: 1, reopened: 1, finishes: 2, resultClass: 'A', satisfaction: 'satisfied', finishedOn: '2026-03-09', closedOn: '2026-03-11',
      lastStepOn: '2026-03-11', findings: [],
    });
    expect(foldProblem(base, [])).toMatchObject({ state: 'registered', stateLabel: '待交办', open: true, lastStepOn: '2026-03-01', findings: [] });
  });

  test('reopening takes result, satisfaction and end away until they are given anew', () => {
    expect(foldProblem(base, ordinary.slice(0, 7))).toMatchObject({ state: 'working', open: true, resultClass: null, satisfaction: null, finishedOn: null, reopened: 1 });
  });

  test('the order flow leads into the same life', () => {
    const taken = [take('order', 1), take('dispatch', 2, { person: '李明' }), take('decline', 3, { text: '出差' }), take('dispatch', 4, { person: '王刚' }), take('accept', 5)];
    expect(foldProblem(base, taken.slice(0, 3))).toMatchObject({ state: 'ordered', returned: 1 });
    expect(foldProblem(base, taken)).toMatchObject({ state: 'working', person: '王刚', findings: [] });
  });

  test('a step that could not follow is a finding without effect, and stays', () => {
    const folded = foldProblem(base, [take('close', 1), take('assign', 2, { organisation: 'water', deadlineOn: '2026-04-01' })]);
    expect(folded).toMatchObject({ state: 'assigned', stepIds: ['s001', 's002'] });
    expect(folded.findings).toEqual(['2026年3月2日“销号”：当时是“待交办”，不能接这一步。']);
  });

  test('praise that the handler gives himself, brought in by a file, counts for nothing', () => {
    const folded = foldProblem(base, [...ordinary.slice(0, 5), take('feedback', 6, { satisfaction: 'satisfied', respondent: '王　建国' }), take('close', 7)]);
    expect(folded).toMatchObject({ state: 'finished', satisfaction: null });
    expect(folded.findings).toHaveLength(2);
  });

  test('a step of a newer program is a finding and breaks nothing', () => {
    const strange = JSON.parse(JSON.stringify(take('assign', 1)).replace('"assign"', '"toString"')) as ProblemStep;
    expect(foldProblem(base, [strange]).findings).toHaveLength(1);
  });

  test('an old record brought in may be closed at once', () => {
    const archived = { ...base, archived: true };
    expect(foldProblem(archived, [take('close', 1)])).toMatchObject({ state: 'closed', findings: [] });
    expect(checkProblemStep(foldProblem(archived, []), take('finish', -400), context)).toEqual([]);
    expect(foldProblem(base, [take('close', 1)]).state).toBe('registered');
  });

  test('a matter that the county holds takes progress from the township, and nothing else', () => {
    const asked = foldProblem(base, [take('escalate', 1, { text: '乡镇难以解决' })]);
    expect(asked).toMatchObject({ askedLevel: 'county', holder: 'township', state: 'registered' });
    expect(allowedProblemSteps(asked, { level: 'township' })).not.toContain('escalate');
    expect(allowedProblemSteps(asked, { level: 'county' })).toEqual(['supervise', 'instruct', 'takeOver', 'notTaken', 'correct']);
    const taken = foldProblem(base, [
      take('escalate', 1, { text: '难' }), take('takeOver', 2, { authorLevel: 'county' }),
      take('assign', 3, { authorLevel: 'township', organisation: 'water' }), take('progress', 4, { authorLevel: 'township', text: '已查看' }),
    ]);
    expect(taken).toMatchObject({ holder: 'county', askedLevel: null, state: 'registered', organisation: null });
    expect(taken.findings).toEqual(['2026年3月4日“交办”：超出填报单位的权限，只作记录。']);
    expect(allowedProblemSteps(taken, { level: 'township' })).toEqual(['progress', 'correct']);
    expect(allowedProblemSteps(taken, { level: 'county' })).toContain('assign');
    expect(foldProblem(base, [take('escalate', 1), take('notTaken', 2, { authorLevel: 'county' })]).askedLevel).toBeNull();
    expect(foldProblem(base, [take('takeOver', 1, { authorLevel: 'township' }), take('notTaken', 2)])).toMatchObject({ holder: 'township', findings: { length: 2 } });
    expect(foldProblem({ ...base, holder: 'city' }, [take('escalate', 1)])).toMatchObject({ askedLevel: null, findings: { length: 1 } });
  });

  test('a correction stands beside what it corrects and changes nothing else', () => {
    const { corrections, ...folded } = foldProblem(base, [...ordinary, take('correct', 11, { corrects: 's003', text: '是3月5日' })]);
    expect(corrections).toEqual({ s003: ['s011'] });
    expect(folded).toMatchObject({ state: 'closed', findings: [] });
  });
});

describe('the check of a step', () => {
  const fieldsOf = (step: ProblemStep, before: readonly ProblemStep[], more = {}) =>
    checkProblemStep(foldProblem(base, before), step, { ...context, ...more }).map((found) => found.field);

  test('names what each step lacks', () => {
    expect(fieldsOf(take('assign', 1), [])).toEqual(['organisation', 'deadlineOn']);
    expect(fieldsOf(take('finish', 5), ordinary.slice(0, 3), { outcomes: 0 })).toEqual(['resultClass', 'text', 'noOutcome']);
    expect(fieldsOf(take('feedback', 6), ordinary.slice(0, 5))).toEqual(['satisfaction']);
    expect(fieldsOf(take('feedback', 6, { noCallback: '外出务工' }), ordinary.slice(0, 5))).toEqual([]);
    expect(fieldsOf(take('feedback', 6, { satisfaction: 'satisfied' }), ordinary.slice(0, 5))).toEqual(['respondent']);
    expect(fieldsOf(take('extend', 4, { deadlineOn: '2026-03-10' }), ordinary.slice(0, 3))).toEqual(['text', 'allowedBy', 'deadlineOn']);
    expect(fieldsOf(take('suspend', 4), ordinary.slice(0, 3))).toEqual(['text', 'reviewOn']);
    expect(fieldsOf(take('close', 7), ordinary.slice(0, 6))).toEqual(['text']);
    expect(fieldsOf(take('correct', 7, { corrects: 'x', text: '错' }), ordinary.slice(0, 6))).toEqual(['corrects']);
    expect(fieldsOf(take('close', 7), ordinary.slice(0, 3))).toEqual(['step']);
  });

  test('nobody is satisfied with himself, however his name is set; the typist may be anybody', () => {
    for (const respondent of ['王建国', '王 建国', '王　建国']) {
      expect(fieldsOf(take('feedback', 6, { satisfaction: 'satisfied', respondent }), ordinary.slice(0, 5))).toEqual(['respondent']);
    }
    expect(fieldsOf(take('feedback', 6, { satisfaction: 'satisfied', respondent: '赵六', by: '王建国' }), ordinary.slice(0, 5))).toEqual([]);
  });

  test('refuses days to come, before the record and before the last change, but lets forgotten progress in', () => {
    expect(fieldsOf(take('assign', 400, { organisation: 'w', deadlineOn: '2028-01-01' }), [])).toEqual(['on']);
    expect(fieldsOf(take('assign', -1, { organisation: 'w', deadlineOn: '2028-01-01' }), [])).toEqual(['on']);
    expect(fieldsOf(take('return', 1, { text: '不属本单位' }), ordinary.slice(0, 3))).toEqual(['on']);
    expect(fieldsOf(take('progress', 1, { text: '补记' }), ordinary.slice(0, 3))).toEqual([]);
    expect(fieldsOf({ ...take('progress', 1, { text: '补记' }), on: '2026-02-30' }, ordinary.slice(0, 3))).toEqual(['on']);
  });
});

describe('laws of the life', () => {
  const walk = fc.array(fc.nat(1000), { minLength: 1, maxLength: 40 });

  test('no path through the allowed steps reaches the end without result and answer, and every allowed step takes effect', () => {
    let closed = 0;
    fc.assert(
      fc.property(walk, fc.boolean(), (picks, drop) => {
        const done: ProblemStep[] = [];
        picks.forEach((pick, i) => {
          const before = foldProblem(base, done);
          const level = before.holder === 'village' ? 'township' : before.holder;
          const allowed = allowedProblemSteps(before, { level });
          expect(allowed.length).toBeGreaterThan(0);
          const step = whole(allowed[pick % allowed.length] ?? 'progress', i, before.deadlineOn);
          if (drop && pick % 3 === 0) Object.assign(step, { resultClass: null, satisfaction: null });
          if (step.step === 'correct') step.corrects = before.stepIds[0] ?? null;
          if (checkProblemStep(before, step, { ...context, level }).length > 0) return;
          done.push(step);
          const after = foldProblem(base, done);
          expect(after.findings).toEqual([]);
          if (after.state === 'closed') {
            closed += 1;
            expect(after.resultClass).not.toBeNull();
            expect(after.satisfaction ?? after.noCallback).not.toBeNull();
          }
        });
      }),
      { numRuns: 500 },
    );
    expect(closed).toBeGreaterThan(0);
  });

  // Single steps at random hardly ever reach the end: most heaps are stretches of a likely life, with steps and words missing.
  const level = fc.constantFrom(null, null, null, 'township', 'county', 'city');
  const keys = fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...steps).map((key) => [key]) },
    { weight: 2, arbitrary: fc.subarray<ProblemStepKey>(['assign', 'finish', 'feedback', 'close', 'reopen']) },
  );
  const anySteps = fc.array(fc.record({ keys, full: fc.boolean(), bare: fc.nat(4), level }), { maxLength: 12 }).map((stretches) => {
    let n = 0;
    return stretches.flatMap(({ keys: run, full, bare, level: authorLevel }) =>
      run.map((step, i): ProblemStep => {
        n += 1;
        return { ...(full && i !== bare ? whole(step, n % 30, null) : take(step, n % 30)), id: `s${n}`, authorLevel };
      }),
    );
  });

  test('any heap of steps folds the same in any order and doubled, and is never closed without result and answer', () => {
    let closed = 0;
    fc.assert(
      fc.property(anySteps, fc.infiniteStream(fc.nat()), (list, salt) => {
        const folded = foldProblem(base, list);
        const shuffled = [...list, ...list.slice(0, 3)].map((step) => ({ step, key: salt.next().value as number })).sort((a, b) => a.key - b.key);
        expect(foldProblem(base, shuffled.map(({ step }) => step))).toEqual(folded);
        if (folded.state === 'closed') {
          closed += 1;
          expect(folded.resultClass).not.toBeNull();
          expect(folded.satisfaction ?? folded.noCallback).not.toBeNull();
        }
        expect(folded.stepIds).toHaveLength(list.length);
      }),
      { numRuns: 500 },
    );
    expect(closed).toBeGreaterThan(0);
  });

  test('counts reconcile: each finish is either standing or was reopened, and each step has effect or is a finding', () => {
    fc.assert(
      fc.property(anySteps, (list) => {
        const folded = foldProblem(base, list);
        expect(folded.finishes).toBe(folded.reopened + (['finished', 'assessed', 'closed'].includes(folded.state) ? 1 : 0));
        expect(folded.open).toBe(!['finished', 'assessed', 'closed', 'stopped'].includes(folded.state));
        expect(folded.findings.length).toBeLessThanOrEqual(list.length);
        expect(folded.extended).toBeLessThanOrEqual(list.filter((step) => step.step === 'extend').length);
      }),
      { numRuns: 500 },
    );
  });
});

test('every state can be left or is an end, and the table of the life names every step', () => {
  for (const state of statesOf(problemLife)) expect(movesFrom(problemLife, state).length).toBeGreaterThan(0);
  const table = lifeTable(problemLife);
  expect(table.split('\n')).toHaveLength(steps.length + 2);
  expect(table).toContain('| 销号 | 已反馈待销号 | 已销号 |');
  expect(table).toContain('| 更正 | 任何状态 | 不变 |');
});

test('lights: the last day is yellow, the day after is red, and a threshold counts working days', () => {
  const at = (today: string, open = true, deadlineOn: string | null = '2026-10-16') => lightOf(deadlineOn, open, today, dueSoonUntil(today, 3, shippedCalendar), shippedLights);
  expect(at('2026-10-13')).toEqual({ light: 'green', word: '正常', colour: '#237804' });
  expect(at('2026-10-14').word).toBe('临期');
  expect(at('2026-10-16').light).toBe('yellow');
  expect(at('2026-10-17').word).toBe('逾期1天');
  expect(at('2026-10-17', false).word).toBe('已办结');
  expect(at('2026-10-01', true, null).word).toBe('未定期限');
  expect(deadlineAfter('2026-09-16', 15, 'natural', shippedCalendar).day).toBe('2026-10-08');
  expect(deadlineAfter('2026-02-13', 7, 'working', shippedCalendar).day).toBe('2026-03-02');
});
