import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type SampleSave, sampleCounty, sampleTownshipOf, writeSample } from '#electron/sample/sampleCounty.ts';
import { lastYearPlan } from '#electron/sample/yearPlan.ts';
import { shippedChoices } from '#shared/defaults/choices.ts';
import { readSettings } from '#shared/defaults/settings.ts';
import { type EntityName, entities, entityOf } from '#shared/entities/index.ts';
import type { Field, FieldValue } from '#shared/fields.ts';
import { foldOpinion } from '#shared/rules/opinionLife.ts';
import { checkProblemStep } from '#shared/rules/problemCheck.ts';
import { foldProblem } from '#shared/rules/problemLife.ts';
import { foldProposal } from '#shared/rules/proposalLife.ts';
import { checkTopicStep, foldTopic, topicFunnel } from '#shared/rules/topicLife.ts';
import { attendanceCount } from '#shared/rules/meetingSteps.ts';
import { seriesFindings } from '#shared/rules/numbering.ts';
import { checkValues } from '#shared/schema.ts';

type Values = Record<string, FieldValue>;
type Kept = { id: string; at: string; office: number | null; values: Values };
type Store = Map<EntityName, Map<string, Kept>>;

const options = { seed: 7, year: 2025, lastDay: '2025-12-31' };

function fill(saves: Iterable<SampleSave>): Store {
  const store: Store = new Map();
  writeSample(saves, ({ at, office, writes }) => {
    for (const { entity, id, set } of writes) {
      let table = store.get(entity);
      if (!table) store.set(entity, (table = new Map()));
      const known = table.get(id);
      if (known) Object.assign(known.values, set);
      else table.set(id, { id, at, office, values: { ...set } });
    }
  });
  return store;
}

const store = fill(sampleCounty(options));
const rows = (entity: EntityName, of: Store = store): Kept[] => [...(of.get(entity)?.values() ?? [])];

const key = (value: FieldValue | undefined): string => String(value).split('.')[1] ?? '';

function stepsBy(entity: EntityName, parent: string, of: Store = store): Map<string, object[]> {
  const steps = rows(entity, of).map(({ id, at, office, values }) => ({
    ...values, id, at, step: key(values['step']), parent: String(values[parent]), authorLevel: office === null ? 'county' : 'township',
  }));
  return Map.groupBy(steps, (one) => one.parent);
}

function foldProblems(of: Store = store) {
  const steps = stepsBy('progress', 'problem', of);
  return rows('problem', of).map((row) => ({
    row,
    folded: foldProblem(
      { registeredOn: String(row.values['registeredOn']), holder: key(row.values['holder']) as 'township', archived: false }, // the sample holds shipped levels only
      (steps.get(row.id) ?? []) as Parameters<typeof foldProblem>[1], // rows of entity progress have the step's fields
    ),
  }));
}

function foldTopics(of: Store = store) {
  const steps = stepsBy('topicStep', 'topic', of);
  return rows('topic', of).map((row) => foldTopic({ id: row.id, collectedOn: String(row.values['collectedOn']) }, (steps.get(row.id) ?? []) as Parameters<typeof foldTopic>[1])); // as above
}

const problems = foldProblems();
const reviewed = new Set(rows('review').filter((one) => one.values['verdict'] === 'reviewState.accepted').map((one) => one.values['subject']));

describe('the invented county', () => {
  test('has the places, people and bodies that it is meant to have', () => {
    const kinds = Map.groupBy(rows('place'), (one) => key(one.values['kind']));
    expect((kinds.get('township')?.length ?? 0) + (kinds.get('street')?.length ?? 0)).toBe(12);
    expect((kinds.get('village')?.length ?? 0) + (kinds.get('community')?.length ?? 0)).toBe(150);
    expect(rows('member').length).toBe(140);
    expect(new Set(rows('member').map((one) => one.values['name'])).size).toBe(140);
    expect(rows('studio').length).toBe(44);
    expect(rows('council').length).toBe(162);
    expect(rows('organisation').length).toBe(60);
    const seats = Map.groupBy(rows('seat').filter((one) => one.values['member'] && one.values['council']), (one) => String(one.values['council']));
    const lacking = rows('council').filter((one) => (seats.get(one.id)?.length ?? 0) < 2);
    expect(lacking.length).toBe(9);
  });

  test('reports the figures of the year exactly', () => {
    const funnel = topicFunnel(foldTopics());
    expect(funnel).toMatchObject({ collected: 1346, adopted: 727, merged: 214, handedOver: 165, declined: 178, open: 62 });
    expect(rows('meeting').length).toBe(725);
    expect(rows('meeting').filter((one) => one.values['studio']).length).toBe(161);
    const counted = (kind: string) => problems.filter(({ row, folded }) => key(row.values['kind']) === kind && folded.closedOn !== null && folded.closedOn <= options.lastDay && reviewed.has(row.id)).length;
    expect(counted('livelihood')).toBe(504);
    expect(counted('dispute')).toBe(94);
    expect(problems.filter(({ row }) => row.values['keyItem']).length).toBe(9);
    expect(rows('supervision').length).toBe(9);
    expect(rows('opinion').filter((one) => one.values['studio']).length).toBe(35);
    expect(rows('proposal').length).toBe(86);
    expect(rows('log').length).toBe(1104);
  });

  test('adds its outcomes up in the units that the settings give figures in', () => {
    const { outcomeUnits, unitFactors } = readSettings([]);
    const sum = (kind: string) =>
      rows('outcome').filter((one) => one.values['kind'] === `outcomeKind.${kind}`).reduce((total, { values }) => {
        const base = outcomeUnits[`outcomeKind.${kind}`];
        const factor = values['unit'] === base ? 1 : unitFactors.find((one) => one.unit === values['unit'] && one.base === base)?.factor;
        return total + Number(values['quantity']) * (factor ?? NaN);
      }, 0);
    expect(sum('land')).toBeCloseTo(20.9, 6);
    expect(sum('greenhouse')).toBe(228);
    expect(sum('waste')).toBe(506);
    expect(sum('helped')).toBe(59);
    expect(sum('aid')).toBeCloseTo(9.7, 6);
    for (const kind of ['road', 'lamp', 'pipe', 'canal', 'tree', 'parking', 'investment']) expect(sum(kind)).toBeGreaterThan(0);
    const logs = rows('log').map((one) => one.values);
    expect(logs.reduce((total, one) => total + Number(one['helped'] ?? 0), 0)).toBe(59);
    expect(logs.reduce((total, one) => total + Number(one['money'] ?? 0), 0)).toBe(97_000);
  });

  test('passes the checks of every entity, refers only to what is there before, and chooses only what is shipped', () => {
    const choices = new Map(shippedChoices.map((one) => [one.id, one.list]));
    const made = new Map<string, EntityName>();
    const wrong: string[] = [];
    let at = '';
    for (const save of sampleCounty(options)) {
      expect(save.at > at).toBe(true);
      at = save.at;
      for (const { entity, id } of save.writes) if (!made.has(id)) made.set(id, entity);
      for (const { entity, id, set } of save.writes) {
        for (const [name, value] of Object.entries(set)) {
          const field = (entities[entity].fields as Record<string, Field>)[name]; // widened: any field by name
          if (!field || value === null) continue;
          const values = Array.isArray(value) ? (value as string[]) : [String(value)]; // only sets are arrays
          for (const one of values) {
            if (field.kind === 'choice' && choices.get(one) !== field.list) wrong.push(`${entity}.${name}: ${one}`);
            if (field.kind === 'ref' && (field.to === 'any' ? !made.has(one) : made.get(one) !== field.to)) wrong.push(`${entity}.${name} of ${id}: ${one} is ${made.get(one)}`);
          }
        }
      }
    }
    for (const [entity, table] of store) {
      for (const { id, values } of table.values()) for (const one of checkValues(entityOf(entity), values, true)) wrong.push(`${entity} ${id}: ${one.message}`);
    }
    expect(wrong.slice(0, 20)).toEqual([]);
    expect([...made.keys()].every((id) => /^[0-9a-hjkmnp-tv-z]{20}$/.test(id))).toBe(true);
  });

  test('lives by the rules: no step of a topic, problem, opinion or proposal is a finding', () => {
    const opinionSteps = stepsBy('opinionStep', 'opinion');
    const proposalSteps = stepsBy('proposalStep', 'proposal');
    const findings = [
      ...problems.flatMap(({ row, folded }) => folded.findings.map((one) => `${row.id} ${one}`)),
      ...foldTopics().flatMap((one) => one.findings),
      ...rows('opinion').flatMap((row) => foldOpinion({ reportedOn: String(row.values['reportedOn']) }, (opinionSteps.get(row.id) ?? []) as Parameters<typeof foldOpinion>[1]).findings),
      ...rows('proposal').flatMap((row) => foldProposal({ id: row.id, submittedOn: String(row.values['submittedOn']) }, (proposalSteps.get(row.id) ?? []) as Parameters<typeof foldProposal>[1]).findings),
    ];
    expect(findings.slice(0, 10)).toEqual([]);
  });

  test('takes no step that an office of that level could not have saved at that moment', () => {
    const steps = stepsBy('progress', 'problem');
    const outcomes = Map.groupBy(rows('outcome'), (one) => String(one.values['problem']));
    const topicSteps = stepsBy('topicStep', 'topic');
    const refused: string[] = [];
    for (const { row } of problems) {
      const base = { registeredOn: String(row.values['registeredOn']), holder: key(row.values['holder']) as 'township', archived: false }; // as above
      const all = (steps.get(row.id) ?? []) as Parameters<typeof foldProblem>[1][number][]; // as above
      all.forEach((step, i) => {
        const context = { level: step.authorLevel ?? 'township', today: step.on, outcomes: outcomes.get(row.id)?.length ?? 0, dissatisfied: ['satisfaction.dissatisfied'] };
        for (const one of checkProblemStep(foldProblem(base, all.slice(0, i)), step, context)) refused.push(`${step.step}: ${one.message}`);
      });
    }
    for (const row of rows('topic')) {
      const base = { id: row.id, collectedOn: String(row.values['collectedOn']) };
      const all = (topicSteps.get(row.id) ?? []) as Parameters<typeof foldTopic>[1][number][]; // as above
      all.forEach((step, i) => {
        for (const one of checkTopicStep(foldTopic(base, all.slice(0, i)), step, { level: 'township', today: step.on })) refused.push(`${step.step}: ${one.message}`);
      });
    }
    expect([...new Set(refused)]).toEqual([]);
  });

  test('keeps due = present + excused + absent at every meeting, with two to five speeches', () => {
    const attendance = Map.groupBy(rows('attendance'), (one) => String(one.values['meeting']));
    const speeches = Map.groupBy(rows('speech'), (one) => String(one.values['meeting']));
    const odd: string[] = [];
    for (const { id, values } of rows('meeting')) {
      const people = (attendance.get(id) ?? []).map((one) => ({ role: key(one.values['role']), state: key(one.values['state']) }));
      const { due, present, excused, absent } = attendanceCount(people);
      if (due !== present + excused + absent) odd.push(`${id}: ${due}`);
      const said = speeches.get(id)?.length ?? 0;
      if (said > 5 || said < 1) odd.push(`${id}: ${said} speeches`);
      if (!values['light'] && (people.length < 8 || people.length > 20)) odd.push(`${id}: ${people.length} people`);
    }
    expect(odd.slice(0, 10)).toEqual([]);
  });

  test('gives the numbers of minutes without holes, in the order of signing', () => {
    const bySeries = Map.groupBy(rows('issue'), (one) => String(one.values['series']));
    expect(bySeries.size).toBe(12);
    for (const issues of bySeries.values()) {
      const numbers = issues.map((one) => Number(one.values['number']));
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
      expect(seriesFindings({ start: 1, issued: numbers })).toEqual({ missing: [], twice: [] });
    }
    expect(rows('minutesVersion').length).toBeGreaterThan(450);
    expect(rows('minutesVersion').length).toBe(rows('issue').length);
  });

  test('leaves a desk alive: matters overdue, due within days, waiting and put off', () => {
    const open = problems.filter(({ folded }) => folded.open);
    const due = open.flatMap(({ folded }) => (folded.deadlineOn ? [folded.deadlineOn] : []));
    expect(open.length).toBe(Object.values(lastYearPlan.open).reduce((a, b) => a + b, 0));
    expect(due.filter((day) => day < options.lastDay).length).toBeGreaterThan(10);
    expect(due.filter((day) => day >= options.lastDay && day <= '2026-01-08').length).toBeGreaterThan(10);
    expect(open.some(({ folded }) => folded.state === 'suspended')).toBe(true);
    expect(open.some(({ folded }) => folded.state === 'registered')).toBe(true);
  });

  test('is dated by the last day, in working hours, and speaks of no real place', () => {
    for (const [entity, table] of store) {
      for (const { at, values } of table.values()) {
        expect(at <= `${options.lastDay}T16:00:00Z`).toBe(true);
        const text = JSON.stringify([entity, values]);
        expect(text).not.toMatch(/古浪|张掖|庆阳|兰州|临夏|定西|嘉峪关|陇南|长治|黎城|潞州|襄垣|古韩|云溪|新堡|宫合|甘肃|山西|undefined|NaN|\{[a-z]\}/);
      }
    }
  });

  test('is the same county for the same seed, and another for another', () => {
    const digest = (seed: number) => {
      const hash = createHash('sha256');
      writeSample(sampleCounty({ ...options, seed }), (save) => hash.update(JSON.stringify(save)));
      return hash.digest('hex');
    };
    expect(digest(7)).toBe(digest(7));
    expect(digest(8)).not.toBe(digest(7));
  });
});

test('another seed and a last day in mid-year carry the same figures', () => {
  const middle = fill(sampleCounty({ seed: 20, year: 2026, lastDay: '2026-09-18' }));
  expect(topicFunnel(foldTopics(middle))).toMatchObject({ collected: 1346, adopted: 727 });
  expect(rows('meeting', middle).length).toBe(725);
  const closed = foldProblems(middle);
  expect(closed.flatMap(({ folded }) => folded.findings)).toEqual([]);
  expect(closed.filter(({ row, folded }) => key(row.values['kind']) === 'livelihood' && folded.closedOn !== null).length).toBe(504);
  for (const one of rows('meeting', middle)) expect(String(one.values['heldOn']) <= '2026-09-18').toBe(true);
});

test('several years run in time order, the roster grows, what came before is settled, and the last year carries the figures', () => {
  let at = '';
  const several = { seed: 3, year: 2025, years: 3, lastDay: '2025-12-31' };
  function* watched() {
    for (const save of sampleCounty(several)) {
      expect(save.at > at).toBe(true);
      at = save.at;
      yield save;
    }
  }
  const three = fill(watched());
  const folded = foldProblems(three);
  expect(folded.flatMap((one) => one.folded.findings)).toEqual([]);
  expect(folded.filter(({ row, folded: one }) => one.open && String(row.values['registeredOn']) < '2025-01-01')).toEqual([]);
  expect(folded.filter(({ row, folded: one }) => key(row.values['kind']) === 'livelihood' && one.closedOn?.startsWith('2025')).length).toBe(504);
  const topics = rows('topic', three);
  expect(topics.filter((one) => String(one.values['collectedOn']).startsWith('2025')).length).toBe(1346);
  expect(topics.length).toBeGreaterThan(3000);
  const joined = Map.groupBy(rows('member', three), (one) => String(one.values['joinedOn']).slice(0, 4));
  expect([joined.get('2023')?.length, joined.get('2024')?.length, joined.get('2025')?.length]).toEqual([136, 2, 2]);
  const records = [...three.values()].reduce((sum, table) => sum + table.size, 0);
  expect(records).toBeGreaterThan(100_000);
});

test('a township’s share holds its own records and resolves by itself', () => {
  const share = fill(sampleTownshipOf({ ...options, township: 3 }));
  const made = new Set([...share.values()].flatMap((table) => [...table.keys()]));
  const dangling: string[] = [];
  for (const [entity, table] of share) {
    for (const { values } of table.values()) {
      for (const [name, value] of Object.entries(values)) {
        const field = (entities[entity].fields as Record<string, Field>)[name]; // widened: any field by name
        if (field?.kind !== 'ref' || value === null) continue;
        for (const one of Array.isArray(value) ? (value as string[]) : [String(value)]) if (!made.has(one)) dangling.push(`${entity}.${name}`);
      }
    }
  }
  expect([...new Set(dangling)]).toEqual([]);
  expect(rows('meeting', share).length).toBeGreaterThan(30);
  expect(rows('meeting', share).length).toBeLessThan(120);
  expect(rows('proposal', share).length).toBe(0);
});

test('each of the county office’s lists has rows for the month', () => {
  const kinds = shippedChoices.filter((one) => one.list === 'planKind').map((one) => one.id);
  const of = (kind: string, month: number) => rows('planItem').filter(({ values }) => values['kind'] === kind && values['month'] === month).length;
  expect(kinds.filter((kind) => kind !== 'planKind.year' && of(kind, 12) === 0)).toEqual([]);
  expect(['meetings', 'papers', 'events'].map((kind) => of(`planKind.${kind}`, 3))).toEqual([2, 2, 2]);
});

test('a sample is written save by save and counted', () => {
  let writes = 0;
  const count = writeSample(sampleCounty(options), (save) => (writes += save.writes.length));
  expect(count.writes).toBe(writes);
  expect(count.saves).toBeGreaterThan(10_000);
});
