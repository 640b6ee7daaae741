import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { draftKept } from '#test/e2e/draftKept.ts';
import { openProgram, type Program } from '#test/e2e/driver.ts';
import { randomFrom } from '#test/exchange/mutate.ts';
import { event } from '#test/monkey/events.ts';

// Random clicks and keys in the practice county, from a seed: nothing of it may end in a defect, lose a draft or hurt the data.
// `--quick` does a few hundred, `--events N` so many, `--seed N` the same ones again. Ends with one line of JSON.

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, seed: { type: 'string', default: '20261121' }, events: { type: 'string' } }, allowPositionals: true });
const wanted = Number(values.events ?? (values.quick ? 300 : 10_000));
const seed = Number(values.seed);
const everyDraft = values.quick ? 100 : 250;
const below = randomFrom(seed);
const random = (): number => below(1_000_000) / 1_000_000;
const forms = ['topics/new', 'problems/new', 'opinions/new', 'meetings/new', 'members/new'];

const folder = mkdtempSync(join(tmpdir(), 'xieshang-monkey-'));
const data = join(folder, 'data');
const program = await openProgram({ host: 'browser', data, practice: true, today: '2026-10-20' });
const told: string[] = [];
const defects: string[] = [];
let drafts = 0;
let lost = 0;
let done = 0;

/** While the program is being ended, the window loses its connection: that is no defect. */
let ending = false;

function defect(what: string): void {
  if (ending) return;
  defects.push(what);
  console.log(`DEFECT with seed ${seed}, event ${done}: ${what.slice(0, 1500)}`);
  for (const line of told.slice(-15)) console.log(`    ${line}`);
}

/** What the window and the service say went wrong. Print windows and file boxes of the system are nobody's to answer here. */
function watch(page: Page): void {
  page.on('pageerror', (error) => defect(`page: ${error.stack ?? String(error)}`));
  page.on('console', (message) => {
    if (message.type() === 'error') defect(`console: ${message.text()} ${message.location().url}`);
  });
  page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
  page.on('filechooser', () => undefined);
  page.on('popup', (popup) => void popup.close().catch(() => undefined));
  page.on('crash', () => defect('the window crashed'));
  page.on('response', (response) => {
    if (!response.url().includes('/api/') || !(response.headers()['content-type'] ?? '').includes('application/json')) return;
    void response.json().then(
      (answer: { ok?: boolean; code?: string; message?: string }) => {
        if (answer.ok === false && answer.code === 'defect') defect(`service: ${response.url().split('/').at(-1)} ${response.request().postData()?.slice(0, 400) ?? ''}`);
      },
      () => undefined, // the window went on before the answer was read
    );
  });
}

async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to;
  }, `#/${hash}`);
}

/** Types into a new form, and takes the window away as soon as the foot says that it is kept: it must be there again. */
async function tryDraft(running: Program): Promise<void> {
  const { page } = running;
  const form = forms[Math.floor(random() * forms.length)] ?? 'topics/new';
  const mark = `草稿${seed}-${done}`;
  await page.reload();
  await page.locator('.frame').waitFor();
  await go(page, form);
  const field = page.locator('#page .ui-form input[type=text]:visible, #page .ui-form textarea:visible').first();
  await field.waitFor();
  await field.fill(mark);
  const kept = await draftKept(running, mark);
  await page.reload();
  await page.locator('.frame').waitFor();
  await go(page, form);
  drafts += 1;
  const there = await page.waitForFunction((text) => [...document.querySelectorAll<HTMLInputElement>('#page input, #page textarea')].some((one) => one.value.includes(text)), mark, { timeout: 60_000 }).then(() => true, () => false);
  if (there) return;
  lost += 1;
  defect(`the draft “${mark}” of ${form} is not there again; kept by the service: ${kept}`);
}

const began = performance.now();
let findings = ['not looked'];
let records = 0;
try {
  watch(program.page);
  await program.page.addInitScript(() => {
    window.print = () => undefined;
  });
  await program.page.reload();
  await program.page.locator('.frame').waitFor({ timeout: 60_000 });
  for (done = 1; done <= wanted; done += 1) {
    told.push(await event(program.page, random).catch((error: unknown) => `not done: ${String(error).slice(0, 120)}`));
    if (told.length > 200) told.splice(0, 100);
    if ((await program.page.locator('.ui-broken').count()) > 0) {
      defect('a page could not be shown');
      await program.page.reload();
    }
    if (done % everyDraft === 0) await tryDraft(program);
    if (done % 1000 === 0) console.log(`${done} events, ${defects.length} defects, ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
  const checked = await program.api('checkIntegrity', {});
  records = checked.records;
  findings = [...checked.database, ...[...checked.refs.findings, ...checked.attachments.missing, ...checked.attachments.damaged, ...checked.folds.findings].map((one) => JSON.stringify(one))];
  for (const finding of findings.slice(0, 10)) console.log(`integrity: ${finding}`);
} finally {
  ending = true;
  await program.close();
}
const log = ['program.log', 'window.log'].map((name) => join(`${data}-practice`, 'logs', name)).filter((path) => existsSync(path)).map((path) => readFileSync(path, 'utf8')).join('');
if (log !== '') console.log(`the log of the program:\n${log.slice(0, 4000)}`);
rmSync(folder, { recursive: true, force: true });

const none = (what: string, value: number) => ({ what, value, goal: '= 0', met: value === 0 });
const figures = [
  { what: 'events', value: done - 1, goal: `>= ${wanted}`, met: done - 1 >= wanted },
  none('defects of window and service', defects.length),
  none('lines in the log', log === '' ? 0 : log.split('\n').length),
  { what: 'drafts tried', value: drafts, goal: `>= ${Math.floor(wanted / everyDraft)}`, met: drafts >= Math.floor(wanted / everyDraft) },
  none('drafts lost', lost),
  none('findings of the integrity check', findings.length),
];
for (const { what, value, goal, met } of figures) console.log(`${met ? 'ok  ' : 'MISS'} ${what}: ${value} (${goal})`);
console.log(`${records} records, seed ${seed}, ${((performance.now() - began) / 1000).toFixed(0)} s${defects.length > 0 ? `; again: npm run test:monkey -- --seed ${seed}` : ''}`);
console.log(JSON.stringify({ name: 'monkey', figures }));
process.exitCode = figures.every(({ met }) => met) ? 0 : 1;
