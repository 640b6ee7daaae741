import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EntityName } from '#shared/entities/index.ts';
import { openProgram, type Program } from '#test/e2e/driver.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Pages by their address; `:entity` stands for a record of the practice county. */
const addresses = [
  '', 'jottings', 'plans', 'topics', 'topics/new', 'topics/triage', 'topics/compare', 'topics/drives', 'topics/:topic', 'topics/:topic/edit',
  'meetings', 'meetings/new', 'meetings/:meeting', 'meetings/:meeting/edit', 'meetings/:meeting/record', 'meetings/:meeting/minutes',
  'preview/minutes/:minutes', 'preview/pack/:meeting', 'problems', 'problems/new', 'problems/grid', 'problems/orders', 'problems/supervision', 'problems/:problem',
  'studios', 'studios/new', 'studios/coverage', 'studios/logs', 'studios/log/new', 'studios/:studio',
  'members', 'members/duty', 'members/roster', 'members/files', 'members/rules', 'members/term', 'members/leave', 'members/entries', 'members/:member', 'opinions', 'opinions/new', 'opinions/:opinion',
  'proposals', 'proposals/new', 'proposals/:proposal', 'figures', 'figures/ledger', 'figures/summary', 'figures/month',
  'exchange', 'exchange/twoSided', 'records/attachment', 'search/道路', 'tables', 'help', 'help/keys', 'help/guide/04-problems', 'settings',
];

/** The pages that the window knows, and the parts of its settings, read from where they are listed: a new one is walked too. */
const namesIn = (file: string, pattern: RegExp): string[] => [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, name = '']) => name);
const pages = namesIn('renderer/PageOfRoute.tsx', /^ {2}'?(\w*)'?: async \(\) =>/gm);
const settings = namesIn('renderer/pages/settings/SettingsPage.tsx', /\{ key: '(\w+)', title/g).map((name) => `settings/${name}`);

let folder: string;
let program: Program;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'xieshang-axe-'));
  program = await openProgram({ host: 'browser', data: join(folder, 'data'), practice: true, today: '2026-10-20' });
  await program.page.locator('.frame').waitFor({ timeout: 60_000 });
  await program.page.evaluate(axe);
}, 120_000);
afterAll(async () => {
  await program.close();
  rmSync(folder, { recursive: true, force: true });
});

async function addressOf(address: string): Promise<string | null> {
  const [whole, entity] = /:(\w+)/.exec(address) ?? [];
  if (!whole || !entity) return address;
  const { rows } = await program.api('listRecords', { entity: entity as EntityName, limit: 1 }); // the list above names entities
  return rows[0] ? address.replace(whole, rows[0].id) : null;
}

/** Goes there and waits until nothing has changed on the screen for a moment. */
async function visit(address: string): Promise<void> {
  await program.page.evaluate((to) => {
    window.location.hash = `#/${to}`;
  }, address);
  await program.page.waitForFunction(
    () =>
      new Promise<boolean>((resolve) => {
        const done = () => {
          observer.disconnect();
          resolve(!document.body.innerText.includes('正在打开…'));
        };
        let timer = setTimeout(done, 400);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(done, 400);
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
      }),
  );
}

/** Goes there with a window made anew: while a dialog is open no address leads past it. */
async function visitAnew(address: string): Promise<void> {
  await program.page.reload();
  await program.page.locator('.frame').waitFor();
  await program.page.evaluate(axe);
  await visit(address);
}

/** What axe finds serious or critical on the page as it stands. Paper inside a preview is judged by test/papers: its watermark is pale on purpose. */
async function findings(page = program.page): Promise<string[]> {
  const results = await page.evaluate(async () => {
    const { axe: tester } = window as unknown as { axe: { run(context: object, options: object): Promise<AxeResults> } }; // injected above
    return tester.run({ exclude: [['.paper-desk']] }, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] });
  });
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary?.split('\n')[1] ?? ''}`).join(' | ')}`);
}

/** What opens no dialog of ours. */
const doesAtOnce = /撤销|打印|导出|存|更多|删除/;

describe('axe finds nothing serious', () => {
  test('the walk knows every page of the window and of the settings', () => {
    expect(pages.length).toBeGreaterThan(14);
    expect(settings.length).toBeGreaterThan(12);
    expect(pages.filter((name) => !addresses.some((address) => address.split('/')[0] === name))).toEqual([]);
  });

  test('on every page, with the practice county', { timeout: 600_000 }, async () => {
    const found: Record<string, string[]> = {};
    for (const address of [...addresses, ...settings]) {
      const place = await addressOf(address);
      if (place === null) throw new Error(`the practice county has no record for ${address}`);
      await visit(place);
      expect(await program.page.getByText('没有这个页面').count(), address).toBe(0);
      const bad = await findings();
      if (bad.length > 0) found[address] = bad;
    }
    expect(found).toEqual({});
  });

  test('in the dialogs that a desk, a record and a list open', { timeout: 400_000 }, async () => {
    const { page } = program;
    const found: Record<string, string[]> = {};
    const judged: string[] = [];
    const dialogs = page.getByRole('dialog').filter({ visible: true });
    const more = page.locator('#page').getByRole('button', { name: '更多', exact: true }).first();
    const choices = page.getByRole('menuitem').filter({ visible: true });
    for (const address of ['', 'meetings', 'topics/:topic', 'problems/:problem', 'settings/people']) {
      const place = (await addressOf(address)) ?? '';
      await visitAnew(place);
      const direct = [...new Set(await page.locator('#page .ui-buttons button:visible').allInnerTexts())].map((text) => text.trim()).filter((text) => text !== '' && !doesAtOnce.test(text)).slice(0, 4);
      let folded: string[] = [];
      if ((await more.count()) > 0) {
        await more.click();
        await choices.first().waitFor();
        folded = (await choices.allInnerTexts()).filter((text) => !doesAtOnce.test(text)).slice(0, 4);
      }
      for (const verb of [...direct, ...folded]) {
        await visitAnew(place);
        if (folded.includes(verb)) {
          await more.click();
          await choices.filter({ hasText: verb }).first().click();
        } else await page.locator('#page').getByRole('button', { name: verb, exact: true }).first().click();
        if (!(await dialogs.first().waitFor({ timeout: 2000 }).then(() => true, () => false))) continue; // it leads to a page
        await page.waitForTimeout(300); // it fades in: half-faded text has little contrast
        judged.push(`${address} ${verb}`);
        const bad = await findings();
        if (bad.length > 0) found[`${address} ${verb}`] = bad;
      }
    }
    expect(judged.length, judged.join(', ')).toBeGreaterThanOrEqual(8);
    expect(found).toEqual({});
  });

  test.each(['125', '150', '高对比度'])('at %s, on the desk, a list, a form and a record', { timeout: 300_000 }, async (size) => {
    await visitAnew('');
    await program.page.getByRole('button', { name: '字号' }).click();
    await program.page.getByRole('menuitem', { name: new RegExp(size) }).click();
    const found: Record<string, string[]> = {};
    for (const address of ['', 'problems', 'topics/new', 'problems/:problem', 'settings/people']) {
      await visit((await addressOf(address)) ?? '');
      const bad = await findings();
      if (bad.length > 0) found[address] = bad;
      const wide = await program.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(wide, `${address}: cut off at the side`).toBeLessThanOrEqual(0);
    }
    expect(found).toEqual({});
  });

  test('before there is an office: the first page and the way back from a backup', async () => {
    const fresh = await openProgram({ host: 'browser', data: join(folder, 'fresh') });
    try {
      await fresh.page.evaluate(axe);
      await fresh.page.getByRole('button', { name: '打开开通文件' }).waitFor();
      for (const size of ['100', '150', '高对比度']) {
        await fresh.page.getByRole('button', { name: '字号' }).click();
        await fresh.page.getByRole('menuitem', { name: new RegExp(size) }).click();
        await fresh.page.keyboard.press('Escape');
        await fresh.page.getByRole('menuitem').first().waitFor({ state: 'hidden' });
        expect(await findings(fresh.page), size).toEqual([]);
      }
      await fresh.page.getByRole('link', { name: '从备份恢复' }).click();
      await fresh.page.getByRole('heading', { level: 1, name: /恢复/ }).waitFor();
      expect(await findings(fresh.page), 'restore').toEqual([]);
    } finally {
      await fresh.close();
    }
  });
});
