import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleRuleSets, rulesOfQuotas } from '#shared/defaults/duty.ts';
import { shippedSettings } from '#shared/defaults/settings.ts';
import { freeze, laterChanges } from '#shared/rules/duty/frozen.ts';
import { ranksOf } from '#shared/rules/duty/rank.ts';
import { compareNames, knowsOrder } from '#shared/rules/duty/rosterOrder.ts';
import { type DutyItem, type DutyMember, type DutyRule, type DutySource, plainRule } from '#shared/rules/duty/rule.ts';
import { scoreMember } from '#shared/rules/duty/score.ts';
import { standardOf } from '#shared/rules/duty/words.ts';
import { percent } from '#shared/rules/numerals.ts';

const year = { from: '2026-01-01', to: '2026-12-31' };
const member: DutyMember = { id: 'm', standing: false, joinedOn: null, leftOn: null };
const standing: DutyMember = { ...member, standing: true };

function source(item: DutyItem, n: number, more: Partial<DutySource> = {}): DutySource {
  return { key: `${item} ${n} ${more.level ?? ''}`, entity: 'log', record: `r${n}`, member: 'm', item, on: '2026-05-01', role: 'only', combined: false, level: null, amount: 1, points: null, rule: null, ...more };
}
const rule = (more: Partial<DutyRule>): DutyRule => ({ ...plainRule, id: more.name ?? 'rule', name: '项目', ...more });
const total = (rules: readonly DutyRule[], sources: readonly DutySource[], who = member) => scoreMember(rules, sources, who, year).total;

const anySource = fc.record({
  item: fc.constantFrom<DutyItem>('meeting', 'speech', 'activity', 'opinion', 'opinionAdopted', 'proposalFiled', 'problem', 'absence', 'training', 'leave', 'entry'),
  n: fc.integer({ min: 0, max: 400 }),
  month: fc.integer({ min: 1, max: 12 }),
  date: fc.integer({ min: 1, max: 28 }),
  role: fc.constantFrom<DutySource['role']>('only', 'first', 'joint'),
  combined: fc.boolean(),
  level: fc.constantFrom(null, 'level.county', 'level.city', 'level.province'),
  points: fc.constantFrom(1, 2.5, -3),
});
const anySources = fc.uniqueArray(anySource, { maxLength: 40, selector: (one) => `${one.item} ${one.n}` }).map((some) =>
  some.map(({ item, n, month, date, role, combined, level, points }) =>
    source(item, n, { on: `2026-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`, role, combined, level: item === 'opinionAdopted' ? level : null, points: item === 'entry' ? points : null })),
);
const everyRule = exampleRuleSets.flatMap((set) => set.rules);

describe('a score', () => {
  it('does not depend on the order in which records come', () => {
    fc.assert(
      fc.property(anySources, fc.infiniteStream(fc.nat()), (sources, keys) => {
        const mixed = sources.map((one) => ({ one, key: keys.next().value ?? 0 })).toSorted((a, b) => a.key - b.key).map(({ one }) => one);
        expect(scoreMember(everyRule, mixed, standing, year)).toEqual(scoreMember(everyRule, sources, standing, year));
      }),
    );
  });

  it('is what it was before when a record is withdrawn again', () => {
    fc.assert(
      fc.property(anySources, anySource, (sources, { n }) => {
        const more = source('proposalFiled', 1000 + n, { role: 'first' });
        const before = scoreMember(everyRule, sources, member, year);
        const during = scoreMember(everyRule, [...sources, more], member, year);
        expect(during.items.find((one) => one.rule.item === 'proposalFiled')?.count).toBe((before.items.find((one) => one.rule.item === 'proposalFiled')?.count ?? 0) + 1);
        expect(scoreMember(everyRule, [...sources, more].filter((one) => one.key !== more.key), member, year)).toEqual(before);
      }),
    );
  });

  it('counts a record once, however often it comes', () => {
    fc.assert(fc.property(anySources, (sources) => { expect(scoreMember(everyRule, [...sources, ...sources], member, year)).toEqual(scoreMember(everyRule, sources, member, year)); }));
  });

  it('never passes a cap, and is the sum of what its records gave', () => {
    fc.assert(
      fc.property(anySources, (sources) => {
        const score = scoreMember(everyRule, sources, standing, year);
        for (const { rule: line, points, posted } of score.items) {
          if (line.cap !== null) expect(Math.abs(points)).toBeLessThanOrEqual(line.cap + 1e-9);
          expect(posted.reduce((sum, one) => sum + Math.round(one.points * 100), 0)).toBe(Math.round(points * 100));
        }
        for (const { points, cap } of score.categories) if (cap !== null) expect(points).toBeLessThanOrEqual(cap);
        expect(Math.round((score.total ?? 0) * 100)).toBe(score.categories.reduce((sum, one) => sum + Math.round(one.points * 100), 0));
      }),
    );
  });

  it('gives co-authors and combined adoptions half, both together a quarter', () => {
    const rules = [rule({ item: 'opinionAdopted', points: 8 })];
    expect(total(rules, [source('opinionAdopted', 1)])).toBe(8);
    expect(total(rules, [source('opinionAdopted', 1, { role: 'joint' })])).toBe(4);
    expect(total(rules, [source('opinionAdopted', 1, { combined: true })])).toBe(4);
    expect(total(rules, [source('opinionAdopted', 1, { role: 'joint', combined: true })])).toBe(2);
    expect(total([rule({ item: 'opinionAdopted', points: 8, first: 0.5, joint: 0 })], [source('opinionAdopted', 1, { role: 'first' }), source('opinionAdopted', 2, { role: 'joint' })])).toBe(4);
  });

  it('counts one paper by its highest level alone where the rule says so', () => {
    const levels = ['county', 'city', 'province'].map((level) => source('opinionAdopted', 1, { level: `level.${level}`, key: `adopted ${level}` }));
    const line = (level: string, points: number, highestOnly: boolean) => rule({ name: level, item: 'opinionAdopted', level: `level.${level}`, points, highestOnly });
    expect(total([line('county', 3, true), line('city', 4, true), line('province', 6, true)], levels)).toBe(6);
    expect(total([line('county', 3, false), line('city', 4, false), line('province', 6, false)], levels)).toBe(13);
  });

  it('begins with the second where the first ones do not count, and takes points away within a limit', () => {
    const filed = [1, 2, 3].map((n) => source('proposalFiled', n));
    expect(total([rule({ item: 'proposalFiled', points: 5, skip: 1 })], filed)).toBe(10);
    expect(total([rule({ item: 'absence', points: -5, cap: 12 })], [1, 2, 3].map((n) => source('absence', n)))).toBe(-12);
  });

  it('takes entries by hand: by the points of their line, or by their own', () => {
    const donation = rule({ name: 'donation', item: 'help', points: 2, cap: 10 });
    expect(total([donation], [source('entry', 1, { rule: 'donation', amount: 3 })])).toBe(6);
    expect(total([donation], [source('entry', 1, { points: 1.5 })])).toBe(1.5);
    expect(total([donation], [source('entry', 1, { rule: 'gone', points: 4 })])).toBe(4);
    expect(total([donation], [source('entry', 1, { rule: 'donation', points: 40 })])).toBe(10);
  });

  it('counts an entry by hand under the line that it names, and under no other', () => {
    const rules = [rule({ name: 'report', kind: 'checklist', item: 'entry', minimum: 1 }), rule({ name: 'donation', item: 'help', points: 2 })];
    const of = (line: string) => scoreMember(rules, [source('entry', 1, { rule: line })], member, year);
    expect(of('donation').boxes[0]).toMatchObject({ done: 0, met: false });
    expect(of('report').boxes[0]).toMatchObject({ done: 1, met: true });
    expect(of('report').total).toBe(0);
  });

  it('asks members for four things and standing members for five in the example of that name', () => {
    const rules = exampleRuleSets.find((set) => set.key === 'fourFive')?.rules ?? [];
    expect([member, standing].map((who) => scoreMember(rules, [], who, year).boxes.length)).toEqual([4, 5]);
    expect(rules.every((one) => one.example)).toBe(true);
  });

  it('holds standing members to lines of their own', () => {
    const rules = [rule({ name: 'a', item: 'absence', points: -5 }), rule({ name: 'b', audience: 'standing', item: 'absence', points: -3 })];
    expect([total(rules, [source('absence', 1)]), total(rules, [source('absence', 1)], standing)]).toEqual([-5, -8]);
  });
});

describe('the checklist', () => {
  const quotas = rulesOfQuotas(shippedSettings.dutyQuotas);

  it('shows n of m by its five boxes, and what is missing', () => {
    const sources = [source('activity', 1), source('activity', 2), source('opinion', 3), source('proposal', 4, { role: 'joint' }), source('meeting', 5)];
    const score = scoreMember(quotas, sources, member, year);
    expect(score.boxes.map((box) => `${box.done}/${box.minimum}${box.met ? '✔' : ''}`)).toEqual(['2/2✔', '1/2', '1/1✔', '1/1✔', '0/1']);
    expect(score.missing).toEqual(['社情民意信息差1件', '民生实事差1件']);
    expect(score.total).toBeNull();
  });

  it('asks less of one who joined in mid-year, and counts nothing of before', () => {
    const joined = { ...member, joinedOn: '2026-07-10' };
    const score = scoreMember(quotas, [source('activity', 1), source('activity', 2, { on: '2026-08-01' })], joined, year);
    expect(score.served.months).toBe(6);
    expect(score.boxes[0]).toMatchObject({ minimum: 1, done: 1, met: true });
    expect(scoreMember(quotas, [], { ...member, leftOn: '2025-03-01' }, year).served.months).toBe(0);
  });
});

describe('grades', () => {
  const rules = [rule({ name: 'points', item: 'activity', points: 10 }), rule({ name: '优秀', kind: 'grade', minimum: 85, complete: true, prorate: false }), rule({ name: '称职', kind: 'grade', minimum: 60, prorate: false }), rule({ name: '不称职', kind: 'grade', minimum: 0, prorate: false })];
  const grade = (n: number, more: readonly DutyRule[] = []) => scoreMember([...rules, ...more], Array.from({ length: n }, (_, i) => source('activity', i)), member, year).grade;

  it('begin at their points, and the highest holds', () => {
    expect([grade(9), grade(6), grade(5)]).toEqual(['优秀', '称职', '不称职']);
  });

  it('can ask for the whole checklist', () => {
    expect(grade(9, [rule({ name: 'list', kind: 'checklist', item: 'problem', minimum: 1 })])).toBe('称职');
  });
});

describe('a closed year', () => {
  it('tells what came and what was withdrawn after it', () => {
    const rules = rulesOfQuotas(shippedSettings.dutyQuotas);
    const score = (some: readonly DutySource[]) => freeze(scoreMember(rules, some, member, year), 1);
    const [a, b] = [source('activity', 1), source('activity', 2, { record: 'late' })];
    expect(laterChanges(score([a]), score([a]))).toEqual([]);
    expect(laterChanges(score([a]), score([b]))).toEqual([{ name: '基层履职实践活动', before: '1/2次', after: '1/2次', added: [['log', 'late', '2026-05-01']], withdrawn: [['log', 'r1', '2026-05-01']] }]);
  });
});

it('equal scores share a place, and the next one is left out', () => {
  expect([...ranksOf([{ member: 'a', total: 5, met: 1 }, { member: 'b', total: 9, met: 1 }, { member: 'c', total: 9, met: 1 }, { member: 'd', total: 9, met: 2 }])]).toEqual([['d', 1], ['b', 2], ['c', 2], ['a', 4]]);
});

it('percentages come from counts: 361 of 615 is 58.7 %', () => {
  expect(percent(361, 615)).toBe('58.7%');
});

it('rosters stand by strokes of the surname or by pinyin', () => {
  expect(knowsOrder('stroke') && knowsOrder('pinyin')).toBe(true);
  const names = ['张三', '丁一', '欧阳修', '王五', '白七'];
  expect(names.toSorted((a, b) => compareNames('stroke', a, b))).toEqual(['丁一', '王五', '白七', '张三', '欧阳修']);
  expect(names.toSorted((a, b) => compareNames('pinyin', a, b))).toEqual(['白七', '丁一', '欧阳修', '王五', '张三']);
});

it('says in words how a line is reckoned', () => {
  expect(standardOf(rule({ item: 'proposalFiled', unit: '件', points: 5, cap: 20, skip: 1 }))).toBe('每件5分，最高20分，从第2件起，联名×0.5');
  expect(standardOf(rule({ item: 'absence', points: -5, cap: 30 }))).toBe('每次扣5分，最多扣30分');
  expect(standardOf(rule({ kind: 'checklist', minimum: 2 }), 1)).toBe('每年至少1次（全年2次，按任职月数折算）');
});
