import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Clerk, clerkAt } from '#test/e2e/clerk.ts';
import { openProgram, type Program } from '#test/e2e/driver.ts';

/** What makes every day easier, walked as a clerk walks it: conditions under a name, what was looked at, undo, the bin, the foot. */

const titles = ['河湾村道路硬化', '石桥村路灯亮化', '云溪社区道路排水'] as const;
let folder: string;
let program: Program;
let clerk: Clerk;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'xieshang-daily-'));
  program = await openProgram({ host: 'browser', data: join(folder, 'data'), today: '2026-09-10' });
  await program.api('foundOffice', { level: 'township', place: '云溪乡', county: '安和县', office: '政协安和县云溪乡工作联络组', person: '李秀英' });
  const { office } = await program.api('getSession', {});
  const set = { channel: 'channel.raised', collectedOn: '2026-09-01', place: office?.place ?? '', field: 'workField.livelihood', content: '群众反映多次。', proposer: '王建国' };
  await program.api('saveRecords', { writes: titles.map((title) => ({ entity: 'topic', id: null, set: { ...set, title } })) });
  await program.page.reload();
  clerk = clerkAt(program.page);
  await clerk.see('登记议题');
}, 120_000);
afterAll(async () => {
  await program.close();
  rmSync(folder, { recursive: true, force: true });
});

const row = (title: string) => program.page.getByRole('row').filter({ hasText: title });

test('conditions of a list keep their name, and bring back exactly their rows, also after a restart', async () => {
  await clerk.go('#/topics');
  await row(titles[1]).waitFor();
  await program.page.getByLabel('在议题里查找').fill('道路');
  await row(titles[1]).waitFor({ state: 'detached' });
  await clerk.press('常用条件');
  await program.page.getByRole('menuitem', { name: /存起来/ }).click();
  await clerk.fill('名称', '修路的');
  await clerk.finish('存起来');
  await program.restart();
  clerk = clerkAt(program.page);
  await clerk.see('登记议题');
  await clerk.go('#/topics');
  await row(titles[1]).waitFor();
  await clerk.press('常用条件（1）');
  await program.page.getByRole('menuitem', { name: '修路的', exact: true }).click();
  await row(titles[1]).waitFor({ state: 'detached' });
  await row(titles[0]).waitFor();
  await row(titles[2]).waitFor();
});

test('Back leads nowhere from an open dialog: what is typed into it stays', { timeout: 120_000 }, async () => {
  const { page } = program;
  await clerk.go('#/topics');
  await row(titles[0]).waitFor();
  await clerk.go('#/');
  await clerk.press('记一件事');
  const what = await clerk.field('什么事');
  await what.fill('柳湾村来人说院墙的事');
  await page.evaluate(() => window.history.back());
  await page.waitForFunction(() => window.location.hash === '#/');
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => window.location.hash)).toBe('#/');
  expect(await what.inputValue()).toBe('柳湾村来人说院墙的事');
  await clerk.finish('记下');
  // Its 撤销 is not that of what follows.
  await page.keyboard.press('Escape');
  await page.locator('.ant-notification-notice').waitFor({ state: 'detached' });
  await page.goBack();
  await row(titles[0]).waitFor();
});

test('what was looked at last stands on the desk, the newest first', async () => {
  for (const title of [titles[0], titles[2]]) {
    await clerk.go('#/');
    await clerk.see('登记议题');
    await clerk.go('#/topics');
    await program.page.getByRole('link', { name: title }).first().click();
    await program.page.getByRole('heading', { level: 1, name: title }).waitFor();
  }
  await clerk.go('#/');
  await clerk.see('最近看过');
  const links = program.page.locator('section').filter({ hasText: '最近看过' }).last().getByRole('link');
  await links.first().waitFor();
  expect((await links.allInnerTexts()).map((text) => titles.find((title) => text.includes(title)))).toEqual([titles[2], titles[0]]);
});

test('what is deleted comes back by undo, and from the bin after the undo is gone', async () => {
  const [{ id } = { id: '' }] = (await program.api('listRecords', { entity: 'topic', where: [{ field: 'title', op: 'is', value: titles[0] }] })).rows;
  const count = async () => (await program.api('listRecords', { entity: 'topic' })).total;
  await clerk.go(`#/topics/${id}`);
  await program.page.getByRole('heading', { level: 1, name: titles[0] }).waitFor();
  await clerk.press('删除');
  await clerk.see(/已删除/);
  expect(await count()).toBe(2);
  await clerk.press('撤销');
  await clerk.see('已撤销');
  expect(await count()).toBe(3);

  await clerk.go(`#/topics/${id}`);
  await program.page.getByRole('heading', { level: 1, name: titles[0] }).waitFor();
  await clerk.press('删除');
  await clerk.see(/已删除/);
  await program.page.reload();
  await clerk.see('登记议题');
  await clerk.go('#/settings/bin');
  await clerk.see(titles[0]);
  await program.page.getByRole('button', { name: `恢复${titles[0]}` }).click();
  await clerk.see(/已恢复1条议题/);
  const { rows } = await program.api('listRecords', { entity: 'topic', where: [{ field: 'title', op: 'is', value: titles[0] }] });
  expect(rows.map((one) => one.id)).toEqual([id]);
});

test('the foot says honestly whether the last change was saved', async () => {
  const foot = program.page.locator('.frame-foot').getByRole('status');
  const [{ id } = { id: '' }] = (await program.api('listRecords', { entity: 'topic', where: [{ field: 'title', op: 'is', value: titles[1] }] })).rows;
  await clerk.go(`#/topics/${id}/edit`);
  await program.page.route('**/api/saveRecords', (route) => route.abort());
  await clerk.fill('题目', '石桥村路灯修复');
  await clerk.press('保存');
  await foot.filter({ hasText: '没有保存成功' }).waitFor();
  await program.page.unroute('**/api/saveRecords');
  await clerk.press('保存');
  await foot.filter({ hasText: /^已保存$/ }).waitFor();
  const { row: saved } = await program.api('getRecord', { entity: 'topic', id });
  expect(saved).toMatchObject({ title: '石桥村路灯修复' });
});
