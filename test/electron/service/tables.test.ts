import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { read, type WorkSheet, utils } from '@e965/xlsx';
import type { Output } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import { book, type Value } from '#test/fixtures/tables/sheets.ts';
import { make, type TestOffice } from '#test/electron/service/office.ts';
import { openTable, openTableOffice, type OpenedTable, readTable } from '#test/electron/service/tableOffice.ts';

let office: TestOffice;
beforeEach(async () => {
  office = await openTableOffice();
});
afterEach(() => office.end());

const head = ['姓名', '工作单位', '职务', '联系电话'];
const sheet = (...rows: Value[][]): Uint8Array => book([{ rows: [head, ...rows] }]);
const first = sheet(['王芳', '甲单位', '校长', '13800000001'], ['赵敏', '丙单位', '院长', '13800000003']);

async function come(bytes: Uint8Array, doubts = false): Promise<{ table: OpenedTable; reading: Output<'readTable'>; report: Output<'importTable'> }> {
  const table = await openTable(office, bytes, '名册.xlsx', 'member');
  const reading = await readTable(office, table);
  return { table, reading, report: await office.ask('importTable', { ticket: table.ticket, doubts }) };
}

const find = async (name: string) => {
  const row = (await office.ask('listRecords', { entity: 'member', limit: 500 })).rows.find((one) => one['name'] === name);
  if (!row) throw new Error(`no ${name}`);
  return row;
};

describe('a sheet that comes again', () => {
  it('changes what it changed itself, and asks before it overwrites what somebody edited here', async () => {
    await come(first);
    const { id } = await find('王芳');
    await office.ask('saveRecords', { writes: [{ entity: 'member', id, set: { duty: '书记' } }] });
    const again = sheet(['王芳', '甲单位', '副校长', '13900000001'], ['赵敏', '丙单位', '主任', '13800000003']);
    const table = await openTable(office, again, '名册.xlsx', 'member');
    const reading = await readTable(office, table);
    expect(reading.counts).toMatchObject({ added: 0, changed: 1, doubt: 1 });
    const { rows } = await office.ask('listTableRows', { ticket: table.ticket, show: 'doubt' });
    expect(rows[0]?.clashes).toEqual([{ label: '职务', own: '书记', sheet: '副校长', use: 'own' }]);
    await office.ask('importTable', { ticket: table.ticket, doubts: true });
    expect(await find('王芳')).toMatchObject({ duty: '书记', phone: '13900000001' });
    expect(await find('赵敏')).toMatchObject({ duty: '主任' });
    await readTable(office, table);
    await office.ask('settleTable', { ticket: table.ticket, row: null, use: 'sheet' });
    await office.ask('importTable', { ticket: table.ticket, doubts: false });
    expect(await find('王芳')).toMatchObject({ duty: '副校长' });
  });

  it('finds a record that was renamed here by the line that it came from', async () => {
    await come(first);
    const { id } = await find('王芳');
    await office.ask('saveRecords', { writes: [{ entity: 'member', id, set: { name: '王芳（小学）' } }] });
    const { reading } = await come(first);
    expect(reading.counts).toMatchObject({ added: 0, doubt: 1 });
  });

  it('never empties a field because its cell is empty', async () => {
    await come(first);
    const { reading } = await come(sheet(['王芳', '甲单位', '', '']));
    expect(reading.counts).toMatchObject({ same: 1 });
    expect(await find('王芳')).toMatchObject({ duty: '校长' });
  });
});

describe('taking an import back', () => {
  it('leaves what was changed since, and what others name, and says how many', async () => {
    const { report } = await come(sheet(['王芳', '甲单位', '校长', ''], ['赵敏', '丙单位', '院长', ''], ['李卫东', '乙单位', '站长', '']));
    await office.ask('saveRecords', { writes: [{ entity: 'member', id: (await find('王芳')).id, set: { duty: '书记' } }] });
    await make(office, 'tenure', { member: (await find('赵敏')).id, kind: 'tenureKind.honour', title: '优秀委员' });
    expect(await office.ask('undoTableImport', { id: report.id })).toEqual({ undone: 1, kept: 2 });
    expect((await office.ask('listRecords', { entity: 'member', limit: 500 })).rows.map((row) => String(row['name'])).toSorted()).toEqual(['周洁', '王建国', '王芳', '赵敏'].toSorted());
    await expect(office.ask('undoTableImport', { id: report.id })).rejects.toThrow(/已经撤销过了/);
  });

  it('gives back the values that an update had changed', async () => {
    await come(first);
    const { report } = await come(sheet(['王芳', '甲单位', '副校长', '13800000001']));
    expect(await find('王芳')).toMatchObject({ duty: '副校长' });
    await office.ask('undoTableImport', { id: report.id });
    expect(await find('王芳')).toMatchObject({ duty: '校长', deleted: false });
  });
});

describe('names that nothing has', () => {
  const unknown = book([{ rows: [['问题', '登记时间', '所属村', '责任单位'], ['路灯', '2024.3.5', '新河村', '乡城建办'], ['水管', '2024.3.6', '新河村', '乡城建办'], ['公厕', '2024.3.7', '柳湾村', '乡环卫所']] }]);

  it('are made, taken for another, or left empty, once for all rows, and nothing is made that no row uses', async () => {
    const table = await openTable(office, unknown, '台账.xlsx');
    const reading = await readTable(office, table);
    expect(reading.missing.map(({ of, name, rows }) => [of, name, rows])).toEqual([['place', '新河村', 2], ['organisation', '乡城建办', 2], ['organisation', '乡环卫所', 1]]);
    const { rows } = await office.ask('listRecords', { entity: 'organisation', search: '水利站' });
    const named = await office.ask('nameTable', {
      ticket: table.ticket,
      names: [{ of: 'place', name: '新河村', means: 'create' }, { of: 'organisation', name: '乡城建办', means: 'record', id: rows[0]?.id ?? null }, { of: 'organisation', name: '乡环卫所', means: 'empty' }],
    });
    expect(named.counts).toMatchObject({ added: 3, bad: 0 });
    const report = await office.ask('importTable', { ticket: table.ticket, doubts: false });
    expect(report.created).toEqual([{ label: '村（社区）', count: 1 }]);
    const { rows: problems, names } = await office.ask('listRecords', { entity: 'problem' });
    expect(problems.map((row) => [row['title'], names[String(row['place'])], names[String(row['organisation'])] ?? ''].join(' ')).toSorted()).toEqual(['公厕 柳湾村 ', '水管 新河村 云溪乡水利站', '路灯 新河村 云溪乡水利站'].toSorted());
    await office.ask('undoTableImport', { id: report.id });
    expect((await office.ask('listRecords', { entity: 'place', search: '新河' })).total).toBe(0);
  });
});

describe('mending and the words of a county', () => {
  it('mends a cell for this import alone, and knows it again after the program was restarted', async () => {
    const bytes = book([{ rows: [['议题名称', '征集时间', '村社区'], ['路灯', '2024.2.30', '柳湾村']] }]);
    const table = await openTable(office, bytes, '议题.xlsx', 'topic');
    expect((await readTable(office, table)).counts).toMatchObject({ bad: 1 });
    const { row, reading } = await office.ask('mendTable', { ticket: table.ticket, row: 1, column: 1, text: '2024.2.29' });
    expect(row).toMatchObject({ state: 'added', cells: [{}, { mended: true, error: null }, {}] });
    expect(reading.counts).toMatchObject({ added: 1, bad: 0 });
    await office.reopen();
    const later = await openTable(office, bytes, '议题.xlsx', 'topic');
    expect((await readTable(office, later)).counts).toMatchObject({ added: 1, bad: 0 });
  });

  it('knows columns and choices by the words that the county has added', async () => {
    const bytes = book([{ rows: [['大名', '工作单位', '派别'], ['王芳', '甲单位', '民盟成员'], ['赵敏', '乙单位', '党员']] }]);
    await make(office, 'setting', { key: 'tableWords', value: JSON.stringify({ 'member.name': ['大名'], 'member.politics': ['派别'], 'politics.league': ['民盟成员'] }) });
    const table = await openTable(office, bytes, '名册.xlsx', 'member');
    expect(table.layout.columns.map((column) => column.path)).toEqual(['name', 'employer', 'politics']);
    expect((await readTable(office, table)).counts).toMatchObject({ added: 2, bad: 0 });
  });

  it('remembers for a sheet of the same shape where the columns went', async () => {
    const rows = [['姓名', '身份', '工作单位'], ['王芳', '校长', '甲单位']];
    const table = await openTable(office, book([{ rows }]), '名册.xlsx', 'member');
    expect(table.layout.columns[1]?.path).toBeNull();
    const [, second] = table.layout.columns;
    if (second) second.path = 'duty';
    await readTable(office, table);
    const again = await openTable(office, book([{ rows: [...rows, ['赵敏', '院长', '丙单位']] }]), '名册二.xlsx', 'member');
    expect(again.layout).toMatchObject({ remembered: true, columns: [{ path: 'name' }, { path: 'duty' }, { path: 'employer' }] });
  });
});

describe('the workbook of what did not go in', () => {
  it.each(['xlsx', 'biff8', 'ods'] as const)('is the office\'s own (%s), with reasons; mended and brought again, only the rest is new', async (type) => {
    const bytes = book([{ name: '台账', rows: [['办理台账'], ['问题', '登记时间', '所属村'], ['路灯', '2024.3.5', '柳湾村'], ['=1+1', '2024.2.30', '柳湾村']], merges: ['A1:C1'] }], type);
    const table = await openTable(office, bytes, '台账', 'problem');
    await readTable(office, table);
    await office.ask('importTable', { ticket: table.ticket, doubts: false });
    const { ticket, name, rows } = await office.ask('makeRefusedTable', { ticket: table.ticket });
    expect([name, rows]).toEqual(['台账（退回修改1行）.xlsx', 1]);
    const back = office.service.get(ticket)?.bytes;
    if (!back) throw new Error('no file');
    const workbook = read(back, { type: 'array', cellStyles: true });
    const sheetBack: WorkSheet | undefined = workbook.Sheets['台账'];
    if (!sheetBack) throw new Error('no sheet');
    expect(utils.sheet_to_json(sheetBack, { header: 1, defval: '' })).toEqual([['办理台账', '', '', ''], ['问题', '登记时间', '所属村', '原因'], ['路灯', '2024.3.5', '柳湾村', ''], ['=1+1', '2024.2.30', '柳湾村', expect.stringMatching(/2月没有30日/)]]);
    expect(sheetBack['A4']).toMatchObject({ t: 's', v: '=1+1' });
    expect(sheetBack['A4'].f).toBeUndefined();
    expect(sheetBack['B4'].s).toMatchObject({ fgColor: { rgb: 'FFC7CE' } });
    expect(sheetBack['B3']?.s?.fgColor?.rgb).not.toBe('FFC7CE');
    const again = await openTable(office, back, '台账.xlsx', 'problem');
    const reading = await readTable(office, again);
    expect(reading.counts).toMatchObject({ same: 1, bad: 1, added: 0 });
  });
});

describe('a long import', () => {
  const many = sheet(...Array.from({ length: 1500 }, (_, i): Value[] => [`委员${i}`, `单位${i}`, '职务', '']));

  it('tells how far it is, lets other questions through, stops when told, and can be taken back', async () => {
    const table = await openTable(office, many, '名册.xlsx', 'member');
    await readTable(office, table);
    const told: number[] = [];
    const off = office.service.onEvent((event) => {
      if (event.type !== 'progress' || event.job !== 'long') return;
      told.push(event.done);
      if (event.done >= 400) void office.ask('cancelTable', { job: 'long' });
    });
    const report = await office.ask('importTable', { ticket: table.ticket, doubts: false, job: 'long' });
    off();
    expect(told.length).toBeGreaterThan(2);
    expect(report.state).toBe('stopped');
    expect(report.added).toBeGreaterThan(0);
    expect(report.added).toBeLessThan(1500);
    const { total } = await office.ask('listRecords', { entity: 'member', search: '', limit: 1 });
    expect(total).toBe(report.added + 2);
    const { imports } = await office.ask('listTableImports', {});
    expect(imports[0]).toMatchObject({ state: 'stopped', added: report.added });
    expect(await office.ask('undoTableImport', { id: report.id })).toEqual({ undone: report.added, kept: 0 });
  });

  it('refuses the rows that the rules refuse, with their words, and saves the others', async () => {
    const rows = [['问题', '登记时间', '所属村', '办理层级'], ['路灯', '2024.3.5', '柳湾村', '乡镇（街道）'], ['水管', '2024.3.6', '柳湾村', '县（市、区）'], ['公厕', '2024.3.7', '柳湾村', '']];
    const table = await openTable(office, book([{ rows }]), '台账.xlsx', 'problem');
    await readTable(office, table);
    const report = await office.ask('importTable', { ticket: table.ticket, doubts: false });
    expect(report.added).toBe(2);
    expect(report.refused).toEqual([{ number: 3, reasons: [expect.stringMatching(/提请上级政协/)] }]);
  });
});

it('a sheet that was not opened here is asked for again, in words', async () => {
  const failure = await office.ask('listTableRows', { ticket: 'x'.repeat(24), show: 'all' }).then(() => null, (error: unknown) => error);
  expect(failure).toBeInstanceOf(Failure);
  expect(failure).toMatchObject({ code: 'notFound', fix: '请重新选择这个文件。' });
});
