import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startBrowserHost } from '#test/e2e/browserHost.ts';
import { launchChromium } from '#test/e2e/driver.ts';
import { handsAt } from '#test/e2e/hands.ts';
import { stepsOf, type Step } from './scaleSteps.ts';
import { at, type Figure, round, tenYearsIn } from './tenYears.ts';

// The main job on the ten-year county, in a window whose processor is slowed six times, by keys, with the largest text on the
// smallest screen: from a key to the picture that answers it. The service runs at the machine's own speed.

const slower = 6;
const rounds = 5;
const limit = 200;
const startLimit = 3000;

interface Took {
  ms: number;
  /** Until something on the screen said that it is under way; null: it never did. */
  progress: number | null;
}

/** Runs in the window: the clock from the next key to the first picture in which `done` holds. */
function watchNext(done: () => boolean): void {
  const host = window as Window & { took?: Promise<Took> };
  host.took = new Promise((resolve) => {
    let began = 0;
    let progress: number | null = null;
    const begin = (event: Event) => {
      if (began !== 0) return;
      began = event.timeStamp;
      const look = () => {
        const busy = document.querySelector('.ant-btn-loading, .ant-spin-spinning, .ant-progress') !== null || /正在[^，。]{1,12}[…，]/.test(document.body.innerText);
        if (progress === null && busy) progress = performance.now() - began;
        if (!done()) return requestAnimationFrame(look);
        // This picture is drawn when the next task runs.
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve({ ms: performance.now() - began, progress });
        channel.port2.postMessage(null);
        return 0;
      };
      requestAnimationFrame(look);
    };
    window.addEventListener('keydown', begin, { capture: true, once: true });
  });
}

/** Does the step and answers how long it took. */
async function timed(page: Page, step: Step): Promise<Took> {
  await step.before?.();
  // As text: the window's own rules forbid it to make code of words, and the step's words are code.
  await page.evaluate(`(${watchNext.toString()})(${step.done})`);
  await step.act();
  const took = await page.evaluate(() => (window as Window & { took?: Promise<Took> }).took);
  if (!took) throw new Error(`${step.name}: not measured`);
  await step.after?.();
  return took;
}

const folder = mkdtempSync(join(tmpdir(), 'xieshang-scale-'));
const browser = await launchChromium();
const figures: Figure[] = [];
try {
  await tenYearsIn(join(folder, 'data'));
  const starts: number[] = [];
  let host = await startBrowserHost(['--data', join(folder, 'data'), '--today', '2026-11-21']);
  await host.end();
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1366, height: 768 }, acceptDownloads: true });
  const open = async (): Promise<Page> => {
    const page = await context.newPage();
    await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slower });
    return page;
  };
  for (let turn = 0; turn < rounds; turn += 1) {
    const page = await open();
    const began = performance.now();
    host = await startBrowserHost(['--data', join(folder, 'data'), '--today', '2026-11-21']);
    await page.goto(host.url);
    await page.locator('.desk-count').first().waitFor();
    starts.push(performance.now() - began);
    if (turn < rounds - 1) {
      await page.close();
      await host.end();
      continue;
    }
    const hands = handsAt(page);
    await hands.press('字号');
    await hands.take(/150%/);
    const { records } = await fetch(`${host.origin}/api/checkIntegrity`, { method: 'POST', headers: { authorization: `Bearer ${host.token}`, 'content-type': 'application/json' }, body: '{}' }).then(async (answer) => ((await answer.json()) as { value: { records: number } }).value); // the contract of checkIntegrity
    console.log(`${records} records; processor of the window slowed ${slower} times; load of the machine ${loadavg()[0]?.toFixed(1)}`);
    const taken = new Map<string, Took[]>();
    for (let again = 0; again < rounds; again += 1) {
      for (const step of stepsOf(hands, again)) {
        const took = await timed(page, step).catch(async (error: unknown) => {
          await page.screenshot({ path: join(tmpdir(), 'xieshang-scale.png') });
          throw new Error(`${step.name}, round ${again + 1}: ${String(error)}`, { cause: error });
        });
        taken.set(step.name, [...(taken.get(step.name) ?? []), took]);
      }
    }
    console.log('ms: median of five, the slowest, and until progress is shown');
    let over = 0;
    for (const [name, all] of taken) {
      const sorted = all.map(({ ms }) => ms).toSorted((a, b) => a - b);
      const shown = all.map(({ progress }) => progress ?? Infinity).toSorted((a, b) => a - b);
      const [median, progress] = [at(sorted, 0.5), at(shown, 0.5)];
      const met = median <= limit || progress <= limit;
      if (!met) over += 1;
      console.log(`  ${met ? 'ok  ' : 'MISS'} ${median.toFixed(0).padStart(6)} ${(sorted.at(-1) ?? NaN).toFixed(0).padStart(6)} ${(Number.isFinite(progress) ? progress.toFixed(0) : '-').padStart(6)}  ${name}`);
    }
    figures.push({ what: `steps of the main job (${taken.size}) over ${limit} ms without progress shown`, value: over, goal: '= 0', met: over === 0 });
    const plain = [...taken.values()].map((all) => at(all.map(({ ms }) => ms).toSorted((a, b) => a - b), 0.5));
    figures.push({ what: 'the median of all steps, ms', value: round(at(plain.toSorted((a, b) => a - b), 0.5)), goal: `<= ${limit}`, met: at(plain.toSorted((a, b) => a - b), 0.5) <= limit });
  }
  const start = at(starts.toSorted((a, b) => a - b), 0.5);
  console.log(`start, program and window, until the desk stands: ${starts.map((ms) => ms.toFixed(0)).join(', ')} ms`);
  figures.push({ what: 'start until the desk stands, window slowed six times, ms', value: round(start, 0), goal: `<= ${startLimit}`, met: start <= startLimit });
  await host.end();
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(JSON.stringify({ name: 'scale', figures }));
