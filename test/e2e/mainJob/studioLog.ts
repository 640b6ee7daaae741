import { expect } from 'vitest';
import type { Clerk } from '#test/e2e/clerk.ts';
import type { Program } from '#test/e2e/driver.ts';

/** A reception day at the studio, and a problem raised from its log with one click. */

export const logTitle = '九月委员接待日';
export const logProblem = '石桥村王桂英家危房改造';

export async function writeLog(clerk: Clerk, program: Program): Promise<void> {
  await clerk.go('#/studios');
  await clerk.page.getByRole('link', { name: '马玉梅委员工作室' }).first().click();
  await clerk.press('记日志');
  await clerk.fill('主题', logTitle);
  await clerk.choose('参加委员', '马玉梅');
  await clerk.fill('参与群众', '12');
  await clerk.fill('收集问题', '1');
  await clerk.fill('活动内容', '接待群众12人次，王桂英反映房屋漏雨。');
  await clerk.press('保存');
  await clerk.arrive(/^#\/studios\/log\/(?!new)./);
  await clerk.see(logTitle);
  const log = clerk.idOnScreen();

  await clerk.press('转为办理事项');
  await clerk.fill('事项', logProblem);
  await clerk.choose('类别', '民生实事');
  await clerk.choose('所属村社', '石桥村');
  await clerk.press('登记');
  await clerk.arrive(/^#\/problems\/(?!new)./);
  await clerk.page.getByRole('heading', { level: 1, name: logProblem }).waitFor();
  const { row } = await program.api('getRecord', { entity: 'problem', id: clerk.idOnScreen() });
  expect(row).toMatchObject({ title: logProblem, log, state: 'problemState.registered' });
  // The way back stands on the page, and the log names what came of it.
  await clerk.page.getByRole('link', { name: logTitle }).first().click();
  await clerk.arrive(/^#\/studios\/log\//);
  await clerk.page.getByRole('link', { name: logProblem }).first().waitFor();
}
