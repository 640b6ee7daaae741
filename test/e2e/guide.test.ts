import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { clerkAt } from '#test/e2e/clerk.ts';
import { availableHosts, openProgram } from '#test/e2e/driver.ts';
import { freshFolder } from '#test/e2e/freshFolder.ts';
import { foundTownship } from '#test/e2e/mainJob/office.ts';

const folder = freshFolder('help');

describe.each(availableHosts())('the user guide in %s', (host) => {
  test('opens from the help page without a network, with its pictures, and is saved as PDF', async () => {
    const program = await openProgram({ host, data: join(folder.path, host) });
    try {
      const clerk = clerkAt(program.page);
      await foundTownship(clerk);
      await clerk.press(/帮助$/);
      await program.page.locator('main').getByRole('link', { name: '办理事项', exact: true }).click(); // the menu has one too
      await program.page.getByRole('heading', { level: 1, name: '办理事项' }).waitFor();
      const picture = program.page.locator('.guide-text img').first();
      await picture.scrollIntoViewIfNeeded();
      await expect.poll(() => picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0))).toBe(1366);
      await program.page.getByRole('link', { name: /^下一章/ }).click();
      await program.page.getByRole('heading', { level: 1, name: '委员工作室' }).waitFor();
      const pdf = await program.takeFile(() => program.page.getByRole('link', { name: '存PDF，可以打印' }).click());
      expect(readFileSync(pdf).subarray(0, 5).toString('latin1')).toBe('%PDF-');
    } finally {
      await program.close();
    }
  });
});
