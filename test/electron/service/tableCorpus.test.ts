import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '#shared/contract.ts';
import type { Row } from '#shared/contract/records.ts';
import { type EntityName, entityNames } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import { type Case, corpus, refusals } from '#test/fixtures/tables/corpus.ts';
import { csvText, utf8 } from '#test/fixtures/tables/sheets.ts';
import type { TestOffice } from '#test/electron/service/office.ts';
import { openTable, openTableOffice, readTable } from '#test/electron/service/tableOffice.ts';

const folder = join(import.meta.dirname, '../../fixtures/tables');
const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(join(folder, file)));

let office: TestOffice;
beforeAll(async () => {
  office = await openTableOffice();
});

interface Result {
  file: string;
  good: number;
  came: number;
  wrong: number;
  refused: number;
}
const results: Result[] = [];
afterAll(async () => {
  for (const { file, good, came, wrong, refused } of results) console.log(`${file.padEnd(42)} good rows ${came}/${good}  wrong values ${wrong}  refused with a reason ${refused}`);
  const [good, came, wrong] = (['good', 'came', 'wrong'] as const).map((key) => results.reduce((sum, one) => sum + one[key], 0));
  console.log(`all ${results.length} files: ${came} of ${good} good rows came in without touching a file, ${wrong} wrong values`);
  await office.end();
});

async function counts(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const entity of entityNames) found[entity] = (await office.ask('listRecords', { entity, limit: 1 })).total;
  return found;
}

/** A record as a person reads it. */
async function shown(entity: EntityName): Promise<Record<string, unknown>[]> {
  const { rows, names } = await office.ask('listRecords', { entity, limit: 1000, sort: [] });
  const text = (value: Row[string]): unknown => (Array.isArray(value) ? (value as readonly string[]).map((id) => names[id]).toSorted((a = '', b = '') => a.localeCompare(b, 'zh')).join('、') : typeof value === 'string' ? (names[value] ?? value) : value);
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, text(value)])));
}

async function takeIn(one: Case): Promise<void> {
  const before = await counts();
  const known = new Set((await shown(one.kind)).map((row) => row['id']));
  const table = await openTable(office, bytesOf(one.file), one.file);
  expect(table.layout.kind, 'the kind is guessed').toBe(one.kind);
  const reading = await readTable(office, table);
  expect(table.layout.skipped, 'lines that are no rows').toHaveLength(one.skipped ?? 0);
  const { rows } = await office.ask('listTableRows', { ticket: table.ticket, show: 'problems', limit: 500 });
  const doubts = rows.filter((row) => row.state === 'doubt');
  const bad = rows.filter((row) => row.state === 'bad');
  expect(doubts.map((row) => row.number), 'rows that need a look').toEqual(one.doubt ?? []);
  expect(bad.map((row) => row.number), `refused rows: ${JSON.stringify(bad.map((row) => [row.number, ...row.words, ...row.cells.map((cell) => cell.error)]))}`).toEqual(Object.keys(one.bad ?? {}).map(Number));
  for (const row of bad) expect([...row.words, ...row.cells.map((cell) => cell.error ?? '')].join(' ')).toMatch(one.bad?.[row.number] ?? /^$/);
  expect(reading.counts.bad).toBe(bad.length);

  const report = await office.ask('importTable', { ticket: table.ticket, doubts: true });
  try {
    await compare(one, report, bad.length, before, known);
  } finally {
    const { kept } = await office.ask('undoTableImport', { id: report.id });
    expect(kept).toBe(0);
  }
  expect(await counts(), 'taking it back leaves nothing of it').toEqual(before);
}

async function compare(one: Case, report: Output<'importTable'>, bad: number, before: Record<string, number>, known: ReadonlySet<unknown>): Promise<void> {
  const came = (await shown(one.kind)).filter((row) => !known.has(row['id']));
  let wrong = 0;
  one.good.forEach((wanted, i) => {
    for (const [key, value] of Object.entries(wanted)) if (came[i]?.[key] !== value) wrong += 1;
  });
  results.push({ file: one.file, good: one.good.length, came: came.length, wrong, refused: report.refused.filter((row) => row.reasons.length > 0).length });
  expect(came).toHaveLength(one.good.length);
  one.good.forEach((wanted, i) => expect(came[i], `row ${i + 1}`).toMatchObject(wanted));
  expect(report.refused).toHaveLength(bad);
  const after = await counts();
  for (const [entity, n] of Object.entries(one.parts ?? {})) expect((after[entity] ?? 0) - (before[entity] ?? 0), entity).toBe(n);

  const again = await openTable(office, bytesOf(one.file), one.file, one.kind);
  const second = await readTable(office, again);
  expect(second.counts, 'the same sheet again adds nothing').toMatchObject({ added: 0, changed: 0 });
  expect(second.counts.same, 'and finds every row again').toBe(one.good.length);

}

describe('messy sheets', () => {
  it.each(corpus.map((one) => [one.file, one] as const))('%s comes in whole, with no wrong value', async (_, one) => {
    await takeIn(one);
  });

  it('come in at ninety-eight rows of a hundred at least', () => {
    const good = results.reduce((sum, one) => sum + one.good, 0);
    expect(results).toHaveLength(corpus.length);
    expect(results.reduce((sum, one) => sum + one.came, 0) / good).toBeGreaterThanOrEqual(0.98);
    expect(results.reduce((sum, one) => sum + one.wrong, 0)).toBe(0);
  });
});

describe('files that are no sheets', () => {
  it.each(refusals.map((one) => [one.file, one] as const))('%s is refused in words, and nothing changes', async (_, one) => {
    const before = await counts();
    const failure = await openTable(office, bytesOf(one.file), one.file).then(() => null, (error: unknown) => error);
    expect(failure).toBeInstanceOf(Failure);
    if (!(failure instanceof Failure)) return;
    expect(failure.message).toMatch(one.words);
    expect(failure.message).toMatch(/没有变化/);
    expect(failure.fix).not.toBe('');
    expect(await counts()).toEqual(before);
  });

  it('a sheet longer than the old limit of 65,536 rows is read to its last row', async () => {
    const rows = Array.from({ length: 66_000 }, (_, i) => [`议题${i + 1}`, i === 65_999 ? '2024.2.30' : '2024.3.5']);
    const table = await openTable(office, utf8(csvText([['议题名称', '征集时间'], ...rows])), '很长.csv', 'topic');
    const reading = await readTable(office, table);
    expect(reading.counts).toMatchObject({ all: 66_000, added: 65_999, bad: 1 });
    const { rows: bad } = await office.ask('listTableRows', { ticket: table.ticket, show: 'bad' });
    expect(bad.map((row) => row.number)).toEqual([66_001]);
  }, 240_000);

  it('a file of two hundred megabytes is refused by its size', async () => {
    const failure = await openTable(office, new Uint8Array(200 * 1024 * 1024), 'big.xlsx').then(() => null, (error: unknown) => error);
    expect(failure).toMatchObject({ code: 'file', message: expect.stringMatching(/200兆.*太大/) });
  });
});
