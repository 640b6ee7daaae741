import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils, type WorkSheet } from '@e965/xlsx';
import { afterEach, describe, expect, test } from 'vitest';
import { type Clerk, clerkAt } from '#test/e2e/clerk.ts';
import { type Program, openProgram } from '#test/e2e/driver.ts';
import { freshFolder } from '#test/e2e/freshFolder.ts';
import { foundTownship, pasteVillages } from '#test/e2e/mainJob/office.ts';
import { book } from '#test/fixtures/tables/sheets.ts';

/** Old sheets, from the file to the records and back, as a clerk does it in the window. */

const folder = freshFolder('tables');
let program: Program | null = null;
afterEach(async () => {
  await program?.close();
  program = null;
});

function write(name: string, bytes: Uint8Array): string {
  const path = join(folder.path, name);
  writeFileSync(path, bytes);
  return path;
}

async function choose(clerk: Clerk, path: string): Promise<void> {
  await clerk.page.getByLabel('选择要导入的表格').setInputFiles(path);
  await clerk.press('下一步：对栏目');
  await clerk.press('下一步：核对');
  await clerk.see(/还没有保存/);
}

function cells(path: string): string[][] {
  const workbook = read(readFileSync(path), { type: 'buffer' });
  const sheet: WorkSheet | undefined = workbook.Sheets[workbook.SheetNames[0] ?? ''];
  if (!sheet) throw new Error('no sheet');
  return utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: '' });
}

const names = async (running: Program, entity: 'member' | 'problem', key: string) => (await running.api('listRecords', { entity, limit: 500 })).rows.map((row) => String(row[key])).toSorted();

describe('an old sheet', { timeout: 240_000 }, () => {
  test('of members and one of problems come in, are mended in place, come back with their reasons, update and are taken back', async () => {
    const running = await openProgram({ host: 'browser', data: join(folder.path, 'data'), today: '2026-09-28' });
    program = running;
    const clerk = clerkAt(running.page);
    await foundTownship(clerk);
    await pasteVillages(clerk);

    const members = write('委员名册.xlsx', book([
      {
        rows: [
          ['安和县政协委员名册', null, null, null, null, null], ['序号', '基本信息', null, null, '联系方式', '界别'], [null, '姓名', '出生年月', '工作单位', '联系电话', null],
          [1, '王　芳', '1978.3.5', '云溪乡中心小学', 13_800_000_001, '教育'], [2, '李卫东', '1969.2.30', '安和县水务局', '１３８００００００２', '农业'], [3, '赵敏', '1985年7月9日', '云溪乡卫生院', '13800000003', '卫健界'],
          ['合计', '3人'],
        ],
        merges: ['A1:F1', 'A2:A3', 'B2:D2', 'F2:F3'],
      },
    ]));
    await clerk.go('#/members');
    await clerk.press('导入旧表');
    await choose(clerk, members);
    await clerk.see(/新增1条.*进不来2条/);
    await clerk.see(/1969年2月没有30日/);
    // What nothing is called so, said once for the whole sheet.
    const same = clerk.page.getByLabel('“卫健界”就是');
    await same.fill('医药');
    await clerk.page.locator('.ant-select-item-option').filter({ hasText: '医药卫生' }).first().click();
    await clerk.see(/新增2条.*进不来1条/);
    await clerk.page.getByRole('button', { name: /修改第5行.*出生年月/ }).click();
    const cell = clerk.page.getByLabel(/^第5行.*出生年月$/);
    await cell.fill('1969.2.28');
    await cell.press('Enter');
    await clerk.see(/新增3条.*进不来0条/);
    await clerk.press('导入3条');
    await clerk.see(/导入完成。新增委员3条/);
    expect(await names(running, 'member', 'name')).toEqual(['李卫东', '王　芳', '赵敏'].toSorted());
    expect(await names(running, 'member', 'bornOn')).toEqual(['1969-02-28', '1978-03-05', '1985-07-09']);

    // The same file again: what was mended and said is still known, and nothing is new.
    await clerk.press('再导入一个表');
    await choose(clerk, members);
    await clerk.see(/新增0条，更新0条，没有变化3条/);

    const problems = write('办理台账.xlsx', book([
      {
        rows: [
          ['问题', '登记时间', '所属村', '责任单位', '办理时限', '办结时间', '满意度'],
          ['路灯不亮', '2024.3.5', '河湾', '云溪乡水利站', '2024.4.5', '2024.3.28', '满意'], ['渠道淤堵', '3/4/2024', '石桥村', '云溪乡水利站', '2024.5.1', '', ''], ["=cmd|' /C calc'!A0", '2024.3.8', '石桥村', '', '', '', ''],
        ],
      },
    ]));
    await clerk.go('#/problems');
    await clerk.press('导入旧表');
    await choose(clerk, problems);
    await clerk.see(/可能是2024年3月4日，也可能是2024年4月3日/);
    await clerk.page.getByRole('button', { name: '新建“云溪乡水利站”' }).click();
    await clerk.see('导入时新建');
    await clerk.press('导入2条');
    await clerk.see(/导入完成。新增办理事项2条.*没有进来1条/);
    await clerk.see(/同时新建单位1个/);
    const back = await running.takeFile(() => clerk.press('退回没进来的行（我的表）'));
    const returned = cells(back);
    expect(returned[0]?.at(-1)).toBe('原因');
    expect(returned.map((row) => row.at(-1))).toEqual(['原因', '', expect.stringMatching(/登记时间.*2024年3月4日/), '']);
    expect(returned[3]?.[0]).toBe("=cmd|' /C calc'!A0");

    // The clerk mends her own workbook and brings it again: only the row that was missing is new.
    const workbook = read(readFileSync(back), { type: 'buffer' });
    const sheet = workbook.Sheets[workbook.SheetNames[0] ?? ''];
    if (!sheet) throw new Error('no sheet');
    sheet['B3'] = { t: 's', v: '2024-3-4' };
    const { write: writeBook } = await import('@e965/xlsx');
    const mended = write('办理台账改.xlsx', new Uint8Array(writeBook(workbook, { type: 'buffer', bookType: 'xlsx' }) as Buffer)); // SheetJS types it any
    await clerk.press('再导入一个表');
    await choose(clerk, mended);
    await clerk.see(/新增1条，更新0条，没有变化2条/);
    await clerk.press('导入1条');
    await clerk.see(/导入完成。新增办理事项1条/);
    expect(await names(running, 'problem', 'title')).toEqual(["=cmd|' /C calc'!A0", '渠道淤堵', '路灯不亮'].toSorted());
    const { rows } = await running.api('listRecords', { entity: 'problem', search: '路灯' });
    expect(rows[0]).toMatchObject({ registeredOn: '2024-03-05', finishedOn: '2024-03-28', deadlineOn: '2024-04-05', archived: true });

    await clerk.press('以前的导入');
    await clerk.see('办理台账改.xlsx');
    for (const left of [2, 0]) {
      await clerk.page.getByRole('row').filter({ hasText: '办理事项' }).getByRole('button', { name: '撤销' }).first().click();
      await clerk.page.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click();
      await expect.poll(async () => (await running.api('listRecords', { entity: 'problem', limit: 1 })).total).toBe(left);
    }
    expect((await running.api('listRecords', { entity: 'progress', limit: 1 })).total).toBe(0);
    expect((await running.api('listRecords', { entity: 'member', limit: 1 })).total).toBe(3);
  });

  test('that is none is refused in words, and the page goes on', async () => {
    const running = await openProgram({ host: 'browser', data: join(folder.path, 'refused'), today: '2026-09-28' });
    program = running;
    const clerk = clerkAt(running.page);
    await foundTownship(clerk);
    await clerk.go('#/tables');
    for (const [file, words] of [['60-truncated.xlsx', /不完整/], ['61-word-renamed.xlsx', /Word文档/], ['62-password.xlsx', /打开密码/], ['63-empty.xlsx', /空的/]] as const) {
      await clerk.page.getByLabel('选择要导入的表格').setInputFiles(join('test/fixtures/tables', file));
      const alert = clerk.page.getByRole('alert').filter({ hasText: words });
      await alert.waitFor();
      expect(await alert.innerText()).toMatch(/没有变化/);
    }
  });
});
