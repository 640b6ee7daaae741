import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
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
  const sources = await page.evaluate(() => [...document.images].map((image) => image.src));
  const pictures = sources.map((source) => readFileSync(fileURLToPath(source), 'base64'));
  await page.evaluate(async (all) => {
    // As JPEG of 180 points to the inch: a good third smaller, and print shows no difference. Out of the text, because a page of a file may not read another.
    const pack = async (image: HTMLImageElement, png: string) => {
      image.src = `data:image/png;base64,${png}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.naturalWidth * 0.8, image.naturalHeight * 0.8];
      canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
      image.src = canvas.toDataURL('image/jpeg', 0.7);
      await image.decode();
    };
    for (const [index, image] of [...document.images].entries()) await pack(image, all[index] ?? '');
    await document.fonts.ready;
  }, pictures);
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
