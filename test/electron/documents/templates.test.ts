import PizZip from 'pizzip';
import { expect, test } from 'vitest';
import { paperData, paperDocx, templateOf } from '#electron/documents/paperDocx.ts';
import { readOldPaper } from '#electron/documents/readOldPaper.ts';
import { summaryDocx } from '#electron/documents/summaryDocx.ts';
import { checkTemplate } from '#electron/documents/templateCheck.ts';
import { samplePaper } from '#electron/service/samplePaper.ts';
import { paperKinds } from '#shared/contract/papers.ts';
import { agendaTimes, buildAgendaPaper } from '#shared/papers/agendaPaper.ts';
import { alignLines } from '#shared/papers/compare.ts';
import { readDecision } from '#shared/papers/decisionText.ts';
import { buildNoticePaper } from '#shared/papers/noticePaper.ts';
import { buildPlatesPaper } from '#shared/papers/platesPaper.ts';
import { buildScriptPaper } from '#shared/papers/scriptPaper.ts';
import { templateTags } from '#shared/papers/tags.ts';
import { plainText } from '#shared/richText.ts';
import { docxPart, docxProblems, docxText } from '#test/papers/docxChecks.ts';
import { sampleMeeting, sampleOffice } from '#test/papers/sampleMeeting.ts';

test.each(paperKinds)('the tags that are listed for %s are those that it is filled with, inner ones too', (kind) => {
  const data = paperData(samplePaper(kind));
  expect(templateTags[kind].map((tag) => tag.tag).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(Object.keys(data).toSorted((a, b) => (a < b ? -1 : 1)));
  for (const tag of templateTags[kind]) {
    const value = data[tag.tag];
    expect(tag.form === 'list', tag.tag).toBe(Array.isArray(value));
    expect(tag.form === 'when', tag.tag).toBe(typeof value === 'boolean');
    const [first] = Array.isArray(value) ? value : [];
    if (first) expect(tag.inner?.map((inner) => inner.tag)).toEqual(Object.keys(first));
  }
});

test.each(paperKinds)('the shipped template of %s passes its own check and fills without a trace of tags', (kind) => {
  const paper = samplePaper(kind);
  expect(checkTemplate(templateOf(paper), kind)).toEqual({ broken: [], unknown: [] });
  const across = kind === 'signIn' || kind === 'followUp';
  const problems = docxProblems(paperDocx(paper), { official: !across });
  // Plates stand at places of their own: no margins, no numbers.
  expect(kind === 'plates' ? problems.filter((one) => /brace|undefined|cell|surrogate|end/.test(one)) : problems).toEqual([]);
});

const rowsOf = (bytes: Uint8Array): string[] => [...docxPart(bytes, 'word/document.xml').matchAll(/<w:tr>.*?<\/w:tr>/gs)].map((row) => row[0]);

test('no row of a list is torn over two pages or cuts what stands in it', () => {
  for (const kind of ['agenda', 'materials', 'followUp', 'studioYear', 'handOver', 'signIn'] as const) {
    const rows = rowsOf(paperDocx(samplePaper(kind))).filter((row) => !row.includes('接手后要办'));
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) expect([kind, row.includes('<w:cantSplit/>')]).toEqual([kind, true]);
    // A height that is exact hides the second line of a long name; only the one-line head of the sign-in sheet has one.
    for (const row of rows.slice(kind === 'signIn' ? 1 : 0)) expect([kind, row.includes('w:hRule="exact"')]).toEqual([kind, false]);
  }
});

test('the list and the form of a paper are two tables: the head of the list does not stand over the form', () => {
  for (const kind of ['studioYear', 'handOver'] as const) expect(docxPart(paperDocx(samplePaper(kind)), 'word/document.xml')).not.toContain('</w:tbl><w:tbl>');
});

test('a signature stays with its day, and a notice’s with the last words before it', () => {
  const signer = '政协某县某乡工作联络组';
  for (const kind of ['notice', 'assignSlip', 'pressSlip'] as const) {
    const paragraphs = [...docxPart(paperDocx(samplePaper(kind)), 'word/document.xml').matchAll(/<w:p(?: [^>]*)?>.*?<\/w:p>/gs)].map((one) => one[0]);
    const at = paragraphs.findIndex((one) => one.includes(`>${signer}<`) && one.includes('w:jc w:val="right"'));
    expect(at).toBeGreaterThan(0);
    const kept = (i: number) => paragraphs[i]?.includes('<w:keepNext/>') ?? false;
    expect([kind, kept(at - 1), kept(at), kept(at + 1)]).toEqual([kind, true, true, false]);
    if (kind === 'notice') expect([kept(at - 2), kept(at - 3)]).toEqual([true, true]);
  }
  const summary = summaryDocx({ title: '综述', paragraphs: ['全年开展协商十场。'], basis: [], signed: { office: signer, on: '2026年11月22日' }, practice: false });
  expect(docxPart(summary, 'word/document.xml').match(/<w:keepNext\/>/g)?.length).toBe(3);
});

test('the last words of a script take the paragraph before them along to a new page', () => {
  const paragraphs = [...docxPart(paperDocx(samplePaper('script')), 'word/document.xml').matchAll(/<w:p(?: [^>]*)?>.*?<\/w:p>/gs)].map((one) => one[0]);
  const at = paragraphs.findIndex((one) => one.includes('今天的会议到此结束'));
  expect([paragraphs[at - 1]?.includes('<w:keepNext/>'), paragraphs[at]?.includes('<w:keepNext/>')]).toEqual([true, false]);
});

test('the summary of a time without work says so between its title and its signature', () => {
  const summary = (paragraphs: string[]) => docxText(summaryDocx({ title: '综述', paragraphs, basis: [], signed: { office: '某办公室', on: '2026年11月22日' }, practice: false })).filter((text) => text !== '');
  expect(summary([' ', ''])).toEqual(['综述', '本期没有登记协商议事工作。', '某办公室', '2026年11月22日']);
  expect(summary(['全年开展协商十场。'])).toEqual(['综述', '全年开展协商十场。', '某办公室', '2026年11月22日']);
});

test('a practice paper in an office’s own template has the word across every page, and its text stays as it was', () => {
  const paper = { ...samplePaper('notice'), practice: true };
  const own = templateOf({ ...paper, practice: false });
  // As an office writes one: another first page, and no header of its own for it or for even pages.
  const zip = new PizZip(own);
  const document = zip.file('word/document.xml')?.asText() ?? '';
  zip.file('word/document.xml', document.replace(/<w:headerReference w:type="even"[^>]*\/>/, '').replace(/<\/w:sectPr>/, '<w:titlePg/></w:sectPr>'));
  const office = zip.generate({ type: 'uint8array' });
  const made = paperDocx(paper, office);
  const parts = new PizZip(made);
  const headers = Object.keys(parts.files).filter((name) => /^word\/.*header|Watermark\.xml$/.test(name) && name.endsWith('.xml'));
  expect(headers).toEqual(expect.arrayContaining(['word/header1.xml', 'word/firstWatermark.xml', 'word/evenWatermark.xml']));
  for (const name of headers) expect([name, parts.file(name)?.asText().match(/string="练习"/g)?.length]).toEqual([name, 1]);
  expect(docxText(made)).toEqual(docxText(paperDocx({ ...paper, practice: false }, office)));
  expect(docxPart(paperDocx({ ...paper, practice: false }, office), 'word/header1.xml')).not.toContain('练习');
});

test('the agenda tells the hour of each item as far as lengths are known', () => {
  expect(agendaTimes('09:30', [15, 60, null, 20])).toEqual(['9:30—9:45', '9:45—10:45', '10:45', '']);
  expect(agendaTimes(null, [15])).toEqual(['']);
  expect(buildAgendaPaper({ ...sampleMeeting, agenda: [] }, sampleOffice).rows.map((row) => row[2])).toContain('各方发表意见，进行协商讨论');
});

test('the script introduces those who come, names no one kept private, and follows the agenda', () => {
  const text = plainText(buildScriptPaper(sampleMeeting, sampleOffice).body);
  expect(text).not.toContain('赵玉兰');
  expect(text).toContain('下面进行第一项议程：通报管网现状及改造方案。请王刚发言（约15分钟）');
  expect(text).toContain('列席人员：县政协提案委干部何静');
});

test('plates are for those who come: not for the excused, not for those kept private', () => {
  const names = buildPlatesPaper(sampleMeeting, sampleOffice, 'two').plates.map((plate) => plate.name);
  expect(names).toEqual(['马建国', '王\u3000刚', '周海燕', '丁\u3000山', '欧阳晓琳', '孙有福', '何\u3000静']);
});

test('a meeting put off after its notice gets a notice that says from when to when', () => {
  const moved = { ...sampleMeeting, meeting: { ...sampleMeeting.meeting, movedFrom: { heldOn: '2026-10-07', startAt: '09:30' }, cancelReason: '暴雨' } };
  const paper = buildNoticePaper(moved, sampleOffice);
  expect(paper.title).toBe('关于柳沟村饮水管网改造协商议事会改期召开的通知');
  const text = plainText(paper.body);
  expect(text).toContain('原定于2026年10月7日（星期三）上午9时30分召开的');
  expect(text).toContain('因暴雨，改期召开');
  expect(text).toContain('2026年10月9日');
});

test('a line of 议定事项 is read back into what, who and by when', () => {
  expect(readDecision('更换三社主管道1.6公里。由县水务局牵头，县交通局配合，于2026年11月16日前完成。', '2026-10-08')).toEqual({ text: '更换三社主管道1.6公里', organisation: '县水务局', deadlineOn: '2026-11-16', deadlineDays: null, working: false, doubt: null });
  expect(readDecision('停水期间每天定时送水。由柳沟村民委员会负责，十个工作日内完成。', '2026-10-08')).toMatchObject({ organisation: '柳沟村民委员会', deadlineDays: 10, working: true });
  expect(readDecision('清理排水渠，于11月5日前完成', '2026-10-08')).toMatchObject({ text: '清理排水渠，于11月5日前完成', deadlineOn: '2026-11-05' });
});

test('paragraphs are compared by likeness: one put in between changes no other', () => {
  expect(alignLines(['甲乙丙丁', '戊己庚辛'], ['甲乙丙丁', '全新的一段话', '戊己庚辛壬'])).toEqual([
    { before: '甲乙丙丁', after: '甲乙丙丁' },
    { before: null, after: '全新的一段话' },
    { before: '戊己庚辛', after: '戊己庚辛壬' },
  ]);
});

test('an old paper is read with its automatic numbers counted again and tracked changes accepted', async () => {
  const zip = new PizZip(templateOf(samplePaper('agenda')));
  const w = (name: string, inner: string) => `<w:${name}>${inner}</w:${name}>`;
  const p = (text: string, numbered = false) => w('p', `${numbered ? '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>' : ''}<w:r><w:t>${text}</w:t></w:r>`);
  const body = p('会议纪要') + p('协商情况', true) + w('p', '<w:r><w:t>保留</w:t></w:r><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:ins><w:r><w:t>加上&amp;</w:t></w:r></w:ins>') + p('议定事项', true);
  zip.file('word/document.xml', docxPart(templateOf(samplePaper('agenda')), 'word/document.xml').replace(/<w:body>.*<w:sectPr>/s, `<w:body>${body}<w:sectPr>`));
  zip.file('word/numbering.xml', '<w:numbering xmlns:w="x"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>');
  expect(await readOldPaper(zip.generate({ type: 'uint8array' }))).toEqual(['会议纪要', '一、协商情况', '保留加上&', '二、议定事项']);
});

test('a .doc is read as it is, and one that is none is refused in words', async () => {
  await expect(readOldPaper(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]))).rejects.toThrow('旧格式的 .doc');
});

test('forty pages and three hundred people make a paper that keeps the rules', () => {
  const attendance = Array.from({ length: 300 }, (_, i) => ({ ...(sampleMeeting.attendance[1] ?? sampleMeeting.attendance[0]), id: `p${i}`, name: `代表${i}` }) as (typeof sampleMeeting.attendance)[number]);
  const speeches = Array.from({ length: 60 }, (_, i) => ({ speaker: `代表${i}`, attendance: `p${i}`, duty: null, partyId: `party.p${i}`, party: `第${i}组`, topic: null, gist: '饮水改造要与村道硬化统筹安排，避免重复开挖。'.repeat(12), advice: null }));
  const big = { ...sampleMeeting, attendance, speeches };
  const script = buildScriptPaper(big, sampleOffice);
  expect(docxProblems(paperDocx(script), { official: true })).toEqual([]);
  expect(docxText(paperDocx(script)).join('')).toContain('代表299');
});
