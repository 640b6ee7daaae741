import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNumbers, issueNumber, nextNumber, paperNumber, parseNumber, patternProblem, seriesFindings } from '#shared/rules/numbering.ts';
import { chineseNumber, headingNumber, parseChineseNumber, percent } from '#shared/rules/numerals.ts';
import { checkPaperText, correctPaperText } from '#shared/rules/paperText.ts';

describe('paper numbers', () => {
  test('the pattern gives the number as the standard writes it', () => {
    expect(paperNumber('横议纪〔{年}〕{号}号', 2026, 12)).toBe('横议纪〔2026〕12号');
    expect(patternProblem('〔{年}〕{号}号')).toBeNull();
    expect(patternProblem('[{年}]{号}号')).toMatch('六角括号');
    expect(patternProblem('〔{年}〕第{号}号')).toMatch('第');
    expect(patternProblem('第{号}期')).toBeNull();
    expect([issueNumber('第12期'), issueNumber('（２０２６）第８ 期'), issueNumber('专报')]).toEqual([12, 8, null]);
    expect(patternProblem('〔{年}〕号')).toMatch('{号}');
  });

  test('an office may start at 13, and a voided number never comes back', () => {
    expect(nextNumber({ start: 1, issued: [] })).toBe(1);
    expect(nextNumber({ start: 13, issued: [] })).toBe(13);
    expect(nextNumber({ start: 13, issued: [13, 14] })).toBe(15);
    expect(nextNumber({ start: 1, issued: [1] })).toBe(2);
    expect(seriesFindings({ start: 13, issued: [13, 16, 16] })).toEqual({ missing: [14, 15], twice: [16] });
  });

  test('numbers taken one after another have no gap and none twice, from any start', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.array(fc.integer({ min: 1, max: 800 }), { maxLength: 20 }), fc.nat(30), (start, issued, more) => {
        const all = [...issued];
        const given: number[] = [];
        for (let i = 0; i < more; i += 1) {
          const n = nextNumber({ start, issued: all });
          expect(all).not.toContain(n);
          all.push(n);
          given.push(n);
        }
        given.forEach((n, i) => expect(n).toBe((given[0] ?? 0) + i));
      }),
    );
  });

  test('numbers are found however they are written', () => {
    expect(findNumbers('根据[2026]012号、横党发（26）第3号文').map((found) => found.correct)).toEqual(['〔2026〕12号', '〔2026〕3号']);
    expect(parseNumber('横议纪〔２０２６〕１２号')).toEqual({ year: 2026, number: 12 });
    expect(parseNumber('第12号')).toBeNull();
  });
});

describe('text checks', () => {
  test.each([
    ['县政协[2026]012号', '县政协〔2026〕12号'],
    ['政协发〔2026〕第3号', '政协发〔2026〕3号'],
    ['2026年01月05日召开', '2026年1月5日召开'],
    ['于03月09日前', '于3月9日前'],
    ['2026.1.5', '2026年1月5日'],
    ['2026-01-05印发', '2026年1月5日印发'],
    ['二〇二六年十月一日', '2026年10月1日'],
    ['各村民委员会:', '各村民委员会：'],
    ['附件：1. 签到表。', '附件：1. 签到表'],
    ['（一）、总体要求', '（一）总体要求'],
    ['(二)主要任务', '（二）主要任务'],
    ['一.总体要求', '一、总体要求'],
    ['　　1、明确责任', '　　1.明确责任'],
    ['(1)明确责任', '（1）明确责任'],
  ])('%s is corrected to %s', (text, corrected) => {
    expect(checkPaperText(text)).not.toEqual([]);
    expect(correctPaperText(text)).toBe(corrected);
  });

  test('a text written to the standard has no findings', () => {
    const text = [
      '横议纪〔2026〕12号',
      '各村民委员会、社区居民委员会：',
      '　　2026年10月1日，云溪乡召开协商议事会议，9:30开始，网址 http://example.cn，比例为3:1，版本1.5。',
      '一、总体要求', '（一）主要任务', '1.明确责任', '（1）清运垃圾3.5吨。', '附件：1. 签到表', '2026年1月5日',
    ].join('\n');
    expect(checkPaperText(text)).toEqual([]);
  });

  test('a day that does not exist is pointed out and left for the person', () => {
    const [finding] = checkPaperText('2026年2月30日召开');
    expect(finding).toMatchObject({ rule: 'noSuchDay', index: 0, length: 10 });
    expect(correctPaperText('2026年2月30日')).toBe('2026年2月30日');
  });

  test('every finding points at what it names, and correcting twice changes nothing more', () => {
    const pieces = ['[2026]012号', '（26）第3号', '2026年01月05日', '2026.1.5', '一.', '（一）、', '(1)', '附件：表。', '\n', '：', ':', '村委会', '　　1、', '二〇二六年一月五日', '〔', '0'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        for (const finding of checkPaperText(text)) expect(text.substr(finding.index, finding.length)).toBe(finding.found);
        const once = correctPaperText(text);
        let settled = once;
        for (let i = 0; i < 4; i += 1) settled = correctPaperText(settled);
        expect(correctPaperText(settled)).toBe(settled);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('numerals', () => {
  test('a numeral is read back to its number, up to 9999', () => {
    for (let n = 0; n <= 9999; n += 1) if (parseChineseNumber(chineseNumber(n)) !== n) expect.fail(`${n} ${chineseNumber(n)}`);
    expect([10, 11, 20, 103, 110, 1003].map(chineseNumber)).toEqual(['十', '十一', '二十', '一百零三', '一百一十', '一千零三']);
    expect(parseChineseNumber('二三十')).toBeNull();
  });

  test('headings are numbered by level', () => {
    expect([headingNumber(1, 3), headingNumber(2, 12), headingNumber(3, 4), headingNumber(4, 5)]).toEqual(['三、', '（十二）', '4.', '（5）']);
  });

  test('shares have one decimal, half up, and a dash where nothing can be divided', () => {
    expect(percent(361, 615)).toBe('58.7%');
    expect(percent(49, 77)).toBe('63.6%');
    expect(percent(727, 1346)).toBe('54.0%');
    expect(percent(1, 2000)).toBe('0.1%');
    expect(percent(0, 5)).toBe('0.0%');
    expect(percent(5, 5)).toBe('100.0%');
    expect(percent(5, 0)).toBe('—');
  });

  test('a share is the exact quotient rounded half up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200_000 }), fc.integer({ min: 1, max: 200_000 }), (n, d) => {
        const tenths = (BigInt(n) * 2000n + BigInt(d)) / (2n * BigInt(d));
        expect(percent(n, d)).toBe(`${tenths / 10n}.${tenths % 10n}%`);
      }),
    );
  });
});
