import { expect } from 'vitest';
import type { Clerk } from '#test/e2e/clerk.ts';
import type { Program } from '#test/e2e/driver.ts';
import { decisions } from '#test/e2e/mainJob/meeting.ts';

/** Two problems that came of two decisions: one goes to its end, the other is left until its light turns. */

export const [lateProblem, doneProblem] = decisions;

const problemRow = async (program: Program, title: string) => (await program.api('listRecords', { entity: 'problem', where: [{ field: 'title', op: 'is', value: title }] })).rows;

export async function openProblem(clerk: Clerk, title: string): Promise<void> {
  await clerk.go('#/problems');
  await clerk.page.getByRole('link', { name: title }).first().click();
  await clerk.arrive(/^#\/problems\/(?!new)./);
  await clerk.page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** Made by the signing, each with its organisation, its deadline and the way back. */
export async function seeProblems(clerk: Clerk, program: Program): Promise<void> {
  await clerk.go('#/problems');
  await clerk.see(lateProblem);
  await clerk.see(doneProblem);
  const { rows, names } = await program.api('listRecords', { entity: 'problem', sort: [{ field: 'deadlineOn', down: false }] });
  expect(rows.map((row) => [row['title'], names[String(row['organisation'])], row['deadlineOn'], row['state']])).toEqual([
    [lateProblem, '云溪乡综合服务中心', '2026-09-23', 'problemState.assigned'],
    [doneProblem, '安和县水务局', '2026-12-31', 'problemState.assigned'],
  ]);
  for (const row of rows) expect(row).toMatchObject({ meeting: expect.any(String), decision: expect.any(String), topic: expect.any(String) });
}

/** 签收 → 进展 → 办结 with a counted result → 反馈 → 销号. */
export async function handleToTheEnd(clerk: Clerk, program: Program): Promise<void> {
  await openProblem(clerk, doneProblem);
  await clerk.press('签收');
  await clerk.fill('责任人', '赵工');
  await clerk.finish('签收');
  await clerk.press('登记进展');
  await clerk.fill('办理进展', '已更换支管3公里，通水试压合格。');
  await clerk.finish('登记进展');
  await clerk.press('办结');
  await clerk.choose('办理结果', 'A 已解决');
  await clerk.fill('办理情况', '支管全部更换，352户用水正常。');
  await clerk.choose('成果指标', '改造供水管网');
  await clerk.fill('数量', '3');
  await clerk.finish('办结');
  await clerk.press('登记反馈');
  await clerk.choose('满意度', '满意');
  await clerk.fill('评价人', '王建国');
  await clerk.choose('回访方式', '上门走访');
  await clerk.finish('登记反馈');
  await clerk.press('销号');
  await clerk.finish('销号');
  await clerk.see('已经到底，没有下一步');
  const [row] = await problemRow(program, doneProblem);
  expect(row).toMatchObject({ state: 'problemState.closed', open: false, resultClass: 'resultClass.a', satisfaction: 'satisfaction.satisfied' });
  const outcomes = await program.api('listRecords', { entity: 'outcome', where: [{ field: 'problem', op: 'is', value: row?.id ?? '' }] });
  expect(outcomes.rows).toMatchObject([{ kind: 'outcomeKind.pipe', quantity: 3, unit: 'unit.kilometre' }]);
}

/** What the list and the desk say of the other one on the day that the program takes for today. */
export async function seeLight(clerk: Clerk, light: { tab: string; word: string; desk: string }): Promise<void> {
  await clerk.go('#/');
  const count = clerk.page.getByRole('region', { name: '今天要看的事' }).getByRole('link', { name: new RegExp(light.desk) });
  await count.filter({ hasText: '1' }).waitFor();
  await count.click();
  await clerk.see(lateProblem);
  await clerk.go('#/problems');
  await clerk.openTab(new RegExp(`^${light.tab}`));
  const row = clerk.page.getByRole('row').filter({ hasText: lateProblem });
  await row.getByText(light.word, { exact: true }).waitFor();
  await clerk.page.getByRole('row').filter({ hasText: doneProblem }).waitFor({ state: 'detached' });
  await clerk.openTab(/^全部/);
  await clerk.page.getByRole('row').filter({ hasText: doneProblem }).waitFor();
}
