import { execFileSync } from 'node:child_process';
import { checkFiles, checkOffice, checkSchema } from '#test/papers/checkFiles.ts';
import { checkLedgers } from '#test/papers/checkLedgers.ts';
import { checkPages } from '#test/papers/checkPages.ts';
import type { Report } from '#test/papers/figures.ts';
import { findChromium, findOffice, openPrinter } from '#test/papers/printer.ts';

function hasPoppler(): boolean {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

/** Every check of papers that this machine can make; `left` says what it can't and why. */
export async function checkPapers(quick: boolean): Promise<Report> {
  const report: Report = { figures: checkFiles(), left: [] };
  const chromium = findChromium();
  if (!chromium) report.left.push('print pages: no Chromium (apt-get install chromium)');
  if (!hasPoppler()) report.left.push('everything about PDF: no pdftotext (apt-get install poppler-utils)');
  if (!chromium || !hasPoppler()) return report;
  const printer = await openPrinter(chromium);
  try {
    report.figures.push(...checkSchema(printer.folder));
    report.figures.push(...(await checkPages(printer, quick)));
    const office = findOffice();
    if (office) {
      report.figures.push(...(await checkOffice(office, printer.folder, quick)));
      if (!quick) report.figures.push(...(await checkLedgers(office, printer.folder)));
    }
    else report.left.push('how an office program sets the .docx: no LibreOffice (apt-get install --no-install-recommends libreoffice-writer)');
  } finally {
    await printer.close();
  }
  return report;
}
