import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { type Clerk, clerkAt } from '#test/e2e/clerk.ts';
import { openProgram, type Program } from '#test/e2e/driver.ts';
import { freshFolder } from '#test/e2e/freshFolder.ts';

const folder = freshFolder('notices');
let program: Program | null = null;
afterEach(async () => {
  await program?.close();
  program = null;
});

/** What a person presses that lies under a notice, by its words; with the number of notices that are shown. */
const covered = (page: Page): Promise<{ shown: number; under: string[] }> =>
  page.evaluate(() => {
    const notices = [...document.querySelectorAll<HTMLElement>('.ant-notification-notice')];
    const areas = notices.map((one) => one.getBoundingClientRect());
    const lists = [...document.querySelectorAll<HTMLElement>('.ant-notification')];
    lists.forEach((list) => list.style.setProperty('display', 'none'));
    const under = new Set<string>();
    for (const { left, top, right, bottom } of areas) {
      for (let x = left + 1; x < right; x += 5) {
        for (let y = top + 1; y < bottom; y += 5) {
          const pressed = document.elementFromPoint(x, y)?.closest('a, button, input, textarea, select, summary, label, [role=button], [role=tab], [contenteditable=true], [tabindex="0"]');
          if (pressed) under.add(`${pressed.tagName} ${pressed.textContent}`);
        }
      }
    }
    lists.forEach((list) => list.style.removeProperty('display'));
    const inside = areas.filter(({ left, top, right, bottom }) => left >= 0 && top >= 0 && right <= window.innerWidth && bottom <= window.innerHeight);
    return { shown: inside.length, under: [...under] };
  });

/** Two things are written down, so that two notices stand, and the pointer rests on one: it stays. */
async function twoNotices(clerk: Clerk): Promise<void> {
  const { page } = clerk;
  await clerk.go('#/');
  for (const text of ['村口的路灯坏了三盏', '水渠堵了']) {
    await clerk.press('记一件事');
    await page.getByRole('dialog').filter({ visible: true }).locator('textarea').first().fill(text);
    await clerk.finish('记下');
  }
  const last = page.locator('.ant-notification-notice').last();
  await last.waitFor();
  await last.locator('.ant-notification-notice-title').hover();
}

test('a notice lies over nothing that is pressed, at each text size, whatever is open', { timeout: 300_000 }, async () => {
  program = await openProgram({ host: 'browser', data: join(folder.path, 'data'), practice: true, viewport: { width: 1366, height: 670 } });
  const { page } = program;
  await page.locator('.frame').waitFor({ timeout: 90_000 });
  const clerk = clerkAt(page);
  const firstOf = async (list: string) => {
    await clerk.go(list);
    await page.locator('.ui-title-link').first().click();
    await clerk.arrive(new RegExp(`^${list}/.+`));
    return clerk.idOnScreen();
  };
  const [meeting, problem] = [await firstOf('#/meetings'), await firstOf('#/problems')];
  const nothingUnder = async (where: string) => {
    const { shown, under } = await covered(page);
    expect(shown, where).toBeGreaterThan(0);
    expect(under, where).toEqual([]);
  };
  /** Past the pointer, which rests on the notice. */
  const pressFromAfar = (selector: string) => page.locator(selector).first().evaluate((element: HTMLElement) => element.click());
  for (const size of ['标准（100%）', '大（125%）', '特大（150%）']) {
    await clerk.go('#/');
    await page.getByRole('button', { name: '字号' }).click();
    await page.getByRole('menuitem', { name: size }).click();
    await twoNotices(clerk);
    await nothingUnder(`${size} desk`);
    await pressFromAfar('.frame-fold');
    await nothingUnder(`${size} desk, the menu the other way`);
    await pressFromAfar('.frame-fold');
    await clerk.go('#/problems');
    await page.locator('.ui-title-link').first().waitFor();
    await nothingUnder(`${size} list`);
    await clerk.go('#/problems/new');
    await page.locator('.ui-form-bar').waitFor();
    await nothingUnder(`${size} form`);
    await clerk.go(`#/meetings/${meeting}/record`);
    await page.getByRole('button', { name: '存下，记下一位' }).waitFor();
    await nothingUnder(`${size} recording`);
    // A dialog as high as the window allows.
    await clerk.go(`#/problems/${problem}`);
    await page.getByRole('button', { name: '督办', exact: true }).evaluate((verb: HTMLElement) => verb.click());
    const dialog = page.getByRole('dialog').filter({ visible: true });
    await dialog.getByRole('button', { name: '登记督办' }).waitFor();
    await nothingUnder(`${size} dialog`);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.mouse.move(200, 200);
  }
});

test('a notice goes by Esc, and by the keyboard what was done is undone', { timeout: 120_000 }, async () => {
  program = await openProgram({ host: 'browser', data: join(folder.path, 'data'), practice: true, viewport: { width: 1366, height: 670 } });
  const { page } = program;
  await page.locator('.frame').waitFor({ timeout: 90_000 });
  const clerk = clerkAt(page);
  const notices = page.locator('.ant-notification-notice');
  await twoNotices(clerk);
  await page.keyboard.press('Escape');
  await expect.poll(() => notices.count()).toBe(0);

  await twoNotices(clerk);
  // Behind the foot, in which they stand.
  await page.locator('.frame-foot a').last().focus();
  await page.keyboard.press('Tab');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('撤销');
  await page.keyboard.press('Enter');
  await clerk.see('已撤销');
  await page.locator('.frame-foot a').last().focus();
  await page.keyboard.press('Escape');
  await expect.poll(() => notices.count()).toBe(0);
});
