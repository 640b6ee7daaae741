import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect } from 'vitest';
import type { Clerk } from '#test/e2e/clerk.ts';
import type { Program } from '#test/e2e/driver.ts';
import { docxPart, docxText } from '#test/papers/docxChecks.ts';
import { pdfPlainText, readPdf } from '#test/papers/pdfText.ts';

/** What a paper must say: on the screen, in the Word file and in the PDF. */

/** The sides of A4 in points, the short one first; sign-in sheets lie on their side. */
const a4 = [595.3, 841.9] as const;

function expectA4(sides: readonly [number, number], what: string): void {
  const [short, long] = sides.toSorted((a, b) => a - b);
  expect(Math.abs((short ?? 0) - a4[0]), what).toBeLessThan(1);
  expect(Math.abs((long ?? 0) - a4[1]), what).toBeLessThan(1);
}

function hasPdfReader(): boolean {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

const plain = (text: string): string => text.replace(/\s+/g, '');

/** The preview page is open: all the words stand on it, and in both files that it hands out, on A4. */
export async function expectPaper(clerk: Clerk, program: Program, words: readonly string[]): Promise<void> {
  await clerk.page.locator('.preview-pages .paper, .preview-pages [class*="paper"]').first().waitFor();
  await clerk.page.waitForFunction(
    ([pages, wanted]) => {
      const text = (document.querySelector(pages)?.textContent ?? '').replace(/\s+/g, '');
      return wanted.every((word) => text.includes(word));
    },
    ['.preview-pages', words.map(plain)] as const,
  );

  const word = await program.takeFile(() => clerk.press('存Word'));
  const bytes = readFileSync(word);
  const text = plain(docxText(bytes).join(''));
  for (const wanted of words) expect(text, basename(word)).toContain(plain(wanted));
  const [, width, height] = /<w:pgSz w:w="(\d+)" w:h="(\d+)"/.exec(docxPart(bytes, 'word/document.xml')) ?? [];
  // Word counts in twentieths of a point.
  expectA4([Number(width) / 20, Number(height) / 20], basename(word));

  const pdf = await program.takeFile(() => clerk.press('存PDF'));
  expect(readFileSync(pdf).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  if (!hasPdfReader()) {
    console.log('the text of the PDF is not read: no pdftotext here');
    return;
  }
  const shown = pdfPlainText(pdf);
  for (const wanted of words) expect(shown, basename(pdf)).toContain(plain(wanted));
  for (const page of readPdf(pdf)) expectA4([page.width, page.height], basename(pdf));
}
