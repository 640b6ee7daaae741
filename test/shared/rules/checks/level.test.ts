import { describe, expect, it } from 'vitest';
import type { Row } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';
import type { FieldValue } from '#shared/fields.ts';
import type { CheckContext } from '#shared/rules/checkContext.ts';
import { checks } from '#shared/rules/checks.ts';
import { allowedVerdicts } from '#shared/rules/checks/review.ts';
import type { OfficeLevel } from '#shared/rules/life.ts';

const today = '2026-10-13';

function row(id: string, site: 'town' | 'county', values: Record<string, FieldValue>, at = '2026-09-01T00:00:00.000Z'): Row {
  return { id, site, createdAt: at, changedAt: at, changedBy: '李干事', deleted: false, ...values };
}

const problem = row('p1', 'town', { title: '水渠清淤', kind: 'problemKind.livelihood', registeredOn: '2026-09-01', holder: 'level.township', place: 'v1' });
const step = (id: string, site: 'town' | 'county', key: string, more: Record<string, FieldValue> = {}) =>
  row(id, site, { problem: 'p1', step: `problemStep.${key}`, on: `2026-09-0${id.slice(1)}`, ...more }, `2026-09-0${id.slice(1)}T00:00:00.000Z`);
const escalated = [step('s2', 'town', 'escalate', { text: '乡里办不了' })];
const taken = [...escalated, step('s3', 'county', 'takeOver')];

/** What the law of an entity says of a write by an office of a level, where these records stand. */
function judge(entity: EntityName, level: OfficeLevel, write: Record<string, FieldValue>, records: Partial<Record<EntityName, readonly Row[]>>, id?: string) {
  const all = Object.entries(records) as [EntityName, readonly Row[]][]; // Object.entries widens the keys
  const before = records[entity]?.find((one) => one.id === id) ?? null;
  const context: CheckContext = {
    before,
    after: { ...before, ...write },
    level,
    today,
    read: (name, wanted) => records[name]?.find((one) => one.id === wanted) ?? null,
    parts: (name, field, parent) => (records[name] ?? []).filter((one) => one[field] === parent),
    levelOf: (site) => (site === 'town' ? 'township' : site === 'county' ? 'county' : null),
    kindOf: (wanted) => all.find(([, rows]) => rows.some((one) => one.id === wanted))?.[0] ?? null,
  };
  return (checks[entity]?.(context) ?? []).map(({ field }) => field);
}

const take = (key: string, more: Record<string, FieldValue> = {}) => ({ problem: 'p1', step: `problemStep.${key}`, on: '2026-10-10', ...more });

describe('a problem that the county took over', () => {
  const records = { problem: [problem], progress: taken };

  it('gets progress and feedback from the township, and nothing that decides', () => {
    expect(judge('progress', 'township', take('progress', { text: '已勘查' }), records)).toEqual([]);
    for (const key of ['assign', 'extend', 'finish', 'close', 'supervise', 'stop', 'suspend', 'takeOver']) {
      expect(judge('progress', 'township', take(key, { organisation: 'o1', deadlineOn: '2026-11-01', leader: '王', text: '试', resultClass: 'resultClass.a', noOutcome: '无' }), records)).toEqual(['step']);
    }
  });

  it('is assigned by the county, refused by a department with its letter, and assigned to another', () => {
    const assigned = [...taken, step('s4', 'county', 'assign', { organisation: 'o1', deadlineOn: '2026-10-30' })];
    expect(judge('progress', 'county', take('assign', { organisation: 'o1', deadlineOn: '2026-10-30' }), records)).toEqual([]);
    expect(judge('progress', 'county', take('refuse', { text: '不属本局职责', letter: '县交函〔2026〕3号' }), { ...records, progress: assigned })).toEqual([]);
    const refused = [...assigned, step('s5', 'county', 'refuse', { text: '不属本局职责' })];
    expect(judge('progress', 'county', take('assign', { organisation: 'o2', deadlineOn: '2026-10-30' }), { ...records, progress: refused })).toEqual([]);
  });

  it('has each step put right by the office that wrote it', () => {
    const correction = (corrects: string) => take('correct', { corrects, text: '应为另一日' });
    expect(judge('progress', 'township', correction('s2'), records)).toEqual([]);
    expect(judge('progress', 'county', correction('s3'), records)).toEqual([]);
    expect(judge('progress', 'township', correction('s3'), records)).toEqual(['corrects']);
    expect(judge('progress', 'county', correction('s2'), records)).toEqual(['corrects']);
  });

  it('keeps its key mark, committee and supervising leader from the township, but takes its words and results', () => {
    expect(judge('problem', 'township', { keyItem: true }, records, 'p1')).toEqual(['keyItem']);
    expect(judge('problem', 'township', { content: '补充情况' }, records, 'p1')).toEqual([]);
    expect(judge('supervision', 'township', { problem: 'p1', leader: '张主席', since: today }, records)).toEqual(['leader']);
    expect(judge('supervision', 'county', { problem: 'p1', leader: '张主席', since: today }, records)).toEqual([]);
    expect(judge('outcome', 'township', { problem: 'p1', kind: 'outcomeKind.road', quantity: 1, unit: 'unit.piece', on: today }, records)).toEqual([]);
  });
});

describe('a problem that the township holds', () => {
  it('is supervised and taken over by the county, which does nothing else', () => {
    const records = { problem: [problem], progress: escalated };
    for (const key of ['supervise', 'instruct', 'takeOver', 'notTaken']) expect(judge('progress', 'county', take(key, { leader: '张主席', text: '抓紧' }), records)).toEqual([]);
    for (const key of ['assign', 'progress', 'finish']) expect(judge('progress', 'county', take(key, { text: '试' }), records)).toEqual(['step']);
  });

  it('is not refused to be taken before anybody asked', () => {
    expect(judge('progress', 'county', take('notTaken', { text: '不属县级' }), { problem: [problem], progress: [] })).toEqual(['step']);
  });

  it('never has its facts rewritten by the county, which marks and annotates', () => {
    const records = { problem: [problem], progress: [] };
    expect(judge('problem', 'county', { title: '改了', place: 'v2' }, records, 'p1')).toEqual(['title', 'place']);
    expect(judge('problem', 'county', { keyItem: true, committee: 'committee.a', note: '请关注' }, records, 'p1')).toEqual([]);
  });

  it('can not be given to the county by writing its level into the form', () => {
    expect(judge('problem', 'township', { ...problem, holder: 'level.county' }, {})).toEqual(['holder']);
    expect(judge('problem', 'township', { holder: 'level.county' }, { problem: [problem], progress: [] }, 'p1')).toEqual(['holder']);
    expect(judge('problem', 'township', { holder: 'level.village' }, { problem: [problem], progress: [step('s2', 'town', 'progress')] }, 'p1')).toEqual(['holder']);
  });
});

describe('a proposal', () => {
  const submitted = row('q1', 'town', { title: '关于供水的提案', state: 'proposalState.submitted', submittedOn: '2026-09-01' });
  it('is handled by the county alone', () => {
    for (const key of ['review', 'file', 'assign', 'reply', 'finish', 'supervise']) {
      expect(judge('proposalStep', 'township', { proposal: 'q1', step: `proposalStep.${key}`, on: today, text: '试' }, { proposal: [submitted] })).toEqual(['step']);
    }
    expect(judge('proposalStep', 'county', { proposal: 'q1', step: 'proposalStep.review', on: today }, { proposal: [submitted] })).toEqual([]);
    expect(judge('proposalStep', 'township', { proposal: 'q1', step: 'proposalStep.withdraw', on: today, text: '重复' }, { proposal: [submitted] })).toEqual([]);
  });

  it('is no longer changed by the township once it is reviewed', () => {
    expect(judge('proposal', 'township', { title: '改' }, { proposal: [submitted] }, 'q1')).toEqual([]);
    expect(judge('proposal', 'township', { title: '改' }, { proposal: [{ ...submitted, state: 'proposalState.filed' }] }, 'q1')).toEqual(['title']);
  });
});

describe('a review', () => {
  const said = (verdict: string, at: number) => row(`r${at}`, 'county', { subject: 'p1', verdict: `reviewState.${verdict}`, on: today }, `2026-10-0${at}T00:00:00.000Z`);
  const of = (level: OfficeLevel, verdict: string, more: Record<string, FieldValue>, reviews: readonly Row[]) =>
    judge('review', level, { subject: 'p1', verdict: `reviewState.${verdict}`, on: today, ...more }, { problem: [problem], review: reviews });

  it('goes 待核, 退回修改, 已重报, 已核, each by whom it belongs to', () => {
    expect(of('county', 'returned', { field: 'content', reason: '缺户数', dueOn: '2026-10-20' }, [])).toEqual([]);
    expect(of('township', 'reported', {}, [said('returned', 1)])).toEqual([]);
    expect(of('county', 'accepted', {}, [said('returned', 1), said('reported', 2)])).toEqual([]);
    expect(of('township', 'accepted', {}, [])).toEqual(['verdict']);
    expect(of('county', 'reported', {}, [said('returned', 1)])).toEqual(['verdict']);
    expect(of('township', 'reported', {}, [said('accepted', 1)])).toEqual(['verdict']);
  });

  it('says why it returns, which field, and a day that can still come', () => {
    expect(of('county', 'returned', {}, [])).toEqual(['reason']);
    expect(of('county', 'returned', { reason: '不符', field: 'nowhere', dueOn: '2026-10-01' }, [])).toEqual(['field', 'dueOn']);
  });

  it('voids only what the township asked to void, with a reason', () => {
    expect(of('township', 'voiding', {}, [])).toEqual(['reason']);
    expect(of('county', 'voided', {}, [said('accepted', 1)])).toEqual(['verdict']);
    expect(of('county', 'voided', {}, [said('accepted', 1), said('voiding', 2)])).toEqual([]);
    expect(allowedVerdicts('reviewState.voided', 'above')).toEqual([]);
    expect(allowedVerdicts('reviewState.voided', 'own')).toEqual([]);
  });
});
