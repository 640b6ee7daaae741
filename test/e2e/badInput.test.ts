import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { type Clerk, clerkAt } from '#test/e2e/clerk.ts';
import { draftKept } from '#test/e2e/draftKept.ts';
import { type Program, openProgram } from '#test/e2e/driver.ts';
import { foundTownship } from '#test/e2e/mainJob/office.ts';
import { docxText } from '#test/papers/docxChecks.ts';

/** What hands do wrong, in the window: each is refused in words or put right, and nothing that was typed is lost. */

const folder = mkdtempSync(join(tmpdir(), 'xieshang-bad-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let program: Program | null = null;
afterEach(async () => {
  await program?.close();
  program = null;
});

let count = 0;
async function openOffice(): Promise<{ clerk: Clerk; program: Program }> {
  program = await openProgram({ host: 'browser', data: join(folder, `data-${++count}`), today: '2026-09-28' });
  const clerk = clerkAt(program.page);
  await foundTownship(clerk);
  return { clerk, program };
}

async function fillTopic(clerk: Clerk, title: string): Promise<void> {
  await clerk.go('#/topics/new');
  await clerk.fill('题目', title);
  await clerk.choose('所属村社', '云溪乡');
  await clerk.choose('类别', '民生改善实事');
}

const titlesOf = async (running: Program, entity: 'topic' | 'meeting') => (await running.api('listRecords', { entity })).rows.map((row) => row['title']);

describe('a form', () => {
  test('refuses a day that is none and one with two readings, in words, and keeps them as they were typed', async () => {
    const { clerk, program: running } = await openOffice();
    await fillTopic(clerk, '日期写错的议题');
    for (const [typed, words] of [
      ['2024.2.30', /2024年2月没有30日|没有.*2月30日/],
      ['3/4/2024', /可能是2024年3月4日，也可能是2024年4月3日/],
      ['明年春天', /看不懂日期“明年春天”/],
    ] as const) {
      await clerk.fill('征集日期', typed);
      await clerk.see(words);
      expect(await (await clerk.field('征集日期')).inputValue()).toBe(typed);
      await clerk.press('登记');
      await clerk.see(/还有\d处需要修改，内容没有丢失/);
      expect(await titlesOf(running, 'topic')).toEqual([]);
    }
    await clerk.fill('征集日期', '9月20日');
    expect(await (await clerk.field('征集日期')).inputValue()).toBe('2026-09-20');
    await clerk.press('登记');
    await clerk.arrive(/^#\/topics\/(?!new)./);
    expect(await titlesOf(running, 'topic')).toEqual(['日期写错的议题']);
  });

  test('names every empty field that it needs, and goes to the one that is pressed', async () => {
    const { clerk, program: running } = await openOffice();
    await clerk.go('#/topics/new');
    await clerk.press('登记');
    const errors = clerk.page.getByRole('alert').filter({ hasText: '需要修改' });
    await errors.waitFor();
    for (const label of ['题目', '所属村社', '类别']) expect(await errors.innerText()).toContain(label);
    await errors.getByRole('button', { name: /类别/ }).click();
    await expect.poll(async () => (await clerk.field('类别')).evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await titlesOf(running, 'topic')).toEqual([]);
  });

  test('refuses a text that is too long and cuts nothing off', async () => {
    const { clerk, program: running } = await openOffice();
    const long = '长'.repeat(121);
    await fillTopic(clerk, long);
    await clerk.see('超出1字（最多120字）');
    await clerk.press('登记');
    await clerk.see(/还有1处需要修改/);
    expect(await (await clerk.field('题目')).inputValue()).toBe(long);
    expect(await titlesOf(running, 'topic')).toEqual([]);
  });

  test('keeps rare characters and emoji through saving, the list, a restart and the Word file', async () => {
    const { clerk, program: running } = await openOffice();
    const name = '垚喆玥堃𠮷👍议事会';
    await clerk.go('#/meetings/new');
    await clerk.fill('会议名称', name);
    await clerk.fill('日期', '2026-10-20');
    await clerk.press('保存');
    await clerk.arrive(/^#\/meetings\/(?!new)./);
    await running.restart();
    const again = clerkAt(running.page);
    await again.go('#/meetings');
    await again.page.getByRole('link', { name }).first().click();
    await again.press('会议通知');
    await again.see('关于召开');
    const word = await running.takeFile(() => again.press('存Word'));
    expect(docxText(readFileSync(word)).join('').replace(/\s+/g, '')).toContain(name);
    expect(await titlesOf(running, 'meeting')).toEqual([name]);
  });

  test('cleans control characters and halves of characters out of what is pasted', async () => {
    const { clerk, program: running } = await openOffice();
    await fillTopic(clerk, '待清理');
    const title = await clerk.field('题目');
    // Made inside the page: a lone half does not survive the way there.
    await title.evaluate((input, text) => {
      if (!(input instanceof HTMLInputElement)) throw new Error('not an input');
      const lone = String.fromCharCode(0xd83d);
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, `${text[0]}${String.fromCharCode(0, 7, 0x200b)}${lone}${text[1]}`);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }, ['水管', '改造']);
    await title.press('Tab');
    await clerk.press('登记');
    await clerk.arrive(/^#\/topics\/(?!new)./);
    expect(await titlesOf(running, 'topic')).toEqual(['水管改造']);
  });

  test('shows both values when another window has changed the same, and stores neither without a choice', async () => {
    const { clerk, program: running } = await openOffice();
    await fillTopic(clerk, '原来的题目');
    await clerk.press('登记');
    await clerk.arrive(/^#\/topics\/(?!new)./);
    const id = clerk.idOnScreen();
    const secondPage = await running.page.context().newPage();
    const token = await running.page.evaluate(() => JSON.stringify({ ...sessionStorage }));
    await secondPage.addInitScript((kept) => {
      for (const [key, value] of Object.entries(JSON.parse(kept) as Record<string, string>)) sessionStorage.setItem(key, value); // of the first window
    }, token);
    await secondPage.goto(new URL('/', running.page.url()).href);
    const second = clerkAt(secondPage);
    await second.see('登记议题');
    for (const one of [clerk, second]) await one.go(`#/topics/${id}/edit`);
    await second.see('修改议题');
    await clerk.fill('题目', '第一个窗口的题目');
    await second.fill('题目', '第二个窗口的题目');
    await second.press('保存');
    await second.see('已保存议题');
    await clerk.press('保存');
    const stale = clerk.page.getByRole('alert').filter({ hasText: '别人改过' });
    await stale.waitFor();
    expect(await stale.innerText()).toMatch(/第一个窗口的题目[\s\S]*第二个窗口的题目/);
    expect(await titlesOf(running, 'topic')).toEqual(['第二个窗口的题目']);
    await clerk.press('题目用我填的');
    await clerk.press('保存');
    await clerk.see('已保存议题');
    expect(await titlesOf(running, 'topic')).toEqual(['第一个窗口的题目']);
  });

  test('is there again after a power cut while typing', async () => {
    const { clerk, program: running } = await openOffice();
    await clerk.go('#/topics/new');
    await clerk.fill('题目', '停电前写的题目');
    const content = await clerk.field('简要情况');
    await content.pressSequentially('写到一半');
    expect(await draftKept(running, '写到一半')).toBe(true);
    await running.kill();
    await running.restart();
    const again = clerkAt(running.page);
    await again.go('#/topics/new');
    await again.see(/已恢复上次没有保存的内容/);
    expect(await (await again.field('题目')).inputValue()).toBe('停电前写的题目');
    expect(await (await again.field('简要情况')).inputValue()).toBe('写到一半');
  });
});

describe('a file', () => {
  test.each([
    ['empty', Buffer.alloc(0)],
    ['a text', Buffer.from('这不是报送文件')],
    ['random bytes', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256))],
    ['a zip without anything of ours', Buffer.from('504b0506000000000000000000000000000000000000', 'hex')],
  ])('that is %s is refused as a bundle in words, and changes nothing', async (what, bytes) => {
    const { clerk, program: running } = await openOffice();
    const before = (await running.api('listRecords', { entity: 'place', limit: 1000 })).rows;
    const path = join(folder, `${what}.xsb`);
    writeFileSync(path, bytes);
    await clerk.go('#/exchange');
    await clerk.page.getByLabel('选择要接收的文件', { exact: true }).setInputFiles(path);
    const refusal = clerk.page.getByRole('alert').filter({ visible: true }).first();
    await refusal.waitFor();
    const words = await refusal.innerText();
    expect(words).toMatch(/\p{sc=Han}{8}/u);
    expect(words).not.toMatch(/Error|undefined|null|[a-z]{6}/);
    expect((await running.api('listRecords', { entity: 'place', limit: 1000 })).rows).toEqual(before);
    expect((await running.api('listExchanges', {})).entries).toEqual([]);
  });
});
