import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Clerk } from '#test/e2e/clerk.ts';
import type { Program } from '#test/e2e/driver.ts';
import { lateProblem } from '#test/e2e/mainJob/problems.ts';
import { logProblem } from '#test/e2e/mainJob/studioLog.ts';
import { waterTopic } from '#test/e2e/mainJob/topics.ts';
import { meetingTitle } from '#test/e2e/mainJob/meeting.ts';

/** Files between two offices: handed out by one window, chosen in another. */

/** A file as it is handed over: where it lies, and the passphrase told on the telephone, when it has one. */
export interface HandedOver {
  path: string;
  passphrase: string;
}

/** The report to the office above, or a receipt for one below. */
export async function exportFile(clerk: Clerk, program: Program, verb: '导出报送文件' | '导出回执文件' | '导出报市政协'): Promise<HandedOver> {
  await clerk.go('#/exchange');
  return takeHanded(clerk, program, () => clerk.press(verb));
}

/** The file that `work` makes the window hand out, with the passphrase that it shows when there is one. */
export async function takeHanded(clerk: Clerk, program: Program, work: () => Promise<void>): Promise<HandedOver> {
  const path = await program.takeFile(work);
  const dialog = clerk.page.getByRole('dialog').filter({ visible: true, hasText: '口令：' });
  await dialog.or(clerk.page.getByRole('cell', { name: '导出', exact: true })).first().waitFor();
  const words = (await dialog.count()) > 0 ? await dialog.last().innerText() : '';
  const [, passphrase = ''] = /口令：\s*([\d-]+)/.exec(words) ?? [];
  if (words !== '') await clerk.finish('记下了');
  expect(readFileSync(path).length).toBeGreaterThan(100);
  return { path, passphrase };
}

/** Chooses the file and goes through what is asked: a passphrase, the sender's code compared once, the preview. */
export async function takeIn(clerk: Clerk, file: HandedOver, input = '选择要接收的文件'): Promise<string> {
  if (input === '选择要接收的文件') await clerk.go('#/exchange');
  await clerk.page.getByLabel(input, { exact: true }).setInputFiles(file.path);
  return answerDialogs(clerk, file.passphrase);
}

/** A file has arrived, however it came: what is asked for is given, up to its being taken in. Answers all that the dialogs said. */
export async function answerDialogs({ page }: Clerk, passphraseTold: string): Promise<string> {
  // While the file is being opened a dialog only says so.
  const dialog = page.getByRole('dialog').filter({ visible: true, hasNotText: '正在打开文件' }).last();
  const any = page.getByRole('dialog').filter({ visible: true });
  await dialog.waitFor();
  let said = '';
  // Between two of its dialogs there may be a moment without one.
  for (let tries = 0, without = 0; tries < 600 && without < 10; tries += 1) {
    await page.waitForTimeout(100);
    without = (await any.count()) > 0 ? 0 : without + 1;
    const words = (await dialog.count()) === 0 ? '' : await dialog.innerText().catch(() => '');
    if (words === '' || said.endsWith(words)) continue;
    const passphrase = dialog.getByLabel(/口令：$/);
    if ((await passphrase.count()) > 0) await passphrase.fill(passphraseTold);
    for (const box of await dialog.getByRole('checkbox').all()) await box.check();
    const verb = dialog.locator('.ant-btn-primary:enabled:not(.ant-btn-loading)');
    if ((await verb.count()) === 0) continue;
    said += words;
    await verb.last().click();
  }
  return said;
}

/** The preview says what the file would bring; then it is taken in. */
export async function receive(clerk: Clerk, file: HandedOver, from: RegExp): Promise<void> {
  expect(await takeIn(clerk, file)).toMatch(from);
  // The note in passing may be gone by now; the log of files stays.
  await clerk.page.getByRole('cell', { name: '接收', exact: true }).first().waitFor();
}

/** A file that was received before says so, and changes nothing. */
export async function receiveAgain(clerk: Clerk, program: Program, file: HandedOver): Promise<void> {
  const before = await everyRow(program);
  expect(await takeIn(clerk, file)).toContain('以前接收过');
  expect(await everyRow(program)).toEqual(before);
}

const carried = ['place', 'member', 'organisation', 'council', 'seat', 'studio', 'topic', 'topicStep', 'meeting', 'attendance', 'speech', 'consensus', 'decision', 'minutes', 'minutesVersion', 'problem', 'progress', 'outcome', 'supervision', 'log'] as const;

/** All that the two offices share, by entity. */
export async function everyRow(program: Program): Promise<Record<string, unknown>> {
  const rows = await Promise.all(
    carried.map(async (entity) => [entity, (await program.api('listRecords', { entity, sort: [{ field: 'id', down: false }], limit: 1000 })).rows] as const),
  );
  return Object.fromEntries(rows);
}

/** The county sees the township's work in its own lists, and has the same records. */
export async function seeEverything(clerk: Clerk, program: Program, township: Record<string, unknown>): Promise<void> {
  for (const [hash, words] of [
    ['#/topics', [waterTopic]],
    ['#/meetings', [meetingTitle]],
    ['#/problems', [lateProblem, logProblem]],
    ['#/studios', ['马玉梅委员工作室']],
    ['#/members', ['马玉梅']],
    ['#/settings/place', ['河湾村', '石桥村', '云溪社区']],
  ] as const) {
    await clerk.go(hash);
    for (const word of words) await clerk.see(word);
  }
  const here = await everyRow(program);
  for (const entity of carried) {
    const ids = (rows: unknown) => (Array.isArray(rows) ? rows.map((row: { id: string }) => row.id) : []);
    expect(ids(here[entity]), entity).toEqual(expect.arrayContaining(ids(township[entity])));
  }
}

/** A leader of the county takes charge of what is late. */
export async function superviseLate(clerk: Clerk, program: Program): Promise<void> {
  await clerk.go('#/problems');
  await clerk.page.getByRole('link', { name: lateProblem }).first().click();
  await clerk.press('督办');
  await clerk.fill('督办领导', '陈副主席');
  await clerk.fill('督办意见', '请水务、乡镇十日内完成排查。');
  await clerk.finish('登记督办');
  await clerk.see('陈副主席');
  const { rows } = await program.api('listRecords', { entity: 'problem', where: [{ field: 'title', op: 'is', value: lateProblem }] });
  expect(rows).toMatchObject([{ leader: '陈副主席' }]);
}

/** The township finds the leader on its matter, and that all it sent has arrived. */
export async function seeReceipt(clerk: Clerk, program: Program): Promise<void> {
  await clerk.go('#/exchange');
  await clerk.see('全部已回执');
  await clerk.go('#/problems');
  await clerk.page.getByRole('link', { name: lateProblem }).first().click();
  await clerk.see('陈副主席');
  await clerk.see('请水务、乡镇十日内完成排查。');
  const { rows } = await program.api('listRecords', { entity: 'supervision' });
  expect(rows).toMatchObject([{ leader: '陈副主席', since: '2026-09-29' }]);
}
