import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { clerkAt } from '#test/e2e/clerk.ts';
import { openProgram, type Program } from '#test/e2e/driver.ts';
import { freshFolder } from '#test/e2e/freshFolder.ts';

// What title, menu and task bar leave of the smallest screen in use, 1366 × 768.
const inside = { width: 1366, height: 670 };

const folder = freshFolder('low');
let program: Program | null = null;
afterEach(async () => {
  await program?.close();
  program = null;
});

/** Not cut by the window, and nothing lies over its middle or its corners. */
const standsWhole = (one: Locator): Promise<boolean> =>
  one.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const places = [[(left + right) / 2, (top + bottom) / 2], [left + 6, top + 6], [right - 6, top + 6], [left + 6, bottom - 6], [right - 6, bottom - 6]] as const;
    const uncut = top >= 0 && left >= 0 && bottom <= window.innerHeight && right <= window.innerWidth;
    return uncut && places.every(([x, y]) => element.contains(document.elementFromPoint(x, y)));
  });

async function whole(where: string, one: Locator): Promise<void> {
  await expect.poll(() => standsWhole(one), { message: where, timeout: 10_000 }).toBe(true);
}

test('menu, calendar, columns and verbs stand whole in 670 pixels at each text size, in the practice area too', { timeout: 300_000 }, async () => {
  program = await openProgram({ host: 'browser', data: join(folder.path, 'data'), practice: true, viewport: inside });
  const { page } = program;
  await page.locator('.frame').waitFor({ timeout: 90_000 });
  const clerk = clerkAt(page);
  const dialog = page.getByRole('dialog').filter({ visible: true });
  const menu = async (where: string) => {
    const entries = await page.locator('.frame-item').all();
    expect(entries).toHaveLength(12);
    for (const entry of entries) await whole(`${where} ${await entry.textContent()}`, entry);
  };
  const openFirst = async (list: string) => {
    await clerk.go(list);
    await page.locator('.ui-title-link').first().click();
    await clerk.arrive(new RegExp(`^${list}/.+`));
  };
  for (const size of ['标准（100%）', '大（125%）', '特大（150%）']) {
    await clerk.go('#/');
    await page.getByRole('button', { name: '字号' }).click();
    await page.getByRole('menuitem', { name: size }).click();
    await menu(size);
    await page.locator('.frame-fold').click();
    await menu(`${size} the other way`);
    await page.locator('.frame-fold').click();

    await clerk.go('#/meetings/new');
    for (const button of await page.getByRole('button', { name: '打开日历' }).filter({ visible: true }).all()) {
      await button.click();
      await whole(`${size} calendar`, page.locator('.ant-picker-panel-container'));
      // What is typed beside it is seen.
      await whole(`${size} field of the calendar`, page.locator('.ui-date:has(.ui-date-anchor) input').first());
      await page.keyboard.press('Escape');
      await page.locator('.ant-picker-panel-container').waitFor({ state: 'hidden' });
    }

    await clerk.go('#/problems');
    await page.getByRole('button', { name: '列', exact: true }).click();
    await whole(`${size} columns`, page.locator('.ant-popover-container'));
    await page.keyboard.press('Escape');

    await openFirst('#/problems');
    await page.getByRole('button', { name: '督办', exact: true }).click();
    await whole(`${size} verb of a dialog`, dialog.getByRole('button', { name: '登记督办' }));
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    await openFirst('#/meetings');
    await clerk.press('会议记录');
    await clerk.arrive(/\/record/);
    for (const [tab, verb] of [['发言', '存下，记下一位'], ['议定事项', '存下，记下一条']] as const) {
      await clerk.openTab(new RegExp(`^${tab}`));
      await whole(`${size} ${tab}`, page.getByRole('button', { name: verb }));
      // What is written first stands whole above the button, unscrolled.
      await whole(`${size} ${tab}, its text`, page.locator('.meeting-quick-fields textarea').first());
    }
  }
});
