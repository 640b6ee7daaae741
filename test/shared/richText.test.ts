import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyRichText, formatRichText, fromPlainText, numberBlocks, parseRichText, plainText, type RichText } from '#shared/richText.ts';
import { cleanText } from '#shared/rules/text.ts';

test('headings are numbered by level and counted anew below each higher one', () => {
  const text: RichText = {
    version: 1,
    blocks: [
      { type: 'heading', level: 1, runs: [{ text: '基本情况' }] },
      { type: 'heading', level: 2, runs: [{ text: '甲' }] },
      { type: 'heading', level: 2, runs: [{ text: '乙' }] },
      { type: 'heading', level: 1, runs: [{ text: '3、议定事项' }] },
      { type: 'heading', level: 2, runs: [{ text: '（五）丙' }] },
      { type: 'list', ordered: true, items: [[{ text: '1. 子' }], [{ text: '2026年完成' }]] },
    ],
  };
  expect(plainText(text).split('\n')).toEqual(['一、基本情况', '（一）甲', '（二）乙', '二、3、议定事项', '（一）丙', '1.子', '2.2026年完成']);
});

test('short numbered lines of plain text become headings, others paragraphs', () => {
  const { blocks } = fromPlainText('一、基本情况\n　　村里有三百户。\r\n\n（一）水\n一、这一句以句号结尾。');
  expect(blocks.map((block) => block.type)).toEqual(['heading', 'paragraph', 'heading', 'paragraph']);
});

test('what is no rich text is read as plain text, and empty text is stored as null', () => {
  expect(plainText(parseRichText('旧的正文'))).toBe('旧的正文');
  expect(parseRichText(null)).toBe(emptyRichText);
  expect(parseRichText('{"version":1,"blocks":[{"type":"image"}]}').blocks).toHaveLength(1);
  expect(formatRichText({ version: 1, blocks: [{ type: 'paragraph', runs: [{ text: '  ' }] }] })).toBeNull();
});

test('stored text holds no control characters and no lone surrogates', () => {
  const stored = formatRichText({ version: 1, blocks: [{ type: 'paragraph', runs: [{ text: '有\u0000\ud800事\u200b', bold: true }] }] });
  expect(stored).toBe('{"version":1,"blocks":[{"type":"paragraph","runs":[{"text":"有事","bold":true}]}]}');
});

test('text goes through its stored form unchanged', () => {
  const run = fc.record({ text: fc.string({ unit: 'grapheme' }).filter((text) => cleanText(text) === text && text.trim() !== '') });
  const runs = fc.array(run, { minLength: 1, maxLength: 3 });
  const block = fc.oneof(
    fc.record({ type: fc.constant('paragraph' as const), runs }),
    fc.record({ type: fc.constant('heading' as const), level: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const), runs }),
    fc.record({ type: fc.constant('list' as const), ordered: fc.boolean(), items: fc.array(runs, { minLength: 1 }) }),
    fc.record({ type: fc.constant('table' as const), rows: fc.array(fc.array(runs, { minLength: 1 }), { minLength: 1 }) }),
  );
  fc.assert(
    fc.property(fc.array(block, { minLength: 1 }), (blocks) => {
      const text: RichText = { version: 1, blocks };
      expect(parseRichText(formatRichText(text))).toEqual(text);
      expect(numberBlocks(text)).toHaveLength(blocks.length);
    }),
  );
});
