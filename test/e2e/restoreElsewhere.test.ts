import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clerkAt } from '#test/e2e/clerk.ts';
import { availableHosts, openProgram, type Program } from '#test/e2e/driver.ts';

// The office's computer is gone; on a new one a clerk alone goes on from the backup on the stick and the slip in the drawer.

describe.each(availableHosts())('in %s', (host) => {
  let folder: string;
  let old: Program;
  let fresh: Program | null = null;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'elsewhere-'));
    old = await openProgram({ host, data: join(folder, 'old') });
  }, 120_000);
  afterAll(async () => {
    await old.close();
    await fresh?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('the slip is made, the backup restored on a new computer by button, the keys found again, and the last numbers asked for', { timeout: 240_000 }, async () => {
    await old.api('foundOffice', { level: 'township', place: '云溪乡', county: '安和县', office: '政协安和县云溪乡工作联络组', person: '李干事' });
    await old.api('saveRecords', { writes: [{ entity: 'jotting', id: null, set: { text: '柳湾村饮水', on: '2026-09-01' } }] });
    await old.page.reload();
    const before = clerkAt(old.page);
    await before.go('#/settings/backup');
    await before.press('生成恢复码');
    const code = (await old.page.locator('.recovery-code').first().textContent()) ?? '';
    expect(code).toMatch(/^([2-9A-Z]{4}-){4}[2-9A-Z]{4}$/);
    await before.press('我已收好');
    await before.see('纸条请锁好');
    expect(await old.page.getByText(code).count()).toBe(0);
    const { id } = await old.api('makeBackup', {});
    await old.close();

    fresh = await openProgram({ host, data: join(folder, 'fresh') });
    const clerk = clerkAt(fresh.page);
    await clerk.go('#/restore');
    await fresh.page.locator('input[type=file]').setInputFiles(join(folder, 'old/backups', id));
    await clerk.see('云溪乡');
    const loaded = fresh.page.waitForEvent('load');
    await clerk.press('恢复这份备份');
    await loaded;
    await clerk.see(/核对每种文号用到了几号/);
    await clerk.see(/请填写打印过的恢复码/);
    await clerk.go('#/settings/backup');
    await clerk.fill('恢复码', 'ABCD');
    await clerk.press('找回钥匙');
    await clerk.see(/恢复码应有20个/);
    await clerk.fill('恢复码', code.toLowerCase());
    await clerk.press('找回钥匙');
    await clerk.see('纸条请锁好');
    const { rows } = await fresh.api('listRecords', { entity: 'jotting' });
    expect(rows.map((row) => row['text'])).toEqual(['柳湾村饮水']);
    expect(await fresh.api('getRecovery', {})).toMatchObject({ state: 'kept' });
    expect((await fresh.api('getNotices', {})).notices.map(({ key }) => key)).toEqual(['life', 'numbers']);
  });
});
