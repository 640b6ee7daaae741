import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Answer, Input, OperationName, Output } from '#shared/contract.ts';
import { idFromName } from '#electron/storage/digest.ts';
import { fillStore, type PastSave } from '#electron/storage/fill.ts';
import { type BrowserHost, startBrowserHost } from '#test/e2e/browserHost.ts';
import { clerkAt } from '#test/e2e/clerk.ts';
import { launchChromium } from '#test/e2e/driver.ts';
import { furnish, openOffice } from '#test/electron/service/office.ts';
import { at, type Figure, openFolder, round } from './tenYears.ts';

// Whether anything freezes while a person types: during an import of 100,000 operations, the checkpoint after it, and a backup
// of what came of it. Measured in the window (Chromium's long tasks, gaps between frames) and at the service (how long a
// small question waits for its answer). The built program, as a person starts it.

const operations = 100_000;
const askEveryMs = 10;
const folder = mkdtempSync(join(tmpdir(), 'xieshang-freeze-'));

interface Measured {
  phase: string;
  seconds: number;
  tasks: number[];
  gaps: number[];
  answers: number[];
}

interface Watch {
  tasks: number[];
  gaps: number[];
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A township's first file: half the operations make a record, half change one. */
async function makeFile(): Promise<{ bytes: Uint8Array; passphrase: string }> {
  const office = await openOffice({ start: '2026-01-05T01:00:00Z' });
  try {
    const { village } = await furnish(office);
    const words = '群众反映村口道路破损雨天积水影响出行希望尽快修好并安排专人负责日常维护';
    function* saves(site: string): Generator<PastSave> {
      for (let n = 0; n < operations; n += 1) {
        const i = n % (operations / 2);
        const id = idFromName('freeze', String(i));
        const said = `${words.slice(n % 11, 11 + (n % 23))}${n}`;
        const set = n < operations / 2 ? { title: `第${i}件：${said.slice(0, 12)}`, content: said, place: village, registeredOn: '2026-03-02' } : { content: `${said}，已经回访` };
        yield { at: new Date(Date.parse('2026-03-02T01:00:00Z') + n * 60).toISOString(), user: '李干事', site, writes: [{ entity: 'problem', id, set }] };
      }
    }
    await office.reopen(async () => {
      const store = await openFolder(office.folder);
      fillStore(store, saves(store.life.site));
      store.engine.close();
    });
    const { ticket, passphrase, operations: told } = await office.ask('exportBundle', { to: null });
    if (told < operations || passphrase === null) throw new Error(`the file tells of ${told} operations`);
    return { bytes: office.service.get(ticket)?.bytes ?? new Uint8Array(), passphrase };
  } finally {
    await office.end();
  }
}

async function answerOf(host: BrowserHost, path: string, method: string, type: string, body: string | Uint8Array<ArrayBuffer>): Promise<Answer> {
  const headers = { authorization: `Bearer ${host.token}`, 'content-type': type, 'x-file-name': 'a.xsb' };
  return (await (await fetch(`${host.origin}${path}`, { method, headers, body })).json()) as Answer; // the host's contract
}

async function ask<O extends OperationName>(host: BrowserHost, operation: O, input: Input<O>): Promise<Output<O>> {
  const answer = await answerOf(host, `/api/${operation}`, 'POST', 'application/json', JSON.stringify(input));
  if (!answer.ok) throw new Error(answer.message);
  return answer.value as Output<O>; // the contract ties the name to the type
}

/** Begins to note long tasks and gaps between frames in the page. */
function watch(page: Page): Promise<void> {
  return page.evaluate(() => {
    const kept = window as unknown as { watch: { tasks: number[]; gaps: number[] }; observer?: PerformanceObserver };
    const noted: { tasks: number[]; gaps: number[] } = { tasks: [], gaps: [] };
    if (kept.observer === undefined) {
      kept.observer = new PerformanceObserver((list) => list.getEntries().forEach((entry) => kept.watch.tasks.push(entry.duration)));
      kept.observer.observe({ type: 'longtask' });
      let last = performance.now();
      const frame = (now: number): void => {
        kept.watch.gaps.push(now - last);
        last = now;
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    }
    kept.watch = noted;
  });
}

function noted(page: Page): Promise<Watch> {
  return page.evaluate(() => (window as unknown as { watch: { tasks: number[]; gaps: number[] } }).watch); // put there by watch
}

/** Types in the form and asks small questions until `work` has ended; answers what both sides went through. */
async function during(phase: string, page: Page, host: BrowserHost, work: () => Promise<unknown>): Promise<Measured> {
  await watch(page);
  let done = false;
  const answers: number[] = [];
  const asking = async (): Promise<void> => {
    while (!done) {
      const began = performance.now();
      await ask(host, 'getView', { key: 'freeze' });
      answers.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, askEveryMs));
    }
  };
  const typing = async (): Promise<void> => {
    for (let n = 0; !done; n += 1) {
      await page.keyboard.type('修路abc 12'[n % 9] ?? '');
      if (n % 60 === 59) await page.keyboard.press('Control+A');
      await page.waitForTimeout(40);
    }
  };
  const began = performance.now();
  const others = Promise.all([asking(), typing()]);
  try {
    await work();
  } finally {
    done = true;
  }
  const seconds = (performance.now() - began) / 1000;
  await others;
  const { tasks, gaps } = await noted(page);
  const sorted = (values: number[]): number[] => values.toSorted((a, b) => a - b);
  return { phase, seconds, tasks: sorted(tasks), gaps: sorted(gaps), answers: sorted(answers) };
}

async function main(): Promise<void> {
  const { bytes, passphrase } = await makeFile();
  console.log(`a file of ${operations} operations, ${(bytes.length / 1e6).toFixed(1)} MB`);
  const host = await startBrowserHost(['--data', join(folder, 'county')]);
  const browser = await launchChromium();
  const measured: Measured[] = [];
  try {
    await ask(host, 'foundOffice', { level: 'county', place: '安和县', county: '安和县', office: '政协安和县委员会办公室', person: '周办' });
    const page = await (await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } })).newPage();
    await page.goto(host.url);
    const clerk = clerkAt(page);
    await clerk.go('#/topics/new');
    await clerk.fill('简要情况', '');
    const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5000));
    await during('warming up', page, host, pause);
    measured.push(await during('nothing else', page, host, pause));
    const put = await answerOf(host, '/files', 'PUT', 'application/octet-stream', new Uint8Array(bytes));
    if (!put.ok) throw new Error(put.message);
    const { ticket } = put.value as { ticket: string }; // the contract of put
    measured.push(await during('preview of the import', page, host, () => ask(host, 'previewImport', { ticket, passphrase, job: 'freeze' })));
    measured.push(await during('import', page, host, () => ask(host, 'applyImport', { ticket, passphrase, trust: true, person: '', job: 'freeze' })));
    measured.push(await during('checkpoint', page, host, () => untilTidy(host)));
    measured.push(await during('backup', page, host, () => ask(host, 'makeBackup', {})));
    const { total } = await ask(host, 'listRecords', { entity: 'problem', limit: 1 });
    if (total !== operations / 2) throw new Error(`${total} records came of the import`);
    console.log(`the database: ${((await ask(host, 'getStorageUse', {})).database / 1e6).toFixed(0)} MB`);
  } finally {
    await browser.close();
    await host.end();
  }
  tell(measured);
}

/** The log is put away after the import, in slices. */
async function untilTidy(host: BrowserHost): Promise<void> {
  for (;;) {
    const { log } = await ask(host, 'getStorageUse', {});
    if (log < 1_000_000) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function tell(measured: readonly Measured[]): void {
  const figures: Figure[] = [];
  const ms = (value: number | undefined): string => (value ?? 0).toFixed(0).padStart(7);
  console.log('\nms                           seconds   window: longest task, tasks > 50, frame gap p95, max   service: answer p50, p95, max');
  for (const { phase, seconds, tasks, gaps, answers } of measured) {
    console.log(`  ${phase.padEnd(26)} ${seconds.toFixed(1).padStart(7)} ${ms(tasks.at(-1)).padStart(18)} ${ms(tasks.filter((task) => task > 50).length)} ${ms(at(gaps, 0.95)).padStart(14)} ${ms(gaps.at(-1))} ${ms(at(answers, 0.5)).padStart(20)} ${ms(at(answers, 0.95))} ${ms(answers.at(-1))}`);
    if (phase === 'nothing else') continue;
    const longest = round(tasks.at(-1) ?? 0);
    figures.push({ what: `longest block of the window while typing, ${phase}, ms (0: none over 50)`, value: longest, goal: '<= 50', met: longest <= 50 });
    const p95 = round(at(answers, 0.95));
    figures.push({ what: `a small question to the service, ${phase}, p95, ms`, value: p95, goal: '<= 50', met: p95 <= 50 });
    const most = round(answers.at(-1) ?? 0);
    figures.push({ what: `a small question to the service, ${phase}, longest, ms`, value: most, goal: '<= 1000', met: most <= 1000 });
  }
  console.log(JSON.stringify({ name: 'freeze', figures }));
}
