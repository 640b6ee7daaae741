// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { TablesPage } from '#renderer/pages/tables/TablesPage.tsx';
import { startTable } from '#renderer/pages/tables/tableStore.ts';
import { make } from '#test/electron/service/office.ts';
import { book, utf8, type Value, withPassword } from '#test/fixtures/tables/sheets.ts';
import { type County, endCounty, startCounty } from '#test/renderer/pages/members/realCounty.ts';
import { show } from '#test/renderer/ui/stage.tsx';

afterEach(async () => {
  startTable(null);
  await endCounty();
});

const page = (...parts: string[]) => show(<TablesPage parts={parts} query={{}} />);
const fileOf = (bytes: Uint8Array, name: string) => new File([new Uint8Array(bytes)], name);
const choose = (bytes: Uint8Array, name = '旧表.xlsx') => fireEvent.change(screen.getByLabelText('选择要导入的表格'), { target: { files: [fileOf(bytes, name)] } });
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));
const step = () => document.querySelector('[aria-current="step"]')?.textContent ?? '';
const sheet: Value[][] = [
  ['安和县政协委员名册', null, null], ['姓名', '出生年月', '工作单位'], ['王芳', '1978.3.5', '云溪乡中心小学'], ['李卫东', '1969.2.30', '县水务局'], ['合计', '2人', null],
];
const members = async (county: County) => (await county.ask('listRecords', { entity: 'member', limit: 50 })).rows.map((row) => String(row['name'])).toSorted();

describe('the wizard of old sheets', () => {
  it('goes from the file to the records by the buttons alone, a cell mended on the way, and back again', async () => {
    const county = await startCounty();
    const before = await members(county);
    page();
    expect(step()).toContain('选文件');
    choose(book([{ rows: sheet, merges: ['A1:C1'] }]));
    expect(await screen.findByText(/认出了表头，下面有2行内容，另有1行是合计、签字之类，不导入/)).toBeTruthy();
    const ticked = screen.getAllByRole('checkbox', { name: /行是表头/ }).map((box) => (box instanceof HTMLInputElement ? box.checked : null));
    expect(ticked.slice(0, 3)).toEqual([false, true, false]);
    await press('下一步：对栏目');
    expect(step()).toContain('对栏目');
    await press('下一步：核对');
    expect(await screen.findByText(/新增1条，更新0条，没有变化0条，要看一眼0条，进不来1条/)).toBeTruthy();
    expect(await members(county), 'nothing is saved by looking').toEqual(before);

    await press(/修改第4行.*出生年月/);
    const cell = await screen.findByLabelText(/^第4行.*出生年月$/);
    fireEvent.change(cell, { target: { value: '1969.2.28' } });
    fireEvent.keyDown(cell, { key: 'Enter' });
    await press('导入2条');
    expect(await screen.findByText(/导入完成。新增.*2条/)).toBeTruthy();
    expect(await members(county)).toEqual([...before, '王芳', '李卫东'].toSorted());

    await press('撤销这次导入');
    await userEvent.click(await within(await screen.findByRole('dialog')).findByRole('button', { name: '撤销导入' }));
    await waitFor(async () => expect(await members(county)).toEqual(before));
  });

  it('holds the next step back until the column that names a record is given', async () => {
    await startCounty();
    page();
    choose(book([{ rows: [['大名', '工作单位', '职务', '联系电话'], ['王芳', '甲单位', '校长', '13800000001']] }]));
    await press('下一步：对栏目');
    expect(await screen.findByText('还没有指定哪一栏是“姓名”，请选一下。')).toBeTruthy();
    expect(screen.getByRole('button', { name: '下一步：核对' })).toHaveProperty('disabled', true);
  });

  it('says why a file is none, in words, and takes another one after it', async () => {
    await startCounty();
    page();
    choose(withPassword(), '名册.xlsx');
    expect((await screen.findByRole('alert')).textContent).toMatch(/设了打开密码.*没有变化/);
    expect(step()).toContain('选文件');
    choose(utf8('姓名,工作单位\n王芳,甲单位'), '名册.csv');
    expect(await screen.findByText(/下面有1行内容/)).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('shows both values where somebody changed a record here, and overwrites it only when told to', async () => {
    const county = await startCounty();
    const id = await make(county, 'member', { name: '王芳', employer: '甲单位', duty: '书记', state: 'memberState.serving' });
    page();
    choose(book([{ rows: [['姓名', '工作单位', '职务'], ['王芳', '甲单位', '校长']] }]));
    await press('下一步：对栏目');
    await press('下一步：核对');
    expect(await screen.findByText(/系统里是“书记”，表里是“校长”/)).toBeTruthy();
    expect(screen.getByRole('button', { name: '导入0条' })).toHaveProperty('disabled', true);
    await press('用表里的');
    await press('导入1条');
    await screen.findByText(/导入完成。新增.*0条，更新1条/);
    expect((await county.ask('getRecord', { entity: 'member', id })).row['duty']).toBe('校长');
  });
});
