import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cell, Figures } from '#shared/contract/figures.ts';
import { docxProblems, docxText } from '#test/papers/docxChecks.ts';
import { openPractice, type PracticeOffice } from '#test/electron/service/practiceOffice.ts';

let office: PracticeOffice;
const period = { kind: 'year' as const, year: 2026 };

beforeAll(async () => {
  office = await openPractice('2026-12-31');
});
afterAll(async () => office.end());

/** Every number of the page with the words to name it by. */
function cellsOf(figures: Figures): [string, Cell][] {
  return [
    ...figures.groups.flatMap((group) => group.figures).concat(figures.funnel).flatMap((one): [string, Cell][] => [[one.label, one], [`${one.label} before`, one.before]]),
    ...figures.rates.flatMap((one): [string, Cell][] => [[`${one.label} over`, one.numerator], [`${one.label} under`, one.denominator]]),
    ...figures.outcomes.map((one): [string, Cell] => [one.label, one]),
    ...figures.tables.flatMap((table) => [...table.rows.flatMap((row) => row.cells.map((cell, i): [string, Cell] => [`${table.label}/${row.label}/${table.columns[i]?.label}`, cell])), ...table.totals.map((cell, i): [string, Cell] => [`${table.label}/合计/${table.columns[i]?.label}`, cell])]),
  ];
}

async function rowsFound(cells: readonly [string, Cell][]): Promise<string[]> {
  const wrong: string[] = [];
  for (const [entity, some] of Map.groupBy(cells, ([, cell]) => cell.entity)) {
    const { counts } = await office.ask('countRecords', { entity, wheres: some.map(([, cell]) => cell.where) });
    some.forEach(([name, cell], i) => {
      if (counts[i] !== cell.rows) wrong.push(`${name}: ${cell.rows} but ${counts[i]} rows`);
    });
  }
  return wrong;
}

describe('the figures page', () => {
  test('every figure opens exactly the rows that it counts', async () => {
    const figures = await office.ask('getFigures', { period, place: null });
    const cells = cellsOf(figures);
    expect(cells.length).toBeGreaterThan(400);
    expect(await rowsFound(cells)).toEqual([]);
  });

  test('in one township too, and by its villages', async () => {
    const all = await office.ask('getFigures', { period, place: null });
    const township = all.tables.find((table) => table.key === 'place')?.rows[0];
    const part = await office.ask('getFigures', { period, place: township?.key ?? '' });
    expect(await rowsFound(cellsOf(part))).toEqual([]);
    expect(part.funnel[0]?.value).toBe(township?.cells[0]?.value);
    expect(part.tables.find((table) => table.key === 'place')?.label).toBe('按村（社区）');
  });

  test('the year is the one that the county reports', async () => {
    const { groups, funnel, outcomes } = await office.ask('getFigures', { period, place: null });
    const value = (key: string) => groups.flatMap((group) => group.figures).find((one) => one.key === key)?.value;
    expect(funnel.map((one) => one.value)).toEqual([1346, 727, 214, 165, 178, 62]);
    expect({ meetings: value('meetings'), livelihood: value('livelihood'), disputes: value('disputes'), studios: value('studios'), proposals: value('proposals'), studioOpinions: value('studioOpinions') }).toEqual({
      meetings: 725, livelihood: 504, disputes: 94, studios: 44, proposals: 86, studioOpinions: 35,
    });
    const outcome = (label: string) => outcomes.filter((one) => one.label === label).map((one) => `${one.value}${one.unit}`);
    expect(outcome('流转土地')).toEqual(['20.9万亩']);
    expect(outcome('救助帮扶资金')).toEqual(['9.7万元']);
  });

  test('the rows of a table add up to its totals, and the funnel to what was collected', async () => {
    const { tables, funnel } = await office.ask('getFigures', { period, place: null });
    for (const table of tables) {
      table.totals.forEach((total, i) => {
        const sum = table.rows.reduce((all, row) => all + (row.cells[i]?.value ?? 0), 0);
        expect(`${table.label} ${table.columns[i]?.label} ${sum}`).toBe(`${table.label} ${table.columns[i]?.label} ${total.value}`);
      });
    }
    const [collected, ...rest] = funnel.map((one) => one.value);
    expect(rest.reduce((all, one) => all + one, 0)).toBe(collected);
  });

  test('a rate says what it divides', async () => {
    const { rates } = await office.ask('getFigures', { period, place: null });
    for (const rate of rates) {
      expect(rate.numerator.value).toBeLessThanOrEqual(rate.denominator.value);
      expect(rate.text).toMatch(/^\d+\.\d%$|^—$/);
      expect(rate.basis).toContain('÷');
    }
    expect(rates.find((one) => one.key === 'onTimeRate')?.denominator.value).toBeGreaterThan(300);
  });

  test('the statistics year runs from the day that the county has set', async () => {
    const { rows } = await office.ask('listRecords', { entity: 'setting', where: [{ field: 'key', op: 'is', value: 'yearStart' }] });
    const { ids } = await office.ask('saveRecords', { writes: [{ entity: 'setting', id: rows[0]?.id ?? null, set: { key: 'yearStart', value: '"12-01"' } }] });
    const figures = await office.ask('getFigures', { period: { kind: 'statistics', year: 2026 }, place: null });
    expect([figures.period.from, figures.period.to]).toEqual(['2025-12-01', '2026-11-30']);
    expect(await rowsFound(cellsOf(figures))).toEqual([]);
    await office.ask('saveRecords', { writes: [{ entity: 'setting', id: ids[0] ?? null, set: { value: '"01-01"' } }] });
  });
});

test('the same thing reported twice counts once, also in a ring, and again when the other is deleted', async () => {
  const [problem] = (await office.ask('listRecords', { entity: 'problem', where: [{ field: 'holder', op: 'is', value: 'level.county' }], limit: 1 })).rows;
  const add = async (quantity: number, unit: string, overlaps: string | null = null) =>
    (await office.ask('saveRecords', { writes: [{ entity: 'outcome', id: null, set: { problem: problem?.id ?? '', kind: 'outcomeKind.land', quantity, unit, on: '2020-03-01', overlaps } }] })).ids[0] ?? '';
  const land = async () => (await office.ask('getFigures', { period: { kind: 'year', year: 2020 }, place: null })).outcomes.map((one) => [one.value, one.unit, one.rows, one.parts]);
  const first = await add(300, 'unit.mu');
  await add(0.12, 'unit.wanMu');
  expect(await land()).toEqual([[0.15, '万亩', 2, '300亩＋0.12万亩']]);
  const again = await add(300, 'unit.mu', first);
  expect((await land())[0]?.[0]).toBe(0.15);
  await office.ask('saveRecords', { writes: [{ entity: 'outcome', id: first, set: { overlaps: again } }] });
  expect((await land())[0]?.[0]).toBe(0.15);
  await office.ask('deleteRecords', { entity: 'outcome', ids: [first] });
  expect((await land())[0]?.[0]).toBe(0.15);
});

test('a result of the three-class scheme counts as the class that it stands for', async () => {
  const rate = async () => (await office.ask('getFigures', { period, place: null })).rates.find((one) => one.key === 'classARate');
  const before = await rate();
  const { rows } = await office.ask('listRecords', { entity: 'problem', where: [{ field: 'holder', op: 'is', value: 'level.county' }, { field: 'state', op: 'is', value: 'problemState.working' }], limit: 2 });
  const { today } = await office.ask('getSession', {});
  const finish = (id: string, resultClass: string) => ({ entity: 'progress' as const, id: null, set: { problem: id, step: 'problemStep.finish', on: today, by: '县办', text: '办完', noOutcome: '无', resultClass } });
  await office.ask('saveRecords', { writes: [finish(rows[0]?.id ?? '', 'resultClass.threeA'), finish(rows[1]?.id ?? '', 'resultClass.threeB')] });
  const after = await rate();
  expect([after?.numerator.value, after?.denominator.value]).toEqual([Number(before?.numerator.value) + 1, Number(before?.denominator.value) + 2]);
});

describe('the summary', () => {
  test('says what the county reports, and every number of it opens its rows', async () => {
    const { paragraphs, basis } = await office.ask('getSummary', { period, place: null });
    const text = paragraphs.map((pieces) => pieces.map((piece) => piece.text).join('')).join('\n');
    for (const said of [
      '征集协商议题1346件，经筛选确定727件', '725场次', '兴办民生实事504件', '化解矛盾纠纷94起', '流转土地20.9万亩', '修建日光温室、养殖暖棚228座', '清运垃圾506吨', '协商议事161场次', '社情民意信息35条', '提案86件', '救助帮扶59人、资金9.7万元',
    ]) {
      expect(text).toContain(said);
    }
    expect(text).not.toMatch(/undefined|NaN|\{|(?<!\d)0(件|起|次|条)/);
    for (const piece of paragraphs.flat().filter((one) => one.figure)) {
      const { counts } = await office.ask('countRecords', { entity: piece.figure?.entity ?? 'topic', wheres: [piece.figure?.where ?? []] });
      expect(counts[0]).toBeGreaterThan(0);
      const counted = /^\d+$/.test(piece.text) && piece.figure?.entity !== 'outcome' && piece.figure?.label !== '参与群众';
      if (counted) expect(`${piece.figure?.label} ${counts[0]}`).toBe(`${piece.figure?.label} ${piece.text}`);
    }
    expect(basis.length).toBeGreaterThan(5);
  });

  test('says nothing of a year in which nothing was done', async () => {
    const { paragraphs } = await office.ask('getSummary', { period: { kind: 'year', year: 2001 }, place: null });
    expect(paragraphs.flat().map((piece) => piece.text).join('')).toBe('');
  });

  test('goes to Word', async () => {
    const { ticket, name } = await office.ask('makeSummaryDocx', { title: '岚川县2026年工作综述', paragraphs: ['共征集协商议题1346件。', ''], basis: ['按征集日期计。'] });
    expect(name).toBe('岚川县2026年工作综述.docx');
    expect(office.bytes(ticket).slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
  });
});

test('the month tells what it counts and what is missing; a month without anything is a zero report', async () => {
  const month = await office.ask('checkMonth', { month: '2026-10' });
  expect(month.zero).toBe(false);
  expect(await rowsFound([...month.lines, ...month.missing].map((one): [string, Cell] => [one.label, one.cell]))).toEqual([]);
  expect((await office.ask('checkMonth', { month: '2001-01' })).zero).toBe(true);
});

test('the summary as a Word paper keeps to the rules of structure, is signed and dated, and lists for each audience what that audience is told', async () => {
  const read = async (audience: string) => {
    const { title, paragraphs, basis } = await office.ask('getSummary', { period, place: null, audience });
    const { ticket } = await office.ask('makeSummaryDocx', { title, paragraphs: paragraphs.map((pieces) => pieces.map((piece) => piece.text).join('')), basis });
    const bytes = office.bytes(ticket);
    expect(docxProblems(bytes, { official: true })).toEqual([]);
    return docxText(bytes).filter((line) => line.trim() !== '');
  };
  const [own, open] = [await read('office'), await read('public')];
  const sign = own.indexOf('政协岚川县委员会办公室');
  expect(own[sign + 1]).toBe('2026年12月31日');
  expect(own.indexOf('统计口径：')).toBeGreaterThan(sign);
  expect(open.join('')).not.toContain('统计口径');
  expect(open.at(-1)).toBe('2026年12月31日');
  expect(own.join('')).toContain('征集协商议题1346件，经筛选确定727件');
});
