import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, test } from 'vitest';
import { type Clerk, clerkAt } from '#test/e2e/clerk.ts';
import { openProgram, type Program, type ProgramOptions } from '#test/e2e/driver.ts';
import { exportFile, type HandedOver, receive } from '#test/e2e/mainJob/exchange.ts';
import { inviteToMeeting, openMeeting, planMeeting, recordAttendance, recordMeeting, signMinutes } from '#test/e2e/mainJob/meeting.ts';
import { enterCouncil, enterMember, enterOrganisations, enterStudio, foundCounty, foundTownship, pasteVillages } from '#test/e2e/mainJob/office.ts';
import { doneProblem, handleToTheEnd, openProblem } from '#test/e2e/mainJob/problems.ts';
import { writeLog } from '#test/e2e/mainJob/studioLog.ts';
import { approveTopic, registerTopics, screenTopics } from '#test/e2e/mainJob/topics.ts';
import { photographed, pictureFolder, shoot, visit } from '#test/guide/camera.ts';

// `npm run guide`: every picture of the guide, taken anew from the program as it is now. What the mainJob test does at a
// township is done here once more, with a camera; lists and figures are taken in the practice county.

const folder = mkdtempSync(join(tmpdir(), 'xieshang-guide-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(pictureFolder, { recursive: true });

async function at(options: Omit<ProgramOptions, 'host'>, work: (clerk: Clerk, program: Program) => Promise<void>): Promise<void> {
  const program = await openProgram({ host: 'browser', ...options });
  try {
    await work(clerkAt(program.page), program);
  } catch (error) {
    await program.page.screenshot({ path: join(tmpdir(), 'xieshang-guide-failed.png') });
    throw error;
  } finally {
    await program.close();
  }
}
const day = (office: 'township' | 'county', today: string, work: (clerk: Clerk, program: Program) => Promise<void>) => at({ data: join(folder, office), today }, work);

describe('the pictures of the guide', () => {
  test('from a township and its county', { timeout: 900_000 }, async () => {
    await day('township', '2026-09-01', async (clerk) => {
      await foundTownship(photographed(clerk, { 'press 开始使用': 'start' }));
      await pasteVillages(photographed(clerk, { 'finish 添加3条': 'paste' }));
      for (const enter of [enterMember, enterCouncil, enterStudio, enterOrganisations]) await enter(clerk);
    });
    await day('township', '2026-09-03', async (clerk, program) => {
      await registerTopics(photographed(clerk, { 'press 登记': 'topic-form' }), program);
      await screenTopics(photographed(clerk, { 'finish 不采纳': 'topic-decline' }), program);
      await approveTopic(photographed(clerk, { 'finish 审定': 'topic-approve' }), program);
    });
    await day('township', '2026-09-05', async (clerk, program) => {
      await planMeeting(photographed(clerk, { 'press 保存': 'meeting-form' }), program);
      await inviteToMeeting(photographed(clerk, { 'finish /添加2人/': 'names', 'press 返回': 'notice' }), program);
      await clerk.press('签到表');
      await clerk.page.locator('.preview-pages .paper, .preview-pages [class*="paper"]').first().waitFor();
      await shoot(clerk, 'sign-in');
    });
    await day('township', '2026-09-11', async (clerk, program) => {
      await recordAttendance(photographed(clerk, { 'press 其余记为缺席': 'attendance' }), program);
      await recordMeeting(photographed(clerk, { 'press 存下，记下一条': 'consensus' }), program);
      await clerk.openTab(/议定事项/);
      await shoot(clerk, 'decisions');
      await signMinutes(photographed(clerk, { 'press 签发': 'minutes', 'finish /^签发〔2026〕1号$/': 'sign', 'press 存Word': 'minutes-paper' }), program);
      await openMeeting(clerk);
      await shoot(clerk, 'meeting');
    });
    await day('township', '2026-09-15', async (clerk, program) => {
      await openProblem(clerk, doneProblem);
      await shoot(clerk, 'problem');
      await handleToTheEnd(photographed(clerk, { 'finish 登记进展': 'problem-progress', 'finish 办结': 'problem-finish', 'finish 登记反馈': 'problem-feedback' }), program);
      await shoot(clerk, 'problem-closed');
      await writeLog(photographed(clerk, { 'press 保存': 'log-form', 'press 转为办理事项': 'log' }), program);
    });
    let report: HandedOver = { path: '', passphrase: '' };
    await day('township', '2026-09-28', async (clerk, program) => {
      report = await exportFile(photographed(clerk, { 'finish 记下了': 'passphrase' }), program, '导出报送文件');
    });
    await day('county', '2026-09-29', async (clerk, program) => {
      await foundCounty(clerk);
      await receive(clerk, report, /云溪乡/);
      await shoot(clerk, 'county-exchange');
      report = await exportFile(clerk, program, '导出回执文件');
    });
    await day('township', '2026-09-30', async (clerk) => {
      await receive(clerk, report, /安和县/);
      await clerk.see('全部已回执');
      await shoot(clerk, 'exchange');
      await clerk.go('#/topics');
      await clerk.go('#/topics/new');
      await clerk.fill('题目', '石桥村文化广场改建');
      await clerk.see('草稿');
      await clerk.go('#/topics');
      const leave = clerk.page.getByRole('button', { name: '离开这一页' });
      if (await leave.isVisible({ timeout: 2000 })) await leave.click();
      await visit(clerk, 'topics/new', 'draft');
    });
  });

  test('from the practice county', { timeout: 600_000 }, async () => {
    await at({ data: join(folder, 'practice'), practice: true, today: '2026-10-20' }, async (clerk, program) => {
      await clerk.page.locator('.frame').waitFor({ timeout: 60_000 });
      for (const [name, address] of Object.entries({
        desk: '', topics: 'topics', triage: 'topics/triage', meetings: 'meetings', problems: 'problems', orders: 'problems/orders', grid: 'problems/grid',
        studios: 'studios', coverage: 'studios/coverage', members: 'members', duty: 'members/duty', leave: 'members/leave', term: 'members/term',
        opinions: 'opinions', proposals: 'proposals', figures: 'figures', ledgers: 'figures/ledger', summary: 'figures/summary', month: 'figures/month',
        tables: 'tables', search: 'search/道路', people: 'settings/people', keys: 'help/keys',
      })) await visit(clerk, address, name);

      const { rows: [member] } = await program.api('listRecords', { entity: 'member', limit: 1 });
      await visit(clerk, `members/${member?.id ?? ''}`, 'member');
      const { rows: [opinion] } = await program.api('listRecords', { entity: 'opinion', limit: 1 });
      await visit(clerk, `opinions/${opinion?.id ?? ''}`, 'opinion');
      const { rows: [proposal] } = await program.api('listRecords', { entity: 'proposal', limit: 1 });
      await visit(clerk, `proposals/${proposal?.id ?? ''}`, 'proposal');

      await clerk.go('#/settings/backup');
      await clerk.press('立即备份');
      await clerk.page.getByText('手工备份').first().waitFor({ timeout: 120_000 });
      await shoot(clerk, 'backup');

      const [topic] = (await program.api('listRecords', { entity: 'jotting', limit: 1 })).rows;
      await program.api('deleteRecords', { entity: 'jotting', ids: topic ? [topic.id] : [] });
      await visit(clerk, 'settings/bin', 'bin');

      await clerk.go('#/tables');
      await clerk.page.getByLabel('选择要导入的表格').setInputFiles('test/fixtures/tables/31-problems.xlsx');
      await clerk.press('下一步：对栏目');
      await shoot(clerk, 'tables-columns');
      await clerk.press('下一步：核对');
      await clerk.see(/还没有保存/);
      await shoot(clerk, 'tables-check');
    });
  });
});
