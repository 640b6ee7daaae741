import '#test/renderer/ui/jsdom.ts';
import { Editor, getSchema } from '@tiptap/core';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type Block, plainText, type RichText, type Run } from '#shared/richText.ts';
import { fromEditor, toEditor } from '#renderer/record/editorDocument.ts';
import { editorExtensions, insertPasted } from '#renderer/record/editorExtensions.ts';
import { fromHtml } from '#renderer/record/pastedRichText.ts';

const text = fc.stringMatching(/^[一-龥㐀-㿿，。：“”0-9A-Za-z \u{20000}-\u{20fff}]{1,12}$/u);
/** Runs as the editor keeps them: none empty, neighbours of the same weight are one. */
const runs = fc.tuple(fc.array(text, { maxLength: 4 }), fc.boolean()).map(([texts, bold]): Run[] => texts.map((one, i) => ((i % 2 === 0) === bold ? { text: one, bold: true } : { text: one })));
const table = fc.integer({ min: 1, max: 4 }).chain((columns) => fc.array(fc.array(runs, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 4 }));
const block: fc.Arbitrary<Block> = fc.oneof(
  runs.map((of): Block => ({ type: 'paragraph', runs: of })),
  fc.tuple(fc.constantFrom(1, 2, 3, 4), runs).map(([level, of]): Block => ({ type: 'heading', level, runs: of })),
  fc.tuple(fc.boolean(), fc.array(runs, { minLength: 1, maxLength: 4 })).map(([ordered, items]): Block => ({ type: 'list', ordered, items })),
  table.map((rows): Block => ({ type: 'table', rows })),
);
const rich: fc.Arbitrary<RichText> = fc
  .array(block, { maxLength: 8 })
  .filter((blocks) => !(blocks.length === 1 && blocks[0]?.type === 'paragraph' && blocks[0].runs.length === 0))
  .map((blocks) => ({ version: 1, blocks }));

let editor: Editor | null = null;
afterEach(() => {
  editor?.destroy();
  editor = null;
});

function open(content: RichText): Editor {
  editor?.destroy();
  const element = document.createElement('div');
  document.body.append(element);
  editor = new Editor({ element, extensions: editorExtensions, content: toEditor(content) });
  return editor;
}

describe('rich text in the editor', () => {
  it('comes back from the editor document as it went in', () => {
    const schema = getSchema(editorExtensions);
    fc.assert(
      fc.property(rich, (one) => {
        const node = schema.nodeFromJSON(toEditor(one));
        node.check();
        expect(fromEditor(node.toJSON())).toEqual(one);
      }),
      { numRuns: 300 },
    );
  });

  it('comes back from a real editor that opened it, with nothing added', () => {
    fc.assert(
      fc.property(rich, (one) => {
        expect(fromEditor(open(one).getJSON())).toEqual(one);
      }),
      { numRuns: 40 },
    );
  });

  it('inserts a table whose cells hold a paragraph', () => {
    const opened = open({ version: 1, blocks: [] });
    opened.chain().insertTable({ rows: 2, cols: 2, withHeaderRow: false }).run();
    expect(fromEditor(opened.getJSON()).blocks.some((one) => one.type === 'table' && one.rows.length === 2)).toBe(true);
  });
});

describe('text pasted from elsewhere', () => {
  it('keeps the headings, lists and bold of Word and leaves its styles and list marks', () => {
    const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{mso-style:x;font-size:10.5pt}</style></head><body lang=ZH-CN>
      <!--StartFragment--><p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span style='font-size:16.0pt;font-family:仿宋_GB2312'>会议由<b>李强</b>主持。<o:p></o:p></span></p>
      <p class=MsoNormal><span style='font-family:黑体'>一、协商共识</span></p>
      <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span></span><![endif]>修通村东路</p>
      <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.</span>装路灯</p>
      <p class=MsoNormal><o:p>&nbsp;</o:p></p>
      <table class=MsoTableGrid><tr><td><p>单位</p></td><td><p>时限</p></td></tr><tr><td><p>交通局</p></td><td><p>10月</p><p>底</p></td></tr></table><!--EndFragment--></body></html>`;
    expect(fromHtml(html).blocks).toEqual([
      { type: 'paragraph', runs: [{ text: '会议由' }, { text: '李强', bold: true }, { text: '主持。' }] },
      { type: 'heading', level: 1, runs: [{ text: '协商共识' }] },
      { type: 'list', ordered: true, items: [[{ text: '修通村东路' }], [{ text: '装路灯' }]] },
      { type: 'table', rows: [[[{ text: '单位' }], [{ text: '时限' }]], [[{ text: '交通局' }], [{ text: '10月 底' }]]] },
    ]);
  });

  it('makes headings of what Word numbers 一、 and （一） by itself, and leaves a long one a list', () => {
    const item = (marker: string, words: string) => `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>${marker}<span>&nbsp;</span></span>${words}</p>`;
    const long = `${'议'.repeat(50)}。`;
    expect(fromHtml(`${item('一、', '<b>工作要求</b>')}${item('（二）', '责任落实')}${item('二、', long)}`).blocks).toEqual([
      { type: 'heading', level: 1, runs: [{ text: '工作要求' }] },
      { type: 'heading', level: 2, runs: [{ text: '责任落实' }] },
      { type: 'list', ordered: true, items: [[{ text: long }]] },
    ]);
  });

  it('takes the words of a WeChat article without its pictures, frames and layout', () => {
    const html = `<section style="box-sizing:border-box"><section><p style="text-align:center"><img src="https://mmbiz.example/0"><br></p>
      <section data-role="title"><span style="font-weight:700">院坝里议出的路</span></section><p><span>&nbsp; 9月3日，</span><span>村民在院坝里商量。</span></p><p style="display:none">隐藏</p><script>alert(1)</script></section></section>`;
    expect(fromHtml(html).blocks).toEqual([
      { type: 'paragraph', runs: [{ text: '院坝里议出的路', bold: true }] },
      { type: 'paragraph', runs: [{ text: '9月3日，村民在院坝里商量。' }] },
    ]);
  });

  it('is cut at line breaks, and a table of one column is text', () => {
    expect(plainText(fromHtml('第一行<br>第二行'))).toBe('第一行\n第二行');
    expect(plainText(fromHtml('<table><tr><td><p>甲</p><p>乙</p></td></tr></table>'))).toBe('甲\n乙');
  });

  it('never makes anything that the schema refuses', () => {
    const schema = getSchema(editorExtensions);
    fc.assert(
      fc.property(fc.array(fc.constantFrom('<p>', '</p>', '<ul>', '<li>', '</li>', '</ul>', '<table><tr><td>', '</td></tr></table>', '<b>', '</b>', '文字', '<h2>', '</h2>', '<br>', '<div>', '</div>', '1. '), { maxLength: 25 }), (parts) => {
        schema.nodeFromJSON(toEditor(fromHtml(parts.join('')))).check();
      }),
      { numRuns: 200 },
    );
  });

  it('goes into the line when it is one paragraph, and into a cell as words', () => {
    const opened = open({ version: 1, blocks: [{ type: 'paragraph', runs: [{ text: '甲乙' }] }] });
    opened.commands.setTextSelection(2);
    insertPasted(opened, fromHtml('<p>中</p>'));
    expect(plainText(fromEditor(opened.getJSON()))).toBe('甲中乙');
    const cell = open({ version: 1, blocks: [{ type: 'table', rows: [[[{ text: '甲' }], []]] }] });
    cell.commands.setTextSelection(5);
    insertPasted(cell, fromHtml('<p>子</p><p>丑</p>'));
    expect(fromEditor(cell.getJSON()).blocks).toEqual([{ type: 'table', rows: [[[{ text: '甲子 丑' }], []]] }]);
  });
});
