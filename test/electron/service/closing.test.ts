import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { IssuedContent } from '#shared/contract/closing.ts';
import { Failure } from '#shared/failure.ts';
import { openPractice, type PracticeOffice } from '#test/electron/service/practiceOffice.ts';

let office: PracticeOffice;
const period = { kind: 'year' as const, year: 2026 };

beforeAll(async () => {
  office = await openPractice('2026-12-31');
});
afterAll(async () => office.end());

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

async function listOfIds(id: string, list: string | null | undefined): Promise<string[]> {
  return (await office.ask('getIssuedRows', { id, list: list ?? '' })).ids;
}

const shownOf = <K extends IssuedContent['kind']>(content: IssuedContent, kind: K): Extract<IssuedContent, { kind: K }> => {
  if (content.kind !== kind) throw new Error(`not ${kind}`);
  return content as Extract<IssuedContent, { kind: K }>; // by the line above
};

describe('an issued table', () => {
  test('says the same after the records behind it have changed, and opens the same rows', async () => {
    const { id, records } = await office.ask('issueTable', { kind: 'figures', period });
    expect(records).toBeGreaterThan(3000);
    const before = shownOf((await office.ask('getIssued', { id })).content, 'figures').figures;
    const live = await office.ask('getFigures', { period, place: null });
    expect(before.funnel.map((one) => one.value)).toEqual(live.funnel.map((one) => one.value));
    const counted = [...before.groups.flatMap((group) => group.figures), ...before.funnel, ...before.tables.flatMap((table) => [...table.totals, ...table.rows.flatMap((row) => row.cells)])].filter((cell) => cell.rows > 0);
    expect(counted.length).toBeGreaterThan(200);
    for (const cell of counted.filter((_, i) => i % 7 === 0)) expect(await listOfIds(id, cell.list)).toHaveLength(cell.rows);

    const [topic] = (await office.ask('listRecords', { entity: 'topic', where: [{ field: 'collectedOn', op: 'from', value: '2026-01-01' }], limit: 1 })).rows;
    await office.ask('saveRecords', { writes: [{ entity: 'topic', id: null, set: { title: '冻结以后补登的议题', content: '内容', field: 'workField.partyWork', collectedOn: '2026-12-30', channel: 'channel.assigned', place: String(topic?.['place']), proposer: '甲' } }] });
    expect((await office.ask('getFigures', { period, place: null })).funnel[0]?.value).toBe((live.funnel[0]?.value ?? 0) + 1);
    const after = shownOf((await office.ask('getIssued', { id })).content, 'figures').figures;
    expect(after).toEqual(before);
    expect(await listOfIds(id, after.funnel[0]?.list)).toHaveLength(live.funnel[0]?.value ?? -1);
  });

  test('keeps a register with its chosen columns, and a summary with the numbers that were changed by hand', async () => {
    const { all } = await office.ask('getLedger', { ledger: 'meetings', period });
    const columns = all.slice(0, 4).map((one) => one.key).toReversed();
    const register = await office.ask('issueTable', { kind: 'ledger', ledger: 'meetings', period, columns });
    const { sheet } = shownOf((await office.ask('getIssued', { id: register.id })).content, 'ledger');
    expect(sheet.columns.map((one) => one.label)).toEqual(columns);
    expect(sheet.rows).toHaveLength(register.records);

    const summary = await office.ask('getSummary', { period });
    const own = summary.paragraphs.map((pieces) => pieces.map((piece) => piece.text).join('').replace('725场次', '999场次'));
    const { id } = await office.ask('issueTable', { kind: 'summary', period, texts: own });
    const { table, content } = await office.ask('getIssued', { id });
    expect(table.edited).toBe('999');
    expect(shownOf(content, 'summary').texts?.join('')).toContain('999场次');
    const piece = shownOf(content, 'summary').paragraphs.flat().find((one) => one.figure?.label === '协商议事');
    expect(String((await listOfIds(id, piece?.figure?.list)).length)).toBe(piece?.text);
  });

  test('is voided with a reason and never changed', async () => {
    const { id } = await office.ask('issueTable', { kind: 'summary', period });
    expect((await failureOf(office.ask('saveRecords', { writes: [{ entity: 'issuedTable', id, set: { title: '改名' } }] }))).code).toMatch(/refused|invalid/);
    await office.ask('voidIssued', { id, reason: '出错了' });
    expect((await office.ask('listIssued', { kind: 'summary' })).tables.find((one) => one.id === id)).toMatchObject({ voidReason: '出错了' });
  });
});

describe('the monthly report', () => {
  test('is frozen once, is a report also when it is zero, and what comes later is named by its month', async () => {
    await office.ask('issueTable', { kind: 'month', period, month: '2026-10' });
    const again = await failureOf(office.ask('issueTable', { kind: 'month', period, month: '2026-10' }));
    expect(again.message).toContain('已经在');
    expect((await office.ask('checkMonth', { month: '2026-11' })).late).toEqual([]);
    const [place] = (await office.ask('listRecords', { entity: 'meeting', limit: 1 })).rows;
    await office.ask('saveRecords', { writes: [{ entity: 'meeting', id: null, set: { title: '补登的一次会', heldOn: '2026-10-20', place: String(place?.['place']), form: 'meetingForm.conference', level: 'level.township' } }] });
    const { late } = await office.ask('checkMonth', { month: '2026-11' });
    expect(late.map((one) => [one.label, one.cell.value])).toEqual([['补10月协商议事', 1]]);

    const zero = await office.ask('issueTable', { kind: 'month', period, month: '2001-01' });
    expect((await office.ask('getIssued', { id: zero.id })).table.zero).toBe(true);
    const { rows } = await office.ask('getMonthReports', { year: 2026 });
    expect(rows.length).toBeGreaterThan(5);
    // The county's own report stands for no township.
    expect(rows.every((row) => row.months[9]?.words === '未报' && row.months[11]?.words === '')).toBe(true);
  });
});

describe('totals without records', () => {
  test('stand beside the figure with where they come from, and are never added', async () => {
    const { tables, groups } = await office.ask('getFigures', { period });
    const township = tables.find((table) => table.key === 'place')?.rows[0]?.key ?? '';
    const before = groups.flatMap((group) => group.figures).find((one) => one.key === 'meetings');
    expect(before?.bare).toBeNull();
    await office.ask('saveRecords', { writes: [{ entity: 'bareTotal', id: null, set: { figure: 'bareFigure.meetings', place: township, from: '2026-03-01', to: '2026-03-31', quantity: 8, source: '乡镇电话报' } }] });
    const figure = async (choice: typeof period | { kind: 'dates'; year: number; from: string; to: string }) => (await office.ask('getFigures', { period: choice })).groups.flatMap((group) => group.figures).find((one) => one.key === 'meetings');
    const after = await figure(period);
    expect(after?.value).toBe(before?.value);
    expect(after?.bare).toMatchObject({ quantity: 8, words: expect.stringContaining('8场次（乡镇电话报）') });
    expect((await figure({ kind: 'dates', year: 2026, from: '2026-03-02', to: '2026-12-31' }))?.bare).toBeNull();
    expect((await office.ask('getSummary', { period })).basis.some((line) => line.includes('协商议事另有无明细数8场次'))).toBe(true);
  });
});

describe('what is counted', () => {
  test('is the county’s choice, said in the basis, and the rows follow', async () => {
    const rows = (await office.ask('listRecords', { entity: 'setting', where: [{ field: 'key', op: 'is', value: 'figureBasis' }] })).rows;
    const read = async () => {
      const { rates, groups } = await office.ask('getFigures', { period });
      return { content: rates.find((one) => one.key === 'contentRate'), livelihood: groups.flatMap((group) => group.figures).find((one) => one.key === 'livelihood') };
    };
    const before = await read();
    const { ids } = await office.ask('saveRecords', { writes: [{ entity: 'setting', id: rows[0]?.id ?? null, set: { key: 'figureBasis', value: JSON.stringify({ contentRate: 'finished', livelihood: 'finished' }) } }] });
    const after = await read();
    expect(after.content?.denominator.key).toBe('finished');
    expect(after.content?.basis).toContain('期内办结事项');
    expect(after.content?.denominator.value).toBeGreaterThan(before.content?.denominator.value ?? Infinity);
    expect(after.livelihood?.basis).toContain('不等核定');
    const { counts } = await office.ask('countRecords', { entity: 'problem', wheres: [after.livelihood?.where ?? []] });
    expect(counts[0]).toBe(after.livelihood?.value);
    await office.ask('saveRecords', { writes: [{ entity: 'setting', id: ids[0] ?? null, set: { value: '{}' } }] });
    expect((await read()).livelihood?.value).toBe(before.livelihood?.value);
  });

  test('differs by audience in words and order, not in numbers', async () => {
    const text = async (audience: string) => (await office.ask('getSummary', { period, audience })).paragraphs.map((pieces) => pieces.map((piece) => piece.text).join('')).join('\n');
    const [own, party, open] = [await text('office'), await text('party'), await text('public')];
    expect(party.indexOf('兴办民生实事504件')).toBeLessThan(party.indexOf('征集协商议题'));
    expect(own.indexOf('兴办民生实事504件')).toBeGreaterThan(own.indexOf('征集协商议题'));
    expect(open).not.toContain('矛盾纠纷');
    expect((await office.ask('getSummary', { period, audience: 'public' })).basis).toEqual([]);
  });
});

describe('a locked year', () => {
  let lock = '';

  test('is locked when it is over, by the county', async () => {
    expect((await failureOf(office.ask('lockYear', { year: 2027 }))).message).toContain('还没有过完');
    ({ id: lock } = await office.ask('lockYear', { year: 2026 }));
    expect((await failureOf(office.ask('lockYear', { year: 2026 }))).message).toContain('锁定');
    expect((await office.ask('getLateChanges', { id: lock })).changes).toEqual([]);
  });

  test('asks a reason for what is counted, lists it with that reason, and lets everything else be', async () => {
    const [meeting] = (await office.ask('listRecords', { entity: 'meeting', where: [{ field: 'heldOn', op: 'from', value: '2026-05-01' }, { field: 'heldOn', op: 'to', value: '2026-05-31' }], limit: 1 })).rows;
    const id = meeting?.id ?? '';
    await office.ask('saveRecords', { writes: [{ entity: 'meeting', id, set: { digest: '改一改协商情况，不影响统计。' } }] });
    const change = { writes: [{ entity: 'meeting' as const, id, set: { heldOn: '2025-12-30' } }] };
    const refused = await failureOf(office.ask('saveRecords', change));
    expect(refused.code).toBe('locked');
    expect((await office.ask('getRecord', { entity: 'meeting', id })).row['heldOn']).toBe(meeting?.['heldOn']);
    await office.ask('withReason', { operation: 'saveRecords', input: change, reason: '会议日期登记错了' });
    const { changes } = await office.ask('getLateChanges', { id: lock });
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ entity: 'meeting', record: id, what: '修改', reason: '会议日期登记错了', fields: [{ before: meeting?.['heldOn'], after: '2025-12-30' }] });
  });

  test('calls a change a change though the clock has been put back since the record was made', async () => {
    const { rows } = await office.ask('listRecords', { entity: 'opinion', sort: [{ field: 'reportedOn', down: true }], limit: 1 });
    const [opinion] = rows;
    const input = { writes: [{ entity: 'opinion' as const, id: opinion?.id ?? '', set: { reportedOn: '2026-12-29' } }] };
    await office.ask('withReason', { operation: 'saveRecords', input, reason: '日期填错' });
    const { changes } = await office.ask('getLateChanges', { id: lock });
    expect(changes.find((one) => one.record === opinion?.id)).toMatchObject({ what: '修改', fields: [{ before: opinion?.['reportedOn'], after: '2026-12-29' }] });
  });

  test('lists new, deleted and reviewed records and steps of the year, and no others', async () => {
    const place = String((await office.ask('listRecords', { entity: 'meeting', limit: 1 })).rows[0]?.['place']);
    const add = (heldOn: string) => ({ writes: [{ entity: 'meeting' as const, id: null, set: { title: '迟报的会', heldOn, place, form: 'meetingForm.conference', level: 'level.township' } }] });
    await office.ask('saveRecords', add('2027-01-05'));
    expect((await failureOf(office.ask('saveRecords', add('2026-11-05')))).code).toBe('locked');
    const made = await office.ask('withReason', { operation: 'saveRecords', input: add('2026-11-05'), reason: '乡镇迟报' }) as { ids: string[] }; // saveRecords answers so
    const gone = { entity: 'meeting' as const, ids: made.ids };
    expect((await failureOf(office.ask('deleteRecords', gone))).code).toBe('locked');
    await office.ask('withReason', { operation: 'deleteRecords', input: gone, reason: '重复登记' });
    const { changes } = await office.ask('getLateChanges', { id: lock });
    expect(changes.filter((one) => one.entity === 'meeting').map((one) => [one.what, one.reason])).toEqual([['删除', '重复登记'], ['新报', '乡镇迟报'], ['修改', '会议日期登记错了']]);
  });

  test('is unlocked with a name and a reason, and then asks nothing', async () => {
    await office.ask('unlockYear', { id: lock, reason: '上级要求重新核对' });
    const { locks } = await office.ask('listYearLocks', {});
    expect(locks[0]).toMatchObject({ year: 2026, unlockReason: '上级要求重新核对' });
    expect(locks[0]?.unlockedBy).not.toBe('');
    const place = String((await office.ask('listRecords', { entity: 'meeting', limit: 1 })).rows[0]?.['place']);
    await office.ask('saveRecords', { writes: [{ entity: 'meeting', id: null, set: { title: '解锁以后', heldOn: '2026-11-06', place, form: 'meetingForm.conference', level: 'level.township' } }] });
  });
});
