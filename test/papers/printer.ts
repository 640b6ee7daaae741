import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import type { Paper } from '#shared/papers/paper.ts';

/** The print pages in a real Chromium, and LibreOffice for .docx: what the checks of papers print with. */

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };

export interface Printer {
  page: Page;
  folder: string;
  /** Milliseconds that the PDF took, page shown included. */
  pdf(paper: Paper, file: string): Promise<number>;
  /** Several papers as one job. */
  pack(papers: readonly Paper[], file: string): Promise<void>;
  /** A picture of the preview. */
  picture(paper: Paper, file: string): Promise<void>;
  close(): Promise<void>;
}

export function findChromium(): string | null {
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => existsSync(file)) ?? null;
}

/** Builds the page into a temporary folder and opens it; the answer to every address is a file of that build. */
export async function openPrinter(executablePath: string): Promise<Printer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'xieshang-papers-'));
  const built = path.join(folder, 'page');
  await build({
    configFile: false,
    root: path.resolve('test/papers/page'),
    base: './',
    logLevel: 'error',
    plugins: [react()],
    build: { outDir: built, target: 'chrome130', assetsInlineLimit: 0, reportCompressedSize: false, chunkSizeWarningLimit: 4000 },
  });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage({ viewport: { width: 1000, height: 1250 } });
  await page.route('http://papers.invalid/**', (route) => {
    const name = decodeURIComponent(new URL(route.request().url()).pathname).slice(1) || 'index.html';
    const file = path.join(built, name);
    if (!existsSync(file)) return route.fulfill({ status: 404 });
    return route.fulfill({ contentType: types[path.extname(file)] ?? 'application/octet-stream', body: readFileSync(file) });
  });
  await page.goto('http://papers.invalid/index.html');
  await page.waitForFunction(() => typeof window.showPaper === 'function');
  const show = (paper: Paper) => page.evaluate((one) => window.showPaper(one), paper);
  return {
    page,
    folder,
    async pdf(paper, file) {
      const started = performance.now();
      await show(paper);
      await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
      return performance.now() - started;
    },
    async pack(papers, file) {
      await page.evaluate((all) => window.showPapers(all), papers);
      await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
    },
    async picture(paper, file) {
      await show(paper);
      await page.screenshot({ path: file, fullPage: true });
    },
    async close() {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function findOffice(): string | null {
  return ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((file) => existsSync(file)) ?? null;
}

/** Turns .docx files into PDF files beside them, with a profile of its own. */
export function officeToPdf(office: string, files: readonly string[], folder: string): void {
  officeTo(office, 'pdf', files, folder);
}

/** Turns files into another format in a folder: opened and saved again, as an office does. */
export function officeTo(office: string, format: string, files: readonly string[], folder: string): void {
  execFileSync(office, [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', format, '--outdir', folder, ...files], {
    stdio: 'ignore',
    timeout: 180_000,
  });
}
