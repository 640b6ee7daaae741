import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Clerk, clerkAt } from '#test/e2e/clerk.ts';
import { openProgram, type Program } from '#test/e2e/driver.ts';
import { exportFile, type HandedOver, takeIn } from '#test/e2e/mainJob/exchange.ts';
import { decide, takeOver } from '#test/e2e/threeOffices/county.ts';
import { begin, enrolBelow, foundCity, foundLone, seeState } from '#test/e2e/threeOffices/files.ts';
import { aMonth, changeContact, contactOf, enterRoster, problemTitle, seeRoster } from '#test/e2e/threeOffices/work.ts';

/** Three offices with three data folders, and files carried between them: what is of the exchange is done in the window. */

const folder = mkdtempSync(join(tmpdir(), 'xieshang-three-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Work = (clerk: Clerk, program: Program) => Promise<void>;

/** One day at an office. What went wrong leaves a picture. */
async function day(office: string, today: string, work: Work): Promise<void> {
  const program = await openProgram({ host: 'browser', data: join(folder, office, 'data'), today });
  const defects: string[] = [];
  program.page.on('pageerror', (error) => defects.push(String(error)));
  try {
    await work(clerkAt(program.page), program).catch(async (error: unknown) => {
      const picture = join(tmpdir(), `xieshang-three-${office}-${today}.png`);
      await program.page.screenshot({ path: picture }).catch(() => undefined);
      throw new Error(`${office}, ${today}, picture in ${picture}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    });
    expect(defects).toEqual([]);
  } finally {
    await program.close();
  }
}

const nothing: HandedOver = { path: '', passphrase: '' };

describe('files between a township, its county and the city', { timeout: 900_000 }, () => {
  test('go the whole circle, and each record says how far it is safe', async () => {
    let opening = nothing;
    let report = nothing;
    let receipt = nothing;
    await day('city', '2026-08-27', async (clerk, program) => {
      await foundCity(clerk);
      opening = await enrolBelow(clerk, program, '安和县');
    });
    await day('county', '2026-08-28', async (clerk, program) => {
      await begin(clerk, opening, '周明');
      await clerk.see('政协安和县委员会办公室');
      await enterRoster(program);
      opening = await enrolBelow(clerk, program, '云溪乡');
    });
    await day('township', '2026-09-01', async (clerk, program) => {
      await begin(clerk, opening, '李秀英');
      await seeRoster(clerk);
      await aMonth(program);
      await seeState(clerk, 'problems', problemTitle, '未报送');
      report = await exportFile(clerk, program, '导出报送文件');
      await seeState(clerk, 'problems', problemTitle, '已存文件（上级未确认）');
    });
    await day('county', '2026-09-02', async (clerk, program) => {
      expect(await takeIn(clerk, report)).toContain('云溪乡');
      await clerk.see('本月已报');
      await takeOver(clerk);
      await changeContact(program, '县里填的');
      receipt = await exportFile(clerk, program, '导出回执文件');
    });
    await day('township', '2026-09-03', async (clerk, program) => {
      // Changed before the county's file is here: both sides have.
      await changeContact(program, '乡里填的');
      await seeState(clerk, 'problems', problemTitle, '已存文件（上级未确认）');
      await takeIn(clerk, receipt);
      await seeState(clerk, 'problems', problemTitle, '已回执');
      await clerk.see('县水利局');
      report = await exportFile(clerk, program, '导出报送文件');
    });
    await day('county', '2026-09-28', async (clerk, program) => {
      expect(await takeIn(clerk, report)).toContain('两边都改过');
      await decide(clerk, '县里填的');
      expect(await contactOf(program)).toBe('县里填的');
      receipt = await exportFile(clerk, program, '导出回执文件');
      await seeState(clerk, 'problems', problemTitle, '未报送');
      report = await exportFile(clerk, program, '导出报市政协');
      await seeState(clerk, 'problems', problemTitle, '已存文件（上级未确认）');
    });
    await day('township', '2026-09-29', async (clerk, program) => {
      await takeIn(clerk, receipt);
      await clerk.see('全部已回执');
      expect(await contactOf(program)).toBe('县里填的');
      await clerk.go('#/exchange/twoSided');
      await clerk.see('乡里填的');
      await clerk.press('对县水利局的联系人提出异议');
      await clerk.fill('理由', '这个人已经调走了');
      await clerk.finish('提出异议');
      await clerk.see('已提出：这个人已经调走了');
    });
    await day('city', '2026-09-30', async (clerk, program) => {
      expect(await takeIn(clerk, report)).toContain('政协安和县委员会办公室');
      await clerk.see('本月已报');
      await clerk.go('#/problems');
      await clerk.see(problemTitle);
      receipt = await exportFile(clerk, program, '导出回执文件');
    });
    await day('county', '2026-09-30', async (clerk) => {
      await takeIn(clerk, receipt);
      await seeState(clerk, 'problems', problemTitle, '已回执');
    });
  });

  test('of an office that nobody opened, of a machine that nobody knows, of a new machine, and of a lost one', async () => {
    let report = nothing;
    let opening = nothing;
    let late = nothing;
    await day('lone', '2026-09-02', async (clerk, program) => {
      await foundLone(clerk, '石桥镇');
      report = await exportFile(clerk, program, '导出报送文件');
      expect(report.passphrase).toMatch(/^\d{4}-\d{4}-\d{4}$/);
    });
    await day('county', '2026-09-30', async (clerk, program) => {
      // A wrong passphrase is told in the dialog, and the right one opens the file.
      await clerk.go('#/exchange');
      await clerk.page.getByLabel('选择要接收的文件', { exact: true }).setInputFiles(report.path);
      await clerk.fill('口令', '1111-1111-1111');
      await clerk.press('打开');
      await clerk.see(/口令不对/);
      await clerk.press('返回');
      expect(await takeIn(clerk, report)).toContain('石桥镇');
      await clerk.see('未用开通文件');
      opening = await enrolBelow(clerk, program, '石桥镇');
    });
    // The office's second machine uses its 开通文件; a third one the same again, and is nobody that the county knows.
    await day('replaced', '2026-09-30', async (clerk, program) => {
      await begin(clerk, opening, '赵小川');
      report = await exportFile(clerk, program, '导出报送文件');
      expect(report.passphrase).toBe('');
    });
    await day('third', '2026-09-30', async (clerk, program) => {
      await begin(clerk, opening, '何小满');
      late = await exportFile(clerk, program, '导出报送文件');
    });
    await day('county', '2026-09-30', async (clerk, program) => {
      const known = (await program.api('listPeers', {})).peers.length;
      await takeIn(clerk, report);
      await expect.poll(async () => (await program.api('listPeers', {})).peers.length, { timeout: 30_000 }).toBe(known + 1);
      await clerk.page.getByRole('dialog').filter({ visible: true }).waitFor({ state: 'detached' });
      await clerk.page.getByLabel('选择要接收的文件', { exact: true }).setInputFiles(late.path);
      const dialog = clerk.page.getByRole('dialog').filter({ hasText: '接收报送文件' });
      await dialog.getByText(/对方的核对码是/).waitFor();
      await clerk.see(/这份开通文件已经在另一台电脑上用过/);
      expect(await dialog.getByRole('button', { name: '接收', exact: true }).isDisabled()).toBe(true);
      const { peers } = await program.api('listPeers', {});
      await dialog.getByRole('checkbox', { name: '已打电话核对，核对码一致' }).check();
      await clerk.finish('接收');
      await clerk.page.getByRole('row').filter({ hasText: '石桥镇' }).nth(2).waitFor();
      expect((await program.api('listPeers', {})).peers).toHaveLength(peers.length + 1);
      // The first machine is lost: from now on nothing of it is taken.
      await clerk.page.getByRole('row').filter({ hasText: '未用开通文件' }).filter({ hasText: '石桥镇' }).first().getByRole('button', { name: '停用' }).click();
      await clerk.finish('停用');
      await clerk.see('已停用');
    });
    await day('lone', '2026-09-30', async (clerk, program) => {
      late = await exportFile(clerk, program, '导出报送文件');
    });
    await day('county', '2026-10-01', async (clerk, program) => {
      const before = (await program.api('listExchanges', {})).entries.length;
      await clerk.go('#/exchange');
      await clerk.page.getByLabel('选择要接收的文件', { exact: true }).setInputFiles(late.path);
      await clerk.fill('口令', late.passphrase);
      await clerk.press('打开');
      await clerk.see(/这台电脑已经停用/);
      expect((await program.api('listExchanges', {})).entries).toHaveLength(before);
    });
  });
});
