import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Clerk, clerkAt } from '#test/e2e/clerk.ts';
import { openProgram, type Program } from '#test/e2e/driver.ts';

let folder: string;
let program: Program;
let clerk: Clerk;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'xieshang-figures-'));
  program = await openProgram({ host: 'browser', data: join(folder, 'data'), practice: true, today: '2026-12-31' });
  clerk = clerkAt(program.page);
  await program.page.locator('.frame').waitFor({ timeout: 60_000 });
}, 120_000);
afterAll(async () => {
  await program.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a sheet would get: the clipboard, pasted into an empty field. */
async function pasted(): Promise<string> {
  const { page } = program;
  await page.evaluate(() => {
    const sheet = document.createElement('textarea');
    sheet.id = 'sheet';
    document.body.append(sheet);
    sheet.focus();
  });
  await page.keyboard.press('Control+v');
  const text = await page.locator('#sheet').inputValue();
  await page.evaluate(() => document.querySelector('#sheet')?.remove());
  return text;
}

test('a figure that is clicked opens a list of exactly as many rows, and going back finds the figures again', async () => {
  const { page } = program;
  for (const [label, said] of [['协商议事（场次）', '725'], ['兴办民生实事（件）', '504'], ['化解矛盾纠纷（起）', '94']] as const) {
    await clerk.go('#/figures');
    const link = page.getByRole('row', { name: label }).getByRole('link').first();
    await link.waitFor();
    expect((await link.innerText()).replaceAll(',', '')).toBe(said);
    await link.click();
    await clerk.arrive(/^#\/records\//);
    await clerk.see(new RegExp(`共\\s*${said}\\s*条`));
    await page.goBack();
    await clerk.arrive(/^#\/figures/);
    await link.waitFor();
  }
}, 120_000);

test('rows that are copied from a list come into a sheet as lines and columns, and rows copied in a sheet come into a list', async () => {
  const { page } = program;
  // A second try finds the dialog of the first.
  if ((await page.getByRole('dialog').filter({ visible: true }).count()) > 0) await page.reload();
  await clerk.go('#/settings/organisation');
  await clerk.press('从表格粘贴');
  await clerk.paste('第1行单位名称', [
    ['单位名称', '简称'],
    ['岚川县灌溉管理所', '县灌溉所'],
    ['岚川县水源保护站', '县水源站'],
  ]);
  await clerk.finish('添加2条');
  const { rows } = await program.api('listRecords', { entity: 'organisation', where: [{ field: 'name', op: 'in', value: ['岚川县灌溉管理所', '岚川县水源保护站'] }] });
  expect(rows.map((row) => row['short']).toSorted((a, b) => (String(a) < String(b) ? -1 : 1))).toEqual(['县水源站', '县灌溉所']);

  await clerk.go('#/problems');
  // Its own rows: the page before has a list, and a button for more, as well.
  await page.getByRole('heading', { name: '办理事项', exact: true, level: 1 }).waitFor();
  await page.locator('a[href^="#/problems/"]').nth(8).waitFor();
  await clerk.press('复制表格');
  await clerk.see(/已复制\d+条，可以粘贴到Excel或WPS里/);
  const [head = '', ...lines] = (await pasted()).split('\n');
  const all = (await program.api('countRecords', { entity: 'problem', wheres: [[]] })).counts[0] ?? 0;
  const shown = Number(/已复制(\d+)条/.exec(await page.locator('.ant-notification, .ant-message').last().innerText())?.[1]);
  expect(head.split('\t').length).toBeGreaterThan(3);
  expect(lines.filter((line) => line.split('\t').length === head.split('\t').length)).toHaveLength(shown);
  expect(shown).toBeLessThanOrEqual(all);
  expect(shown).toBeGreaterThan(100);
}, 120_000);
