import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clerkAt } from '#test/e2e/clerk.ts';
import { openProgram } from '#test/e2e/driver.ts';
import { dropSixty, makeSixty, type Sixty } from '#test/e2e/threeOffices/sixty.ts';

/** The month's end at a county: the folder with the files of sixty townships. */

const folder = mkdtempSync(join(tmpdir(), 'xieshang-sixty-'));
let sixty: Sixty;
beforeAll(async () => {
  sixty = await makeSixty(folder);
}, 600_000);
afterAll(() => dropSixty(folder));

test('a folder of sixty files is stopped half-way, then taken in one go with one report, and the page says who stands how', { timeout: 600_000 }, async () => {
  const program = await openProgram({ host: 'browser', data: sixty.county, today: '2026-09-28' });
  try {
    const clerk = clerkAt(program.page);
    const taken = async () => (await program.api('listPeers', {})).peers.length;
    await clerk.go('#/exchange');
    const choose = () => clerk.page.getByLabel('选择要接收的文件夹').setInputFiles(sixty.files);
    await choose();
    await expect.poll(taken, { timeout: 120_000 }).toBeGreaterThan(2);
    await clerk.press('停止接收');
    await clerk.see(/个没有处理/);
    const before = await taken();
    expect(before).toBeLessThan(60);
    await clerk.finish('知道了');

    await choose();
    await clerk.page.getByText(/^接收结束：60个已接收，2个没有接收。$/).waitFor({ timeout: 300_000 });
    const rows = await clerk.page.getByRole('dialog').getByRole('row').allInnerTexts();
    expect(rows).toHaveLength(63);
    expect(rows.slice(1, 3).every((row) => /说明\.docx|空文件\.xsb/.test(row))).toBe(true);
    expect(rows.filter((row) => row.includes('以前接收过'))).toHaveLength(before);
    await clerk.finish('知道了');
    expect(await taken()).toBe(60);
    expect((await program.api('countRecords', { entity: 'topic', wheres: [[]], search: '' })).counts).toEqual([300]);
    await clerk.see(/共60个单位，本月已报60个，没有未报的。/);
    await clerk.page.getByRole('row').filter({ hasText: '政协安和县第60乡工作联络组' }).filter({ hasText: '第1号' }).first().waitFor();
  } finally {
    await program.close();
  }
});
