import PizZip from 'pizzip';
import { afterEach, describe, expect, it } from 'vitest';
import { minutesTemplate } from '#electron/documents/minutesDocx.ts';
import { packKinds } from '#shared/contract/papers.ts';
import type { SheetPaper } from '#shared/papers/paper.ts';
import { docxPart, docxText } from '#test/papers/docxChecks.ts';
import { furnish, make, openOffice, type TestOffice } from '#test/electron/service/office.ts';

let office: TestOffice;
afterEach(() => office.end());

/** A meeting with two people, one decision, and one before it whose decision is late. */
async function held(): Promise<{ meeting: string; earlier: string; decision: string; water: string }> {
  office = await openOffice({ today: '2026-10-08' });
  const { village, water } = await furnish(office);
  const earlier = await make(office, 'meeting', { title: '柳湾村路灯协商议事会', heldOn: '2026-08-03', form: 'meetingForm.conference', level: 'level.village', place: village });
  await make(office, 'decision', { meeting: earlier, order: 'a', text: '安装路灯24盏', organisation: water, deadlineOn: '2026-09-01' });
  await office.ask('raiseProblems', { meeting: earlier });
  const meeting = await make(office, 'meeting', { title: '柳湾村饮水协商议事会', heldOn: '2026-10-08', startAt: '09:30', form: 'meetingForm.conference', level: 'level.village', place: village, chair: '马建国', location: '党群服务中心' });
  for (const [i, name] of ['马建国', '王刚'].entries()) {
    await make(office, 'attendance', { meeting, order: String(i + 1), name, duty: '乡干部', role: 'attendanceRole.member', state: 'attendanceState.present' });
  }
  const decision = await make(office, 'decision', { meeting, order: 'a', text: '更换三社主管道', organisation: water, deadlineOn: '2026-11-16' });
  return { meeting, earlier, decision, water };
}

const bytesOf = (ticket: string): Uint8Array => office.service.get(ticket)?.bytes ?? new Uint8Array();
const putBytes = (bytes: Uint8Array, name: string): string => {
  const answer = office.service.put(bytes, name);
  return answer.ok ? (answer.value as { ticket: string }).ticket : '';
};

/** The same .docx with its text changed, as WPS writes it back. */
function edited(bytes: Uint8Array, edit: (xml: string) => string): Uint8Array {
  const zip = new PizZip(bytes);
  zip.file('word/document.xml', edit(docxPart(bytes, 'word/document.xml')));
  return zip.generate({ type: 'uint8array' });
}

describe('a meeting’s pack', () => {
  it('comes as one zip of papers in their order, with earlier decisions and their days overdue', async () => {
    const { meeting } = await held();
    const { ticket, files } = await office.ask('makeMaterials', { meeting, kinds: [...packKinds] });
    expect(files).toEqual(['1-会议通知.docx', '2-会议议程.docx', '3-主持词.docx', '4-签到表.docx', '5-席卡.docx', '6-上次协商事项办理情况.docx', '7-材料清单.docx']);
    expect(Object.keys(new PizZip(bytesOf(ticket)).files)).toEqual(files);
    const { paper } = await office.ask('getPaper', { kind: 'followUp', subject: meeting });
    expect((paper as SheetPaper).rows).toEqual([['1', '安装路灯24盏', '柳湾村路灯协商议事会（2026年8月3日）', '云溪乡水利站', '2026年9月1日', '待签收', '逾期37天']]);
  });

  it('leaves the follow-up out where there was no earlier meeting', async () => {
    const { earlier } = await held();
    const { files } = await office.ask('makeMaterials', { meeting: earlier, kinds: [...packKinds] });
    expect(files.join()).not.toContain('上次');
  });
});

describe('the hand-over list', () => {
  it('writes days as papers do and says nothing twice', async () => {
    const { meeting } = await held();
    await make(office, 'jotting', { text: '路灯又不亮了', on: '2026-10-06' });
    await office.ask('draftMinutes', { meeting });
    const { office: own } = await office.ask('getSession', {});
    const { rows } = (await office.ask('getPaper', { kind: 'handOver', subject: own?.site ?? '' })).paper as SheetPaper;
    expect(rows.find((row) => row[1] === '待归类的事')).toMatchObject({ 2: '路灯又不亮了', 4: '2026年10月6日' });
    expect(rows.find((row) => row[1] === '待签发纪要')).toMatchObject({ 2: '柳湾村饮水协商议事会', 4: '' });
  });
});

describe('slips', () => {
  it('get a number each, once and for ever, and say who is to do what by when', async () => {
    const { earlier, meeting } = await held();
    const { problems } = await office.ask('raiseProblems', { meeting });
    const { rows } = await office.ask('listRecords', { entity: 'problem', where: [{ field: 'meeting', op: 'is', value: earlier }] });
    const all = [rows[0]?.id ?? '', problems[0] ?? ''];
    const before = await office.ask('getPaper', { kind: 'assignSlip', subject: all[0] ?? '' });
    expect((before.paper as SheetPaper).number).toBe('待编号');
    const { slips } = await office.ask('numberSlips', { kind: 'assignSlip', subjects: all });
    expect(slips.map((slip) => slip.number)).toEqual(['交办〔2026〕1号', '交办〔2026〕2号']);
    const again = await office.ask('numberSlips', { kind: 'assignSlip', subjects: [...all].reverse() });
    expect(again.slips.map((slip) => slip.number)).toEqual(['交办〔2026〕2号', '交办〔2026〕1号']);
    const { paper } = await office.ask('getPaper', { kind: 'assignSlip', subject: all[1] ?? '' });
    expect((paper as SheetPaper).values).toMatchObject({ 事项名称: '更换三社主管道', 责任单位: '云溪乡水利站', 办理时限: '2026年11月16日' });
    const { ticket, made } = await office.ask('makeMany', { kind: 'assignSlip', subjects: all, job: 'j1' });
    expect(made).toBe(2);
    expect(Object.keys(new PizZip(bytesOf(ticket)).files)[0]).toBe('交办〔2026〕1号-交办单-安装路灯24盏.docx');
  });

  it('are refused for a problem that nobody was pressed about', async () => {
    const { meeting } = await held();
    const { problems } = await office.ask('raiseProblems', { meeting });
    await expect(office.ask('numberSlips', { kind: 'pressSlip', subjects: problems })).rejects.toThrow('还没有督办');
  });
});

describe('many papers in one go', () => {
  it('tell how far they are, name what could not be made, and stop when asked', async () => {
    const { meeting, earlier } = await held();
    await office.ask('draftMinutes', { meeting });
    const seen: number[] = [];
    const off = office.service.onEvent((event) => {
      if (event.type === 'progress') seen.push(event.done);
    });
    const { made, left } = await office.ask('makeMany', { kind: 'minutes', subjects: [meeting, earlier], job: 'j1' });
    expect(made).toBe(1);
    expect(left).toEqual([{ subject: '柳湾村路灯协商议事会', reason: '还没有起草纪要' }]);
    expect(seen).toEqual([1, 2]);
    const long = office.ask('makeMany', { kind: 'minutes', subjects: Array.from({ length: 50 }, () => meeting), job: 'j2' });
    expect(await office.ask('cancelJob', { job: 'j2' })).toEqual({ cancelled: true });
    await expect(long).rejects.toThrow('已停止');
    off();
  });
});

describe('the leader’s pen', () => {
  it('brings text, a new deadline and a new line back from WPS, and does so a second time', async () => {
    const { meeting, decision } = await held();
    const { minutes } = await office.ask('draftMinutes', { meeting });
    const first = await office.ask('makeDocx', { kind: 'minutes', subject: minutes });
    const back = edited(bytesOf(first.ticket), (xml) => xml.replace('2026年11月16日', '2026年12月1日').replace('会议由马建国主持', '会议由马建国同志主持'));
    const revision = await office.ask('takeRevision', { minutes, ticket: putBytes(back, '改.docx') });
    expect(revision.changes).toHaveLength(2);
    expect(revision.changes[0]?.after).toContain('马建国同志主持');
    expect(revision.decisions).toEqual([{ decision, about: '更换三社主管道', field: 'deadlineOn', label: '办理时限', before: '2026年11月16日', after: '2026年12月1日', set: { deadlineOn: '2026-12-01', deadlineDays: null, deadlineKind: null }, trouble: null }]);
    await office.ask('saveRecords', { writes: [{ entity: 'minutes', id: minutes, set: { body: revision.body } }, { entity: 'decision', id: decision, set: revision.decisions[0]?.set ?? {} }] });
    const second = await office.ask('makeDocx', { kind: 'minutes', subject: minutes });
    const same = await office.ask('takeRevision', { minutes, ticket: putBytes(bytesOf(second.ticket), '再.docx') });
    expect(same.changes).toEqual([]);
    const again = edited(bytesOf(second.ticket), (xml) => xml.replace('同志主持', '书记主持'));
    expect((await office.ask('takeRevision', { minutes, ticket: putBytes(again, '再改.docx') })).changes).toHaveLength(1);
  });

  it('refuses foreign, damaged and dangerous files in words', async () => {
    const { meeting } = await held();
    const { minutes } = await office.ask('draftMinutes', { meeting });
    const foreign = await office.ask('takeTemplate', { kind: 'signIn' });
    const macro = new PizZip(minutesTemplate('official'));
    macro.file('word/vbaProject.bin', 'x');
    const files: [Uint8Array, string][] = [
      [bytesOf(foreign.ticket), '几乎没有相同的文字'],
      [new Uint8Array([1, 2, 3]), '不是 Word 文档'],
      [new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), '旧格式'],
      [minutesTemplate('official').slice(0, 900), '损坏'],
      [macro.generate({ type: 'uint8array' }), '宏'],
    ];
    for (const [bytes, words] of files) await expect(office.ask('takeRevision', { minutes, ticket: putBytes(bytes, '别的.docx') })).rejects.toThrow(words);
  });
});

describe('the office’s own templates', () => {
  it('are tried, kept, used and dropped', async () => {
    const { meeting } = await held();
    const { minutes } = await office.ask('draftMinutes', { meeting });
    const shipped = await office.ask('takeTemplate', { kind: 'minutes', shipped: true });
    const own = edited(bytesOf(shipped.ticket), (xml) => xml.replace('{标题}', '本单位版式 ｛标题｝'));
    const tried = await office.ask('tryTemplate', { kind: 'minutes', ticket: putBytes(own, '我的.docx') });
    expect(tried.unknown).toEqual([]);
    expect(docxText(bytesOf(tried.ticket)).join('')).toContain('本单位版式 柳湾村饮水');
    await office.ask('putTemplate', { kind: 'minutes', ticket: putBytes(own, '我的.docx') });
    const made = await office.ask('makeDocx', { kind: 'minutes', subject: minutes });
    expect(made.own).toBe(true);
    expect(docxText(bytesOf(made.ticket)).join('')).toContain('本单位版式 柳湾村饮水');
    await office.reopen();
    expect((await office.ask('listTemplates', {})).templates.find((one) => one.kind === 'minutes')?.own?.name).toBe('我的.docx');
    await office.ask('dropTemplate', { kind: 'minutes' });
    expect((await office.ask('makeDocx', { kind: 'minutes', subject: minutes })).own).toBe(false);
  });

  it('are refused with the place of every mistake', async () => {
    await held();
    const shipped = bytesOf((await office.ask('takeTemplate', { kind: 'minutes', shipped: true })).ticket);
    const cases: [(xml: string) => string, string][] = [
      [(xml) => xml.replace('{标题}', '{标题'), '“{”没有对应的“}”'],
      [(xml) => xml.replace('{标题}', '{标体}'), '没有“标体”这个标签，是不是“标题”'],
      [(xml) => xml.replace('{/名单}', ''), '“{#名单}”没有对应的'],
      [(xml) => xml.replace('{@正文}', '{正文}'), '要写成“{@正文}”'],
      [(xml) => xml.replace(/<w:body>.*<w:sectPr>/s, '<w:body><w:p><w:r><w:drawing/></w:r></w:p><w:sectPr>'), '只有图片'],
    ];
    for (const [edit, words] of cases) await expect(office.ask('putTemplate', { kind: 'minutes', ticket: putBytes(edited(shipped, edit), '错.docx') })).rejects.toThrow(words);
  });
});
