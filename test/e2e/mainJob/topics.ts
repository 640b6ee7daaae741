import { expect } from 'vitest';
import type { Clerk } from '#test/e2e/clerk.ts';
import type { Program } from '#test/e2e/driver.ts';

/** Topics from three channels, screened, one approved. */

export const waterTopic = '河湾村自来水管网老化改造';
const lampTopic = '石桥村主干道路灯亮化';
const wallTopic = '统一给全乡院墙刷漆';

interface TypedTopic {
  title: string;
  channel: string;
  place: string;
  field: string;
  proposer: string;
}

const topics: readonly TypedTopic[] = [
  { title: waterTopic, channel: '群众提', place: '河湾村', field: '民生改善实事', proposer: '王建国' },
  { title: lampTopic, channel: '委员荐', place: '石桥村', field: '民生改善实事', proposer: '马玉梅' },
  { title: wallTopic, channel: '组织交', place: '云溪社区', field: '党政工作要事', proposer: '乡党政办' },
];

async function registerTopic(clerk: Clerk, topic: TypedTopic): Promise<void> {
  await clerk.go('#/topics');
  await clerk.press('登记议题');
  await clerk.fill('题目', topic.title);
  await clerk.choose('征集渠道', topic.channel);
  await clerk.choose('所属村社', topic.place);
  await clerk.choose('类别', topic.field);
  await clerk.fill('简要情况', `${topic.title}，群众反映多次。`);
  await clerk.fill('提出人', topic.proposer);
  await clerk.press('登记');
  await clerk.arrive(/^#\/topics\/(?!new)./);
  await clerk.see(topic.title);
}

export async function registerTopics(clerk: Clerk, program: Program): Promise<void> {
  for (const topic of topics) await registerTopic(clerk, topic);
  const { rows } = await program.api('listRecords', { entity: 'topic' });
  expect(Object.fromEntries(rows.map((row) => [row['title'], row['channel']]))).toEqual({
    [waterTopic]: 'channel.raised',
    [lampTopic]: 'channel.recommended',
    [wallTopic]: 'channel.assigned',
  });
}

/** On the triage desk, by keys: one adopted at once, one declined with the reason that the form demands. */
export async function screenTopics(clerk: Clerk, program: Program): Promise<void> {
  await clerk.go('#/topics/triage');
  const choose = (title: string) => clerk.page.getByRole('group', { name: '待筛选议题' }).getByRole('button', { name: title }).click();
  await choose(waterTopic);
  await clerk.page.keyboard.press('1');
  await clerk.see(`已采纳“${waterTopic}”`);
  await choose(wallTopic);
  await clerk.page.keyboard.press('2');
  await clerk.see(`不采纳：${wallTopic}`);
  await clerk.page.getByRole('dialog').getByRole('button', { name: '不采纳', exact: true }).click();
  await clerk.see(/请(填写|写).*理由/);
  await clerk.fill('不采纳理由', '属面子工程，群众没有需求，不列入协商。');
  await clerk.finish('不采纳');
  const { rows } = await program.api('listRecords', { entity: 'topic' });
  expect(Object.fromEntries(rows.map((row) => [row['title'], row['state']]))).toEqual({
    [waterTopic]: 'topicState.adopted',
    [lampTopic]: 'topicState.open',
    [wallTopic]: 'topicState.declined',
  });
}

export async function approveTopic(clerk: Clerk, program: Program): Promise<void> {
  await clerk.go('#/topics');
  await clerk.page.getByRole('link', { name: waterTopic }).first().click();
  await clerk.press('审定');
  await clerk.fill('审定日期', '9-3');
  await clerk.fill('审定机构', '中共云溪乡委员会');
  await clerk.fill('审定文号', '云党发〔2026〕31号');
  await clerk.finish('审定');
  await clerk.see('云党发〔2026〕31号');
  const { rows } = await program.api('listRecords', { entity: 'topic', where: [{ field: 'title', op: 'is', value: waterTopic }] });
  expect(rows[0]).toMatchObject({ state: 'topicState.approved', approvedOn: '2026-09-03' });
}
