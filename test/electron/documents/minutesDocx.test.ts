import PizZip from 'pizzip';
import { expect, test } from 'vitest';
import { fillTemplate } from '#electron/documents/fillTemplate.ts';
import { minutesDocx, minutesTemplate } from '#electron/documents/minutesDocx.ts';
import { noticeDocx } from '#electron/documents/noticeDocx.ts';
import { signInDocx } from '#electron/documents/signInDocx.ts';
import { Failure } from '#shared/failure.ts';
import { buildMinutesPaper } from '#shared/papers/minutesPaper.ts';
import { buildNoticePaper } from '#shared/papers/noticePaper.ts';
import type { MinutesPaper } from '#shared/papers/paper.ts';
import { buildSignInPaper } from '#shared/papers/signInPaper.ts';
import { plainText } from '#shared/richText.ts';
import { docxPart, docxProblems, docxText } from '#test/papers/docxChecks.ts';
import { sampleMeeting, sampleMinutes, sampleOffice } from '#test/papers/sampleMeeting.ts';

const minutes: MinutesPaper = { ...buildMinutesPaper(sampleMeeting, sampleMinutes, null, sampleOffice), number: '〔2026〕12号' };

/** A template with another body, as an office would make one in WPS. */
function withBody(edit: (xml: string) => string): Uint8Array {
  const zip = new PizZip(minutesTemplate('official'));
  zip.file('word/document.xml', edit(docxPart(minutesTemplate('official'), 'word/document.xml')));
  return zip.generate({ type: 'uint8array' });
}

test('minutes keep every rule of the checks and every word of the paper', () => {
  const bytes = minutesDocx(minutes);
  expect(docxProblems(bytes, { official: true })).toEqual([]);
  const text = docxText(bytes).join('\n');
  for (const line of plainText(minutes.body).split('\n')) expect(text).toContain(line);
  for (const part of [minutes.mark, minutes.number, minutes.issuer, '印送：', '2026年10月13日印发', '共印20份']) expect(text).toContain(part);
  for (const list of minutes.names) expect(text).toContain(`${list.label}：${list.lines.join('\n')}`);
});

test('the same paper gives the same bytes', () => {
  expect(Buffer.from(minutesDocx(minutes)).equals(Buffer.from(minutesDocx(minutes)))).toBe(true);
});

test('minutes without title, imprint or names keep the rules', () => {
  const bare: MinutesPaper = { ...minutes, title: '', recipients: '', issuer: '', copies: null, names: [], body: { version: 1, blocks: [] } };
  expect(docxProblems(minutesDocx(bare), { official: true })).toEqual([]);
  expect(docxText(minutesDocx(bare)).join('')).not.toContain('印送');
});

test('a table at the end of the text and signs of markup come through', () => {
  const body: MinutesPaper['body'] = {
    version: 1,
    blocks: [
      { type: 'paragraph', runs: [{ text: '甲<乙>&"丙"' }, { text: '粗', bold: true }] },
      { type: 'table', rows: [[[{ text: '项目' }], [{ text: '数量' }]], [[{ text: '路灯' }]]] },
    ],
  };
  const bytes = minutesDocx({ ...minutes, body, names: [], recipients: '', issuer: '' });
  expect(docxProblems(bytes, { official: true })).toEqual([]);
  expect(docxText(bytes).join('\n')).toContain('甲<乙>&"丙"粗');
});

test('control characters and lone surrogates never reach the file', () => {
  const dirty = { ...minutes, title: '纪要\u0000\ud800标题\u000b', recipients: '县政协\ufffe', body: { version: 1 as const, blocks: [{ type: 'paragraph' as const, runs: [{ text: '有\u0001\udc00事' }] }] } };
  const bytes = minutesDocx(dirty);
  expect(docxProblems(bytes, { official: true })).toEqual([]);
  expect(docxText(bytes).join('\n')).toContain('有事');
});

test('notice and sign-in sheet keep the rules, the sheet with a row for each person and the spare ones', () => {
  expect(docxProblems(noticeDocx(buildNoticePaper(sampleMeeting, sampleOffice)), { official: true })).toEqual([]);
  const sheet = buildSignInPaper(sampleMeeting, sampleOffice);
  const bytes = signInDocx(sheet);
  expect(docxProblems(bytes, { official: false })).toEqual([]);
  expect(docxPart(bytes, 'word/document.xml').split('<w:tr>').length - 1).toBe(1 + sheet.rows.length + sheet.blankRows);
});

test('practice data carries the watermark on odd and even pages, real data does not', () => {
  const practice = minutesDocx({ ...minutes, practice: true });
  for (const name of ['word/header1.xml', 'word/header2.xml']) {
    expect(docxPart(practice, name)).toContain('string="练习"');
    expect(docxPart(minutesDocx(minutes), name)).not.toContain('练习');
  }
});

test('a preprinted sheet leaves the red parts out and keeps their room', () => {
  const xml = docxPart(minutesDocx({ ...minutes, preprinted: true }), 'word/document.xml');
  expect(xml).not.toContain('FF0000');
  expect(docxText(minutesDocx({ ...minutes, preprinted: true }))[0]).toBe('');
});

test('an office template may use tags typed with full-width braces, and unknown tags print nothing', () => {
  const own = withBody((xml) => xml.replace('{@纪要标志段}', '｛纪要标志｝').replace('{@文号段}', '第｛没有这个｝版').replace('{#名单}', '｛＃名单｝').replace('{/名单}', '｛／名单｝'));
  const text = docxText(minutesDocx(minutes, own)).join('\n');
  expect(text).toContain(minutes.mark);
  expect(text).toContain('第版');
  expect(text).toContain('列席：');
});

test('a template with a mistake is refused in Chinese words', () => {
  const open = withBody((xml) => xml.replace('{标题}', '{标题'));
  const loop = withBody((xml) => xml.replace('{/名单}', ''));
  for (const bytes of [open, loop, new Uint8Array([1, 2, 3])]) {
    const error = (() => {
      try {
        return minutesDocx(minutes, bytes);
      } catch (caught) {
        return caught;
      }
    })();
    expect(error).toBeInstanceOf(Failure);
    if (error instanceof Failure) expect(error.message).toMatch(/^这个.*模板[^A-Za-z]*(Word 文档)?[^A-Za-z]*(docx)?[^A-Za-z]*资料没有改动。$|模板用不了/);
  }
});

test('a cell whose loop leaves nothing behind still holds a paragraph', () => {
  const own = withBody((xml) => xml.replace('<w:sectPr>', '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid><w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{#空}</w:t></w:r></w:p><w:p><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>{/空}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/><w:sectPr>'));
  const bytes = fillTemplate(own, { 正文: '<w:p/>' });
  expect(docxPart(bytes, 'word/document.xml')).toMatch(/<w:tcPr\/>(<w:p\/>|<w:p>.*?<\/w:p>)<\/w:tc>/);
});
