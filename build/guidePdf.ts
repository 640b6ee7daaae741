import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchChromium } from '#test/e2e/driver.ts';
import { readPdf } from '#test/papers/pdfText.ts';
import { entries, folder, guideBook } from '#build/guideBook.ts';

/** Prints docs/user-guide as one PDF: a cover, the contents with their pages, the chapters. Part of `npm run guide`. */

const pdf = path.join(folder, 'user-guide.pdf');
const html = path.join(folder, 'book.html');
const browser = await launchChromium();

async function print(pages: readonly number[]): Promise<void> {
  writeFileSync(html, guideBook(pages));
  const page = await browser.newPage();
  await page.goto(pathToFileURL(html).href);
  await page.evaluate(async () => {
    await Promise.all([...document.images].map((image) => image.decode()));
    await document.fonts.ready;
  });
  await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true, outline: true, tagged: true });
  await page.close();
}

/**
 * On which page each entry of the contents stands. Chromium knows no target-counter, so the printed text is read: headings
 * come in the order of the entries, and a chapter begins a page.
 */
function pagesOf(): number[] {
  const sheets = readPdf(pdf).map(({ lines }) => lines.toSorted((a, b) => a.y - b.y).map(({ text }) => text.replace(/\s/g, '')));
  let at = sheets.findLastIndex((lines) => lines[0] === '目录');
  return entries.map(({ level, text }) => {
    const wanted = text.replace(/\s/g, '');
    const stands = (lines: string[]) => (level === 1 ? lines[0] === wanted : lines.includes(wanted));
    const found = sheets.findIndex((lines, index) => (level === 1 ? index > at : index >= at) && stands(lines));
    if (found === -1) throw new Error(`the heading ${text} is on no page of the PDF`);
    at = found;
    return found + 1;
  });
}

try {
  await print([]);
  const pages = pagesOf();
  await print(pages);
  if (pagesOf().join() !== pages.join()) throw new Error('the contents moved the chapters');
  console.log(`${path.relative('.', pdf)}: ${readPdf(pdf).length} pages`);
} finally {
  rmSync(html, { force: true });
  await browser.close();
}
