import { read, type WorkBook } from '@e965/xlsx';
import PizZip from 'pizzip';
import { expect, test } from 'vitest';
import { ledgerXlsx } from '#electron/documents/ledgerXlsx.ts';
import type { LedgerSheet } from '#shared/contract/figures.ts';

const column = (label: string, width: number) => ({ label, group: null, width, align: 'left' as const, choices: [] });
const sheet: LedgerSheet = {
  key: 'wished', title: '岚川县2026年基层协商工作统计表·议题去向', note: '岚川县', columns: [column('去向', 24), column('件数', 12)], rows: [], totals: null, foot: '制表单位：县政协', cut: false,
};
const opened = async (given: LedgerSheet): Promise<WorkBook> => read(await ledgerXlsx(given, { practice: false }), { cellStyles: true });
const textOf = (book: WorkBook, at: string): unknown => (book.Sheets[book.SheetNames[0] ?? '']?.[at] as { v?: unknown } | undefined)?.v;
const titleHeight = async (given: LedgerSheet): Promise<number> => (await opened(given)).Sheets[(await opened(given)).SheetNames[0] ?? '']?.['!rows']?.[0]?.hpt ?? 0;

test('a title that is longer than its narrow table gets the lines it takes', async () => {
  const lines = await titleHeight(sheet);
  const wide = await titleHeight({ ...sheet, columns: [column('去向', 80), column('件数', 40)] });
  expect(wide).toBe(34);
  // 21 characters of 18 points over 36 widths of 10.5: three lines of 26.
  expect(lines).toBeGreaterThanOrEqual(34 + 26);
});

test('a register without rows says 无 below its head, and a register with rows does not', async () => {
  const empty = await opened(sheet);
  expect([textOf(empty, 'A3'), textOf(empty, 'A4'), textOf(empty, 'A5')]).toEqual(['去向', '无', '制表单位：县政协']);
  const filled = await opened({ ...sheet, rows: [{ id: '1', entity: 'topic', cells: [{ text: '采纳' }, { text: '3', number: 3 }] }] });
  expect([textOf(filled, 'A4'), textOf(filled, 'A5')]).toEqual(['采纳', '制表单位：县政协']);
});

test('a sheet that is a few lines longer than its page is fitted to it; a long register takes its pages', async () => {
  const rows = (n: number): LedgerSheet['rows'] => Array.from({ length: n }, (_, i) => ({ id: String(i), entity: 'topic', cells: [{ text: '采纳' }, { text: '3', number: 3 }] }));
  const pages = async (n: number) => /fitToHeight="(\d)"/.exec(new PizZip(await ledgerXlsx({ ...sheet, columns: [column('去向', 60), column('件数', 40)], rows: rows(n) }, { practice: false })).file('xl/worksheets/sheet1.xml')?.asText() ?? '')?.[1] ?? '1'; // the format's own default, which is not written
  expect([await pages(3), await pages(24), await pages(60)]).toEqual(['0', '1', '0']);
});
