import { formatDay, makeDay } from '#shared/rules/day.ts';
import { findNumbers } from '#shared/rules/numbering.ts';
import { numeralChars, parseChineseNumber } from '#shared/rules/numerals.ts';

/** One place in a text that departs from the standard: `index` and `length` in UTF-16 units, `suggestion` to put there. */
export interface TextFinding {
  rule: 'number' | 'paddedDay' | 'dayStyle' | 'dayNumerals' | 'noSuchDay' | 'colon' | 'attachmentEnd' | 'heading';
  index: number;
  length: number;
  found: string;
  suggestion: string;
  message: string;
}

/** How each rule finds its places: the pattern, the right form (null: nothing is wrong there), and the words. */
type Check = readonly [TextFinding['rule'], RegExp, (m: RegExpMatchArray) => string | null, string];

const day = (m: RegExpMatchArray): string | null => {
  const made = makeDay(Number(m[1]), Number(m[2]), Number(m[3]));
  return made === null ? null : formatDay(made);
};
const differs = (right: (m: RegExpMatchArray) => string) => (m: RegExpMatchArray) => (right(m) === m[0] ? null : right(m));
const n = (text: string | undefined) => String(Number(text));
const numerals = `[${numeralChars}]`;

/** GB/T 9704-2012: 7.2.5 numbers, 7.3.2 colon, 7.3.3 headings, 7.3.4 attachments, 7.3.5 days. */
const checks: readonly Check[] = [
  ['paddedDay', /(?<![\d年])(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/g,
    differs((m) => `${m[1] === undefined ? '' : `${m[1]}年`}${n(m[2])}月${n(m[3])}日`), '月、日不加0。'],
  ['dayStyle', /(?<![\d.\-/])(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?![\d.\-/])/g,
    (m) => day([m[0], m[1] ?? '', m[3] ?? '', m[4] ?? '']), '日期写成“年月日”，年份写全。'],
  ['dayNumerals', new RegExp(`([〇○零一二三四五六七八九]{4})年(${numerals}{1,3})月(${numerals}{1,3})日`, 'g'),
    (m) => day([m[0], ...[m[1], m[2], m[3]].map((part) => String(parseChineseNumber(part ?? '')))]), '日期用阿拉伯数字。'],
  ['colon', /(?<=[\p{Script=Han}）〕”》]):(?!\/\/)/gu, () => '：', '汉字后面的冒号用全角。'],
  ['attachmentEnd', /(?<=^[ \t\u3000]*附件[0-9]*[：:][^\n]*)[。；;，,.、](?=[ \t\u3000]*$)/gm, () => '', '附件名称后面不加标点。'],
  ['heading', new RegExp(`(?<=^[ \\t\\u3000]*)[（(](${numerals}+)[）)]、?`, 'gm'),
    differs((m) => `（${m[1] ?? ''}）`), '第二层序数写“（一）”，用全角括号，后面不加顿号。'],
  ['heading', new RegExp(`(?<=^[ \\t\\u3000]*)([一二三四五六七八九十]+)[.．,，:：]`, 'gm'),
    differs((m) => `${m[1] ?? ''}、`), '第一层序数写“一、”，后面用顿号。'],
  ['heading', /(?<=^[ \t\u3000]*)(\d{1,2})(?:[、．。]|(?:\.、))(?!\d)/gm,
    differs((m) => `${m[1] ?? ''}.`), '第三层序数写“1.”，后面用半角圆点。'],
  ['heading', /(?<=^[ \t\u3000]*)[（(](\d{1,2})[）)]、?/gm,
    differs((m) => `（${m[1] ?? ''}）`), '第四层序数写“（1）”，用全角括号，后面不加顿号。'],
];

/**
 * Departures from GB/T 9704-2012 that can be seen in plain text, in the order of the text. They are
 * advice: nothing is refused for them.
 */
export function checkPaperText(text: string): TextFinding[] {
  const findings: TextFinding[] = [];
  for (const found of findNumbers(text)) {
    if (found.text === found.correct) continue;
    findings.push({
      rule: 'number', index: found.index, length: found.text.length, found: found.text, suggestion: found.correct,
      message: '文号年份用六角括号“〔〕”并写全，序号不加0、不加“第”。',
    });
  }
  for (const [rule, pattern, right, message] of checks) {
    for (const m of text.matchAll(pattern)) {
      const suggestion = right(m);
      if (suggestion !== null) findings.push({ rule, index: m.index, length: m[0].length, found: m[0], suggestion, message });
    }
  }
  for (const m of text.matchAll(/(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})日/g)) {
    if (day(m) !== null) continue;
    findings.push({ rule: 'noSuchDay', index: m.index, length: m[0].length, found: m[0], suggestion: m[0], message: '没有这一天，请核对。' });
  }
  return findings.sort((a, b) => a.index - b.index || b.length - a.length);
}

/** The text with every suggestion put in its place; of two that overlap the later one, so a second pass may find one more. */
export function correctPaperText(text: string): string {
  let corrected = text;
  let end = text.length;
  for (const finding of checkPaperText(text).reverse()) {
    if (finding.index + finding.length > end) continue;
    corrected = corrected.slice(0, finding.index) + finding.suggestion + corrected.slice(finding.index + finding.length);
    end = finding.index;
  }
  return corrected;
}
