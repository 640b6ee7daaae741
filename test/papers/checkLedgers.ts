import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import * as XLSX from '@e965/xlsx';
import type { Service } from '#electron/service/service.ts';
import { openService } from '#electron/service/service.ts';
import type { LedgerSheet } from '#shared/contract/figures.ts';
import { ledgers } from '#shared/ledgers/index.ts';
import { exactly, type Figure } from '#test/papers/figures.ts';
import { readPdf } from '#test/papers/pdfText.ts';
import { officeTo, officeToPdf } from '#test/papers/printer.ts';

const wasm = path.dirname(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'));
const period = { kind: 'year' as const, year: 2026 };
const bare = (text: string): string => text.replace(/\s+/g, '');

/** A day as the library answers it: a date, or its serial. A text is none. */
const dayOf = (read: unknown): string => (read instanceof Date ? read.toISOString() : typeof read === 'number' ? new Date(Date.UTC(1899, 11, 30) + read * 86_400_000).toISOString() : '').slice(0, 10);

async function asked<T>(service: Service, operation: string, input: unknown): Promise<T> {
  const answer = await service.dispatch(operation, input);
  if (!answer.ok) throw new Error(answer.message);
  return answer.value as T; // the caller names what the operation answers
}

interface Made {
  key: string;
  file: string;
  sheet: LedgerSheet;
}

/** Every register of the practice county's year as a file, beside what the screen shows of it. */
async function makeLedgers(folder: string): Promise<Made[]> {
  const data = mkdtempSync(path.join(os.tmpdir(), 'ledgers-'));
  const service = await openService({ data, practice: true, today: '2026-12-31', host: 'browser', version: 'test', wasm });
  try {
    const made: Made[] = [];
    for (const { key } of ledgers) {
      const sheet = await asked<LedgerSheet>(service, 'getLedger', { ledger: key, period });
      const { ticket } = await asked<{ ticket: string }>(service, 'makeLedger', { ledger: key, period });
      const file = path.join(folder, `ledger-${key}.xlsx`);
      writeFileSync(file, service.get(ticket)?.bytes ?? new Uint8Array());
      made.push({ key, file, sheet });
    }
    return made;
  } finally {
    await service.close();
    rmSync(data, { recursive: true, force: true });
  }
}

/** The registers through LibreOffice: printed across on A4, head and filter on every page, and saved again with every number as it was. */
export async function checkLedgers(office: string, folder: string): Promise<Figure[]> {
  const made = await makeLedgers(folder);
  const again = path.join(folder, 'ledgers-again');
  // A few at a time: each call has a limit of its own, and a register of a year has twenty pages.
  for (let at = 0; at < made.length; at += 4) {
    const some = made.slice(at, at + 4).map((one) => one.file);
    officeToPdf(office, some, folder);
    officeTo(office, 'xlsx', some, again);
  }
  const wrong: string[] = [];
  for (const { key, file, sheet } of made) {
    const pages = readPdf(file.replace(/\.xlsx$/, '.pdf'));
    if (!pages.every((page) => Math.abs(page.width - 841.89) < 1 && Math.abs(page.height - 595.28) < 1)) wrong.push(`${key}: not A4 across`);
    const head = bare(sheet.columns[0]?.label ?? '');
    for (const [i, page] of pages.entries()) {
      const text = bare(page.lines.map((line) => line.text).join(''));
      if (!text.includes(bare(sheet.title))) wrong.push(`${key}: page ${i + 1} without title`);
      if (!text.includes(bare(sheet.note).slice(0, 20))) wrong.push(`${key}: page ${i + 1} without filter`);
      if (!text.includes(head)) wrong.push(`${key}: page ${i + 1} without head`);
      if (!text.includes(`第${i + 1}页共${pages.length}页`)) wrong.push(`${key}: page ${i + 1} without number`);
    }
    const last = bare(pages.map((page) => page.lines.map((line) => line.text).join('')).join(''));
    if (sheet.totals && !last.includes('合计')) wrong.push(`${key}: no totals on paper`);
    const book = XLSX.read(readFileSync(path.join(again, `ledger-${key}.xlsx`)));
    const rows = XLSX.utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1, defval: '', blankrows: true });
    const first = sheet.columns.some((column) => column.group !== null) ? 4 : 3;
    const lines = sheet.totals ? [...sheet.rows.map((row) => row.cells), sheet.totals] : sheet.rows.map((row) => row.cells);
    lines.forEach((cells, at) =>
      cells.forEach((cell, i) => {
        const read = rows[first + at]?.[i] ?? '';
        const same = cell.number !== undefined ? read === cell.number : cell.day !== undefined ? dayOf(read) === cell.day : String(read) === cell.text;
        if (!same) wrong.push(`${key}: row ${first + at + 1} ${sheet.columns[i]?.label ?? ''} ${JSON.stringify(read)} for ${JSON.stringify(cell.text)}`);
      }),
    );
  }
  for (const one of wrong.slice(0, 40)) console.log(`  ${one}`);
  return [
    exactly('ledgers: registers made', made.length, ledgers.length),
    exactly('ledgers: faults through LibreOffice, on paper and saved again', wrong.length, 0),
  ];
}
