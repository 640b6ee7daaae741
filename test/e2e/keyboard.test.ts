import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openProgram } from '#test/e2e/driver.ts';
import { freshFolder } from '#test/e2e/freshFolder.ts';
import { handsAt } from '#test/e2e/hands.ts';

/** The main job without a mouse, with the largest text on the smallest screen. The service is asked only for what stands at the end. */

const folder = freshFolder('keys');

const topic = '河湾村自来水管网老化改造';
const meeting = '河湾村供水管网改造协商议事会';
const decision = '年底前更换老旧支管3公里';

test('the keyboard alone leads from the first start to the report file, at 150 % on 1366 × 768', { timeout: 600_000 }, async () => {
  const program = await openProgram({ host: 'browser', data: join(folder.path, 'data'), today: '2026-09-03' });
  const { page } = program;
  const hands = handsAt(page);
  const defects: string[] = [];
  page.on('pageerror', (error) => defects.push(String(error)));
  const key = (name: string) => page.keyboard.press(name);
  try {
    // First start, and the text size by the program's own menu.
    await hands.press('字号');
    await hands.take(/150%/);
    await page.waitForFunction(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) >= 23);
    await hands.fill('所在县区', '安和县');
    await hands.fill('乡镇街道', '云溪乡');
    await hands.fill('您的姓名', '李秀英');
    await hands.press('开始使用');
    await hands.see('登记议题');

    // What a topic and a decision hang on: a village and who is to act.
    await hands.go(/设置/);
    await hands.press(/^村（社区）/);
    await hands.press(/^新建/);
    await hands.fill('名称', '河湾村');
    await hands.choose('类型', '行政村');
    await hands.choose('上级', '云溪乡');
    await hands.press('保存');
    await hands.see('已保存');
    await hands.go(/设置/);
    await hands.press(/^单位/);
    await hands.press('新建单位');
    await hands.fill('单位名称', '安和县水务局');
    await hands.press('保存');
    await hands.see('已保存单位');

    await hands.go(/议题/);
    await hands.press('登记议题');
    await hands.fill('题目', topic);
    await hands.choose('征集渠道', '群众提');
    await hands.choose('所属村社', '河湾村');
    await hands.choose('类别', '民生改善实事');
    await hands.fill('简要情况', '管网老化漏水，群众反映多次。');
    await hands.fill('提出人', '王建国');
    await hands.press('登记');
    await hands.arrive(/^#\/topics\/(?!new)./);

    // Screening by its keys, approval from the topic's page.
    await hands.go(/议题/);
    await hands.press(/筛选台/);
    await hands.arrive(/triage/);
    await hands.see('管网老化漏水，群众反映多次。');
    await key('1');
    await hands.see(`已采纳“${topic}”`);
    await hands.go(/议题/);
    await hands.openRow(topic);
    await hands.press('审定');
    await hands.fill('审定日期', '9-3');
    await hands.fill('审定机构', '中共云溪乡委员会');
    await hands.fill('审定文号', '云党发〔2026〕31号');
    await hands.finish('审定');
    await hands.see('云党发〔2026〕31号');

    await hands.press('安排协商');
    await hands.fill('会议名称', meeting);
    await hands.fill('日期', '2026.9.3');
    await hands.fill('开始时间', '14:30');
    await hands.fill('主持人', '张志强');
    await hands.press('保存');
    await hands.arrive(/^#\/meetings\/(?!new)./);

    await hands.openTab(/参会人员/);
    await hands.press('粘贴名单');
    await hands.reach(page.getByRole('dialog').getByRole('textbox').first());
    await page.keyboard.type('张桂兰、马小龙');
    await hands.finish(/添加2人/);
    await hands.reach(page.getByRole('radiogroup', { name: '张桂兰的出席情况' }));
    await key('Space');
    await hands.press('其余记为缺席');
    await page.getByRole('status', { name: '到会人数' }).filter({ hasText: /应到\s*2\s*人\s*＝\s*实到\s*1\s*人/ }).waitFor();

    await hands.press('会议记录');
    await hands.arrive(/record$/);
    await page.getByRole('tab', { name: /议定事项/ }).waitFor();
    await key('Alt+4');
    await hands.fill('内容', decision);
    await hands.choose('责任单位', '安和县水务局');
    await hands.fill('办理时限', '2026.12.31');
    await key('Control+Enter');
    await page.getByRole('cell', { name: decision }).first().waitFor();

    await hands.go(/协商/);
    await hands.openRow(meeting);
    await hands.openTab(/纪要/);
    await hands.press('起草纪要');
    await hands.arrive(/minutes$/);
    await hands.press('起草纪要');
    await hands.see('保存草稿');
    await hands.press('签发');
    await hands.fill('签发人', '张志强');
    await hands.finish(/^签发〔2026〕1号$/);
    await hands.see(/第1稿已签发/);

    await hands.go(/办理/);
    await hands.openRow(decision);
    await hands.press('签收');
    await hands.fill('责任人', '赵工');
    await hands.finish('签收');
    await hands.press('登记进展');
    await hands.fill('办理进展', '已更换支管1公里。');
    await hands.finish('登记进展');
    await hands.see('已更换支管1公里。');

    await hands.go(/报送/);
    const file = await program.takeFile(() => hands.press('导出报送文件'));
    expect(readFileSync(file).length).toBeGreaterThan(100);
    await hands.finish('记下了');

    const { rows } = await program.api('listRecords', { entity: 'problem' });
    expect(rows).toMatchObject([{ title: decision, deadlineOn: '2026-12-31', state: 'problemState.working', topic: expect.any(String) }]);
    expect((await program.api('listRecords', { entity: 'topic' })).rows).toMatchObject([{ title: topic, approvedOn: '2026-09-03' }]);
    expect((await program.api('listRecords', { entity: 'meeting' })).rows).toMatchObject([{ due: 2, present: 1, absent: 1 }]);
    expect(defects).toEqual([]);
  } catch (error) {
    const picture = join(tmpdir(), 'xieshang-keyboard.png');
    await page.screenshot({ path: picture }).catch(() => undefined);
    throw new Error(`picture in ${picture}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  } finally {
    await program.close();
  }
});
