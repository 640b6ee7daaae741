import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EntityName } from '#shared/entities/index.ts';
import { book, type Value } from '#test/fixtures/tables/sheets.ts';
import { make, openOffice, type TestOffice } from '#test/electron/service/office.ts';
import { openTable, openTableOffice, readTable } from '#test/electron/service/tableOffice.ts';

let office: TestOffice;
afterEach(() => office.end());

async function openCounty(): Promise<TestOffice> {
  const county = await openOffice({ today: '2026-09-01' });
  await county.ask('foundOffice', { level: 'county', place: '岚川县', county: '岚川县', office: '政协岚川县委员会办公室', person: '李干事' });
  for (const name of ['岚川县水务局', '岚川县住建局']) await make(county, 'organisation', { name });
  for (const name of ['王建国', '周洁']) await make(county, 'member', { name, employer: '县农技站', state: 'memberState.serving' });
  return county;
}

async function bring(kind: EntityName, rows: Value[][]) {
  const table = await openTable(office, book([{ rows }]), '旧台账.xlsx');
  expect(table.layout.kind).toBe(kind);
  const reading = await readTable(office, table);
  return { table, reading, report: await office.ask('importTable', { ticket: table.ticket, doubts: true }) };
}

async function row(entity: EntityName, title: string) {
  const { rows, names } = await office.ask('listRecords', { entity, limit: 100 });
  const found = rows.find((one) => one['title'] === title);
  if (!found) throw new Error(`no ${title}`);
  return { found, name: (key: string) => names[String(found[key])] ?? found[key] };
}

async function steps(entity: 'topicStep' | 'opinionStep' | 'proposalStep', parent: string, title: string): Promise<string[]> {
  const { found } = await row(parent as EntityName, title);
  const { rows } = await office.ask('listRecords', { entity, where: [{ field: parent, op: 'is', value: found.id }], sort: [{ field: 'on', down: false }], limit: 50 });
  return rows.toSorted((a, b) => (String(a['on']) + a.id < String(b['on']) + b.id ? -1 : 1)).map((one) => `${String(one['on'])} ${String(one['step']).split('.')[1] ?? ''}`);
}

describe('an old register of proposals', () => {
  const head = ['案号', '案由', '提案人', '提交时间', '情况分析', '建议', '审查结果', '立案日期', '主办单位', '交办日期', '办理期限', '答复日期', '答复类别', '满意度', '办结日期'];
  const sheet: Value[][] = [
    head,
    ['1', '关于改造老旧管网的提案', '王建国', '2025.1.15', '管网老化', '分期改造', '立案', '2025.1.20', '岚川县水务局', '2025.2.10', '2025.5.10', '2025.4.8', 'A', '满意', '2025.4.20'],
    ['2', '关于增设停车位的提案', '周洁', '2025.1.16', '停车难', '划线', '立案', '', '岚川县住建局', '', '', '', '', '', ''],
    ['3', '关于建设县博物馆的提案', '周洁', '2025.1.16', '文物多', '立项', '不予立案', '2025.1.22', '', '', '', '', '', '', ''],
    ['4', '关于修缮城墙的提案', '王建国', '2025.1.17', '有裂缝', '加固', '', '', '', '', '', '2025.4.9', 'B', '满意', ''],
    ['5', '关于引水的提案', '王建国', '2025.1.18', '缺水', '引水', '立案', '2025.1.20', '岚川县水务局', '2025.1.19', '', '', '', '', ''],
  ];
  beforeEach(async () => {
    office = await openCounty();
  });

  it('brings its steps: the whole way, half of it, and none where the sheet does not tell enough', async () => {
    const { report } = await bring('proposal', sheet);
    expect(report.added).toBe(4);
    expect(await steps('proposalStep', 'proposal', '关于改造老旧管网的提案')).toEqual(['2025-01-20 file', '2025-02-10 assign', '2025-04-08 reply', '2025-04-08 assess', '2025-04-20 finish']);
    const whole = await row('proposal', '关于改造老旧管网的提案');
    expect(whole.found).toMatchObject({ state: 'proposalState.finished', deadlineOn: '2025-05-10', replyClass: 'replyClass.a', satisfaction: 'satisfaction.satisfied', attitude: 'satisfaction.silent' });
    expect(await steps('proposalStep', 'proposal', '关于增设停车位的提案')).toEqual(['2025-01-16 file', '2025-01-16 assign']);
    const { rows } = await office.ask('listRecords', { entity: 'proposalStep', where: [{ field: 'step', op: 'is', value: 'proposalStep.assign' }] });
    expect(rows.map((one) => String(one['text'])).some((text) => text.includes('旧表没有写日期') && text.includes('推算'))).toBe(true);
    expect((await row('proposal', '关于建设县博物馆的提案')).found).toMatchObject({ state: 'proposalState.rejected' });
    const half = await row('proposal', '关于修缮城墙的提案');
    expect(half.found).toMatchObject({ state: 'proposalState.submitted' });
    expect(String(half.found['note'])).toMatch(/答复类别：B/);
    expect(report.refused.map((one) => one.number)).toEqual([6]);
    expect(report.refused[0]?.reasons.join()).toMatch(/上一步（2025年1月20日）之前/);
  });

  it('adds nothing when it comes again, and what is new in it when that has been filled in', async () => {
    await bring('proposal', sheet.slice(0, 5));
    const before = (await office.ask('listRecords', { entity: 'proposalStep', limit: 1 })).total;
    const again = await bring('proposal', sheet.slice(0, 5));
    expect(again.reading.counts).toMatchObject({ added: 0, changed: 0, same: 4 });
    const later = sheet.slice(0, 5).map((line) => (line[0] === '2' ? [...line.slice(0, 11), '2025.4.9', 'B', '基本满意', ''] : line));
    expect((await bring('proposal', later)).report.changed).toBe(1);
    expect(await steps('proposalStep', 'proposal', '关于增设停车位的提案')).toEqual(['2025-01-16 file', '2025-01-16 assign', '2025-04-09 reply', '2025-04-09 assess']);
    expect((await office.ask('listRecords', { entity: 'proposalStep', limit: 1 })).total).toBe(before + 2);
  });

  it('keeps in a township what only the county does as words in the note', async () => {
    await office.end();
    office = await openTableOffice();
    await make(office, 'organisation', { name: '岚川县住建局' });
    const { report } = await bring('proposal', sheet.slice(0, 2));
    expect(report.added).toBe(1);
    expect(await steps('proposalStep', 'proposal', '关于改造老旧管网的提案')).toEqual([]);
    expect(String((await row('proposal', '关于改造老旧管网的提案')).found['note'])).toContain('审查结果：立案');
  });

  it('reads a class by its letter in the scheme that the county uses', async () => {
    const { rows } = await office.ask('listRecords', { entity: 'choice', where: [{ field: 'list', op: 'is', value: 'replyClass' }], limit: 20 });
    const three = rows.filter((one) => one.id.includes('three'));
    await office.ask('saveRecords', { writes: rows.map((one) => ({ entity: 'choice', id: one.id, set: { retired: !three.includes(one) } })) });
    await bring('proposal', [head, sheet[1]?.map((cell, i) => (i === 12 ? 'C类' : cell)) ?? []]);
    expect((await row('proposal', '关于改造老旧管网的提案')).found).toMatchObject({ replyClass: 'replyClass.threeC' });
  });
});

describe('old registers of topics and opinions', () => {
  beforeEach(async () => {
    office = await openTableOffice();
  });

  it('bring screening, approval and the answer to the proposer', async () => {
    const { report } = await bring('topic', [
      ['议题名称', '征集时间', '村社区', '筛选结果', '筛选日期', '审定机构', '审定日期', '答复提出人日期'],
      ['灌溉', '2025.3.1', '柳湾村', '确定', '2025.3.5', '云溪乡党委会', '2025.3.10', '2025.3.12'],
      ['路灯', '2025.3.2', '柳湾村', '不采纳', '2025.3.5', '', '', ''],
      ['公厕', '2025.3.3', '柳湾村', '', '', '云溪乡党委会', '2025.3.10', ''],
      ['水渠', '2025.3.4', '柳湾村', '答复提出人', '2025.3.5', '', '', ''],
    ]);
    expect(report.added).toBe(3);
    expect(await steps('topicStep', 'topic', '灌溉')).toEqual(['2025-03-05 adopt', '2025-03-10 approve', '2025-03-12 reply']);
    expect((await row('topic', '灌溉')).found).toMatchObject({ state: 'topicState.approved', approvedOn: '2025-03-10', replied: true });
    expect((await row('topic', '路灯')).found).toMatchObject({ state: 'topicState.declined' });
    expect(await steps('topicStep', 'topic', '公厕')).toEqual(['2025-03-10 adopt', '2025-03-10 approve']);
    expect(report.refused.map((one) => [one.number, one.reasons.join()])).toEqual([[5, expect.stringMatching(/只能是筛选的结果/)]]);
  });

  it('bring issue, adoption, instruction and what came back', async () => {
    const { report } = await bring('opinion', [
      ['标题', '报送时间', '反映委员', '内容', '编发期号', '编发日期', '采用级别', '采用日期', '批示领导', '批示级别', '批示日期', '转办单位', '转办日期'],
      ['关于渠道衬砌的建议', '2025.5.6', '王建国', '渗漏', '第12期', '2025.5.10', '市级', '2025.5.20', '张县长', '县级', '2025.5.21', '岚川县水务局', '2025.5.22'],
      ['关于公交站的建议', '2025.5.7', '周洁', '不便', '', '', '县级', '', '', '', '', '', ''],
    ]);
    expect(report.added).toBe(2);
    expect(await steps('opinionStep', 'opinion', '关于渠道衬砌的建议')).toEqual(['2025-05-10 edit', '2025-05-10 issue', '2025-05-20 adopt', '2025-05-21 instruct', '2025-05-22 handOn']);
    expect((await row('opinion', '关于渠道衬砌的建议')).found).toMatchObject({ state: 'opinionState.issued', issue: '第12期', adopted: 'level.city' });
    const half = await row('opinion', '关于公交站的建议');
    expect(half.found).toMatchObject({ adopted: null });
    expect(String(half.found['note'])).toContain('采用级别：县级');
  });
});
