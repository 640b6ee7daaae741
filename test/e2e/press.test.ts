import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { availableHosts, openProgram, type Program } from '#test/e2e/driver.ts';
import { freshFolder } from '#test/e2e/freshFolder.ts';

const folder = freshFolder('press');
let program: Program | null = null;
afterEach(async () => {
  await program?.close();
  program = null;
});

test.each(availableHosts())('in %s a verb keeps the press that began on it when the sentence under the field before moves it away, and not that of a hand that goes elsewhere', { timeout: 240_000 }, async (host) => {
  program = await openProgram({ host, data: join(folder.path, 'data') });
  await program.api('foundOffice', { level: 'township', place: '云溪乡', county: '安和县', office: '政协安和县云溪乡工作联络组', person: '李秀英' });
  const { page } = program;
  await page.evaluate(() => window.location.reload());
  await page.getByRole('button', { name: '记一件事' }).click();
  const dialog = page.getByRole('dialog');
  const back = dialog.getByRole('button', { name: '返回' });
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-field]')?.getAttribute('data-field'))).toBe('text');
  // While it opens it grows.
  await page.waitForFunction(() => document.getAnimations().length === 0);
  const before = await back.boundingBox();
  if (!before) throw new Error('the verb is not on screen');
  const [x, y] = [before.x + 12, before.y + 3];
  const pressDown = async () => {
    await page.mouse.move(x, y);
    await page.mouse.down();
  };

  await pressDown();
  await dialog.getByText('请填写什么事').waitFor();
  await page.mouse.move(x - 80, y);
  await page.mouse.up();
  await back.waitFor();

  await dialog.getByLabel(/什么事/).fill('水管');
  await dialog.getByText('请填写什么事').waitFor({ state: 'detached' });
  await dialog.getByLabel(/什么事/).fill('');
  expect((await back.boundingBox())?.y).toBe(before.y);
  await pressDown();
  await dialog.getByText('请填写什么事').waitFor();
  expect((await back.boundingBox())?.y).toBeGreaterThan(y);
  await page.mouse.up();
  await dialog.waitFor({ state: 'detached' });
});
