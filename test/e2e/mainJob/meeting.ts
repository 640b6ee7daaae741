import { expect } from 'vitest';
import type { Clerk } from '#test/e2e/clerk.ts';
import type { Program } from '#test/e2e/driver.ts';
import { expectPaper } from '#test/e2e/mainJob/papers.ts';
import { waterTopic } from '#test/e2e/mainJob/topics.ts';

/** One meeting from its plan to its decisions. */

export const meetingTitle = '河湾村供水管网改造协商议事会';
export const decisions = ['九月底前完成主管网漏点排查', '年底前更换老旧支管3公里'] as const;

/** From the topic's own page: place, topic and title come along. */
export async function planMeeting(clerk: Clerk, program: Program): Promise<void> {
  await clerk.go('#/topics');
  await clerk.page.getByRole('link', { name: waterTopic }).first().click();
  await clerk.press('安排协商');
  await clerk.fill('会议名称', meetingTitle);
  await clerk.fill('日期', '2026.9.10');
  await clerk.fill('开始时间', '14:30');
  await clerk.choose('协商议事会', '河湾村协商议事会');
  await clerk.fill('主持人', '张志强');
  await clerk.fill('记录人', '李秀英');
  await clerk.press('保存');
  await clerk.see('已保存协商活动');
  await clerk.arrive(/^#\/meetings\/(?!new)./);
  const { row } = await program.api('getRecord', { entity: 'meeting', id: clerk.idOnScreen() });
  const { rows: [topic] } = await program.api('listRecords', { entity: 'topic', where: [{ field: 'title', op: 'is', value: waterTopic }] });
  expect(row).toMatchObject({ title: meetingTitle, heldOn: '2026-09-10', topics: [topic?.id], location: '河湾村村委会二楼' });
}

/** The notice with its day, and the sign-in sheet with those expected and blank rows below. */
export async function inviteToMeeting(clerk: Clerk, program: Program): Promise<void> {
  await openMeeting(clerk);
  await clerk.openTab(/参会人员/);
  await clerk.press('加入议事会固定成员');
  await clerk.see('何大山');
  await clerk.press('粘贴名单');
  await clerk.page.getByRole('dialog').getByRole('textbox').first().fill('张桂兰、马小龙');
  await clerk.finish(/添加2人/);
  await clerk.see('马小龙');

  await clerk.press('发通知');
  await clerk.fill('通知日期', '2026-09-05');
  await clerk.choose('通知方式', '微信群通知');
  await clerk.finish('登记通知');
  await clerk.press('会议通知');
  await expectPaper(clerk, program, [`关于召开${meetingTitle}的通知`, '2026年9月10日', '河湾村村委会二楼', waterTopic]);
  await clerk.press('返回');
  await clerk.arrive(/^#\/meetings\//);
  await clerk.press('签到表');
  await expectPaper(clerk, program, ['签到表', meetingTitle, '马玉梅', '何大山', '张桂兰', '马小龙']);
  await clerk.press('返回');
  await clerk.arrive(/^#\/meetings\//);
}

export async function openMeeting(clerk: Clerk): Promise<void> {
  await clerk.go('#/meetings');
  await clerk.page.getByRole('link', { name: meetingTitle }).first().click();
  await clerk.arrive(/^#\/meetings\/(?!new)./);
}

/** Who came, who is excused, who did not come: the count adds up on the screen and in the record. */
export async function recordAttendance(clerk: Clerk, program: Program): Promise<void> {
  await openMeeting(clerk);
  const id = clerk.idOnScreen();
  await clerk.openTab(/参会人员/);
  const mark = (name: string, state: string) => clerk.page.getByRole('radiogroup', { name: `${name}的出席情况` }).getByLabel(state, { exact: true }).click();
  await mark('马玉梅', '实到');
  await mark('何大山', '实到');
  await mark('马小龙', '请假');
  await clerk.page.getByLabel('马小龙请假事由').fill('外出务工');
  await clerk.page.getByLabel('马小龙请假批准人').fill('张志强');
  await clerk.page.getByLabel('马小龙请假批准人').press('Tab');
  await clerk.press('其余记为缺席');
  await clerk.page.getByRole('status', { name: '到会人数' }).filter({ hasText: /应到\s*4\s*人\s*＝\s*实到\s*2\s*人\s*＋\s*请假\s*1\s*人\s*＋\s*缺席\s*1\s*人/ }).waitFor();
  const { row } = await program.api('getRecord', { entity: 'meeting', id });
  expect(row).toMatchObject({ due: 4, present: 2, excused: 1, absent: 1 });
  const { rows } = await program.api('listRecords', { entity: 'attendance', where: [{ field: 'name', op: 'is', value: '马小龙' }] });
  expect(rows[0]).toMatchObject({ excuse: '外出务工', excuseBy: '张志强' });
}

/** Two speeches, a point agreed on, two decisions: by keyboard, in the page made for it. */
export async function recordMeeting(clerk: Clerk, program: Program): Promise<void> {
  await openMeeting(clerk);
  const meeting = clerk.idOnScreen();
  await clerk.press('会议记录');
  for (const [speaker, gist] of [['马玉梅', '建议先排查漏点，再分段更换老化管道。'], ['何大山', '村里可以组织群众投工投劳，配合施工。']] as const) {
    await clerk.choose('发言人', speaker);
    await clerk.fill('发言要点', gist);
    await clerk.page.keyboard.press('Control+Enter');
    await clerk.see(gist);
  }
  await clerk.openTab(/共识/);
  await clerk.fill('内容', '一致同意分两步改造河湾村供水管网。');
  await clerk.press('存下，记下一条');
  await clerk.openTab(/议定事项/);
  for (const [text, organisation, deadline] of [[decisions[0], '云溪乡综合服务中心', '10个工作日'], [decisions[1], '安和县水务局', '2026.12.31']] as const) {
    await clerk.fill('内容', text);
    await clerk.choose('责任单位', organisation);
    await clerk.fill('办理时限', deadline);
    // 20 September is a Sunday that is worked, for the National Day.
    if (deadline.includes('工作日')) await clerk.see('从2026年9月10日起算，即2026年9月23日');
    await clerk.press('存下，记下一条');
    await clerk.page.getByRole('cell', { name: text }).first().waitFor();
  }
  const of = async (entity: 'speech' | 'consensus' | 'decision') => (await program.api('listRecords', { entity, where: [{ field: 'meeting', op: 'is', value: meeting }], sort: [{ field: 'order', down: false }] })).rows;
  expect((await of('speech')).map((row) => row['speaker'])).toEqual(['马玉梅', '何大山']);
  expect((await of('consensus')).map((row) => row['kind'])).toEqual(['consensusKind.agreed']);
  expect((await of('decision')).map((row) => [row['text'], row['deadlineOn']])).toEqual([[decisions[0], '2026-09-23'], [decisions[1], '2026-12-31']]);
}

/** Drafted by the program, signed, numbered, and then a problem for each decision. */
export async function signMinutes(clerk: Clerk, program: Program): Promise<void> {
  await openMeeting(clerk);
  const meeting = clerk.idOnScreen();
  await clerk.press('起草纪要');
  await clerk.press('起草纪要');
  await clerk.see('保存草稿');
  await clerk.fill('印送', '云溪乡党委、人大、政府，县政协办公室');
  await clerk.press('签发');
  await clerk.fill('签发人', '张志强');
  await clerk.see('签发时自动转为办理事项');
  await clerk.finish(/^签发〔2026〕1号$/);
  await clerk.see(/第1稿已签发/);
  const { rows } = await program.api('listRecords', { entity: 'minutes', where: [{ field: 'meeting', op: 'is', value: meeting }] });
  expect(rows).toMatchObject([{ number: '〔2026〕1号', versions: 1 }]);
  await clerk.press('预览签发稿');
  await expectPaper(clerk, program, ['〔2026〕1号', ...decisions, '马玉梅', '何大山', '张志强', '云溪乡综合服务中心', '安和县水务局']);
}
