import * as XLSX from '@e965/xlsx';
import PizZip from 'pizzip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ledgers } from '#shared/ledgers/index.ts';
import type { NoticePaper, SheetPaper } from '#shared/papers/paper.ts';
import { formatDay } from '#shared/rules/day.ts';
import { openPractice, type PracticeOffice } from '#test/electron/service/practiceOffice.ts';

let office: PracticeOffice;
const period = { kind: 'year' as const, year: 2026 };

beforeAll(async () => {
  office = await openPractice('2026-10-31');
});
afterAll(async () => office.end());

interface Book {
  sheet: string;
  strings: string;
  styles: string;
  workbook: string;
  /** Texts of a row's cells by column letter. */
  row(at: number): Record<string, { type: string; text: string }>;
}

function open(bytes: Uint8Array): Book {
  const zip = new PizZip(bytes);
  const part = (name: string): string => zip.file(name)?.asText() ?? '';
  const strings = part('xl/sharedStrings.xml');
  const sheet = part('xl/worksheets/sheet1.xml');
  const shared = [...strings.matchAll(/<si>(.*?)<\/si>/gs)].map((found) => [...(found[1] ?? '').matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map((one) => one[1]).join(''));
  return {
    sheet, strings, styles: part('xl/styles.xml'), workbook: part('xl/workbook.xml'),
    row(at) {
      const line = new RegExp(`<row r="${at}"[^>]*>(.*?)</row>`, 's').exec(sheet)?.[1] ?? '';
      return Object.fromEntries(
        [...line.matchAll(/<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, column = '', attributes = '', inner = '']) => {
          const type = /t="(\w+)"/.exec(attributes)?.[1] ?? 'n';
          const value = /<v>(.*?)<\/v>/s.exec(inner)?.[1] ?? '';
          return [column, { type, text: type === 's' ? (shared[Number(value)] ?? '') : value }];
        }),
      );
    },
  };
}

async function sheetOf(ledger: string): Promise<Book> {
  const { ticket, rows } = await office.ask('makeLedger', { ledger, period });
  expect(rows).toBeGreaterThan(0);
  return open(office.bytes(ticket));
}

describe('a register', () => {
  test('each of them has its rows, as many cells as columns, and no name of what is missing', async () => {
    let filled = 0;
    for (const { key, title } of ledgers) {
      const sheet = await office.ask('getLedger', { ledger: key, period });
      if (sheet.rows.length > 0) filled += 1;
      const odd = sheet.rows.filter((row) => row.cells.length !== sheet.columns.length || row.cells.some((cell) => /undefined|null|\[object|（已不在）|Kind\.|State\./.test(cell.text)));
      expect([title, odd]).toEqual([title, []]);
    }
    expect(filled).toBeGreaterThanOrEqual(14);
  });

  test('counts its rows like the list, and totals what can be summed', async () => {
    const sheet = await office.ask('getLedger', { ledger: 'meetings', period });
    const { counts } = await office.ask('countRecords', { entity: 'meeting', wheres: [[{ field: 'heldOn', op: 'from', value: '2026-01-01' }, { field: 'heldOn', op: 'to', value: '2026-10-31' }, { field: 'cancelledOn', op: 'is', value: null }]] });
    expect(sheet.rows).toHaveLength(counts[0] ?? -1);
    const at = sheet.columns.findIndex((column) => column.label === '实到');
    const { sums } = await office.ask('sumRecords', { entity: 'meeting', where: [{ field: 'heldOn', op: 'to', value: '2026-10-31' }, { field: 'cancelledOn', op: 'is', value: null }], fields: ['present'] });
    expect(sheet.totals?.[at]?.number).toBe(sums['present']);
  });

  test('of a place holds that place alone, and the sign-in sheet of a meeting its people', async () => {
    const { tables } = await office.ask('getFigures', { period, place: null });
    const township = tables.find((table) => table.key === 'place')?.rows[0];
    const part = await office.ask('getLedger', { ledger: 'topics', period, place: township?.key ?? '' });
    expect(part.rows).toHaveLength(township?.cells[0]?.rows ?? -1);
    const [meeting] = (await office.ask('listRecords', { entity: 'meeting', where: [{ field: 'light', op: 'isNot', value: true }], limit: 1 })).rows;
    const people = await office.ask('getLedger', { ledger: 'signIn', period, meeting: meeting?.id ?? '' });
    expect(people.foot).toMatch(/^应到\d+人　实到\d+人　请假\d+人　缺席\d+人$/);
    expect(people.rows.length).toBeGreaterThan(1);
  });

  test('shows no name, phone or mention of a person whose matter is private, and still counts it', async () => {
    const [meeting] = (await office.ask('listRecords', { entity: 'meeting', limit: 1 })).rows;
    const set = { title: '梅有才反映的宅基地纠纷', kind: 'problemKind.dispute', registeredOn: '2026-10-08', place: String(meeting?.['place']), raisedBy: '梅有才', phone: '13800001234', privacy: 'privacy.hidden', meeting: meeting?.id ?? '' };
    const [hidden = ''] = (await office.ask('saveRecords', { writes: [{ entity: 'problem', id: null, set }] })).ids;
    for (const make of [
      () => office.ask('makeLedger', { ledger: 'results', period }),
      () => office.ask('makeListSheet', { entity: 'problem' as const, title: '办理事项', where: [{ field: 'id', op: 'is' as const, value: hidden }], columns: ['title', 'raisedBy', 'phone', 'kind'] }),
    ]) {
      const { ticket } = await make();
      const { strings } = open(office.bytes(ticket));
      expect(strings).toContain('有关人员反映的宅基地纠纷');
      expect(strings).not.toContain('梅有才');
      expect(strings).not.toContain('13800001234');
    }
  });
});

describe('its .xlsx', () => {
  test('has a title, the filter under it, a head of two rows that repeats, across, fitted to the width', async () => {
    const book = await sheetOf('topics');
    expect(book.row(1)['A']?.text).toContain('议题征集台账');
    expect(book.row(2)['A']?.text).toMatch(/期间：2026年1月1日至2026年10月31日.*共\d+条/);
    expect(book.row(3)['D']?.text).toBe('提出人');
    expect(book.row(4)['D']?.text).toBe('姓名');
    expect(book.sheet).toMatch(/<mergeCell ref="D3:F3"\/>/);
    expect(book.sheet).toMatch(/<mergeCell ref="A3:A4"\/>/);
    expect(book.workbook).toMatch(/<definedName name="_xlnm.Print_Titles"[^>]*>(?:'|&apos;)[^<]+(?:'|&apos;)!\$1:\$4<\/definedName>/);
    expect(book.sheet).toMatch(/<pageSetup[^>]*paperSize="9"/);
    expect(book.sheet).toMatch(/<pageSetup[^>]*orientation="landscape"/);
    expect(book.sheet).toMatch(/<pageSetUpPr[^>]*fitToPage="(1|true)"/);
    expect(book.sheet).toMatch(/fitToHeight="0"/);
    expect(book.sheet).toMatch(/<pane [^>]*ySplit="4"/);
  });

  test('has days as days, numbers as numbers, phones as texts, lists to choose from, and a height for every row', async () => {
    const topics = await sheetOf('topics');
    const first = topics.row(5);
    expect(first['B']).toMatchObject({ type: 'n', text: expect.stringMatching(/^46\d{3}$/) });
    const phones = Array.from({ length: 200 }, (_, i) => topics.row(5 + i)['F']).filter((cell) => cell && cell.text !== '');
    expect(phones.length).toBeGreaterThan(5);
    expect(new Set(phones.map((cell) => cell?.type))).toEqual(new Set(['s']));
    expect(topics.sheet).toMatch(/<dataValidation [^>]*type="list"[^>]*sqref="C5:C\d+"/);
    expect(topics.sheet).toContain('组织交,委员荐,群众提');
    const rows = [...topics.sheet.matchAll(/<row ([^>]*)>/g)].map((found) => found[1] ?? '');
    expect(rows.length).toBeGreaterThan(900);
    expect(rows.every((attributes) => /ht="[\d.]+"/.test(attributes) && /customHeight="1"/.test(attributes))).toBe(true);
    const meetings = await sheetOf('meetings');
    expect(meetings.row(5)['Q']?.type).toBe('n');
    expect(topics.styles).toMatch(/formatCode="yyyy-mm-dd"/);
  });

  test('reckons nothing that somebody typed, and keeps long digits as they are', async () => {
    const texts = ['=1+1', '+86 138', '-2', '@SUM(A1)', '=HYPERLINK("http://x")', '622201198001011234'];
    const ids: string[] = [];
    for (const text of texts) ids.push(...(await office.ask('saveRecords', { writes: [{ entity: 'jotting', id: null, set: { text: `${text}`, on: '2026-10-01' } }] })).ids);
    const { ticket } = await office.ask('makeListSheet', { entity: 'jotting', title: '记一件事', where: [{ field: 'id', op: 'in', value: ids }], columns: ['on', 'text'], conditions: ['日期：2026年10月1日'] });
    const book = open(office.bytes(ticket));
    expect(book.sheet).not.toContain('<f>');
    const shown = Array.from({ length: texts.length }, (_, i) => book.row(4 + i)['B']);
    expect(shown.map((cell) => cell?.type)).toEqual(texts.map(() => 's'));
    expect(new Set(shown.map((cell) => cell?.text.replaceAll('&quot;', '"')))).toEqual(new Set(texts));
    expect(book.row(2)['A']?.text).toBe('日期：2026年10月1日　共6条');
  });
});

describe('its .xlsx in another library', () => {
  test.each(ledgers.map(({ key, title }) => [title, key]))('%s: every cell, head and total reads as the screen shows it', async (title, key) => {
    const shown = await office.ask('getLedger', { ledger: key, period });
    const { ticket } = await office.ask('makeLedger', { ledger: key, period });
    const book = XLSX.read(office.bytes(ticket), { cellNF: true });
    const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
    const rows = XLSX.utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true, defval: '', blankrows: true });
    const two = shown.columns.some((column) => column.group !== null);
    const first = two ? 4 : 3;
    expect(rows[0]?.[0]).toContain(shown.title);
    expect(String(rows[0]?.[0])).toContain('练习');
    expect(rows[1]?.[0]).toBe(shown.note);
    const heads = shown.columns.map((column, i) => (column.group === null ? rows[2]?.[i] : rows[3]?.[i]));
    expect(heads).toEqual(shown.columns.map((column) => column.label));
    const wrong: string[] = [];
    const compare = (cells: typeof shown.rows[number]['cells'], at: number) =>
      cells.forEach((cell, i) => {
        const read = rows[at]?.[i] ?? '';
        // A day is a day, not a text that looks like one.
        const expected = cell.number ?? cell.day ?? cell.text;
        const found = read instanceof Date ? read.toISOString().slice(0, 10) : cell.day === undefined ? read : `text ${String(read)}`;
        if (found !== expected) wrong.push(`${title} row ${at + 1} ${shown.columns[i]?.label}: ${JSON.stringify(read)} for ${JSON.stringify(expected)}`);
      });
    shown.rows.forEach((row, i) => compare(row.cells, first + i));
    if (shown.totals) compare(shown.totals, first + shown.rows.length);
    expect(wrong).toEqual([]);
    // Totals are the sums of what stands above them, reckoned from the file itself.
    shown.totals?.forEach((total, i) => {
      if (total.number === undefined) return;
      const sum = shown.rows.reduce((all, _, at) => all + Number(rows[first + at]?.[i] || 0), 0);
      expect(Number(sum.toFixed(4))).toBe(total.number);
    });
  });

  test('the columns that were chosen are those of the file, in their order', async () => {
    const { all } = await office.ask('getLedger', { ledger: 'topics', period });
    const columns = [all[3], all[1], all[0]].flatMap((one) => (one ? [one.key] : []));
    const { ticket } = await office.ask('makeLedger', { ledger: 'topics', period, columns });
    const book = XLSX.read(office.bytes(ticket));
    const rows = XLSX.utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1, defval: '' });
    const shown = await office.ask('getLedger', { ledger: 'topics', period, columns });
    expect(shown.columns).toHaveLength(3);
    expect(rows.slice(2, 4).flat().filter((text) => text !== '')).toEqual(expect.arrayContaining(shown.columns.map((column) => column.label)));
    expect(rows[1]?.[0]).toBe(shown.note);
  });
});

describe('the county’s prints of what a township did', () => {
  test('a notice is signed by the township that gave it, on the day on which it went out', async () => {
    const { rows } = await office.ask('listRecords', { entity: 'meeting', where: [{ field: 'level', op: 'is', value: 'level.township' }], limit: 5 });
    expect(rows.length).toBe(5);
    for (const row of rows) {
      const paper = (await office.ask('getPaper', { kind: 'notice', subject: row.id })).paper as NoticePaper;
      expect([paper.issuer, paper.issuedOn]).toEqual([row['organiser'], formatDay(String(row['noticeOn']))]);
    }
  });

  test('people sign in before the meeting begins', async () => {
    const { rows } = await office.ask('listRecords', { entity: 'attendance', where: [{ field: 'arrivedAt', op: 'filled', value: true }], limit: 200 });
    expect(rows.length).toBe(200);
    const starts = new Map<unknown, string>();
    for (const id of new Set(rows.map((row) => String(row['meeting'])))) starts.set(id, String((await office.ask('getRecord', { entity: 'meeting', id })).row['startAt']));
    expect(rows.filter((row) => String(row['arrivedAt']) >= (starts.get(row['meeting']) ?? ''))).toEqual([]);
  });

  test('the hand-over list leaves out numbers that other offices give', async () => {
    const { office: own } = await office.ask('getSession', {});
    const { total } = await office.ask('listRecords', { entity: 'series' });
    expect(total).toBeGreaterThan(5);
    const paper = (await office.ask('getPaper', { kind: 'handOver', subject: own?.site ?? '' })).paper as SheetPaper;
    expect(paper.rows.filter((row) => row[1] === '文号')).toEqual([]);
  });
});
