import { describe, expect, it } from 'vitest';
import { pastedCells } from '#renderer/ui/pastedCells.ts';
import { pinyinMatch } from '#renderer/ui/pinyinMatch.ts';
import { cleanText, halfWidth, lengthOf } from '#renderer/ui/typedText.ts';
import { readNumber } from '#renderer/ui/NumberField.tsx';
import { readTime } from '#renderer/ui/TimeField.tsx';

describe('typed text', () => {
  it('keeps rare characters and drops control characters and half characters', () => {
    expect(cleanText('𠮷田\u0000\u0007㐂\uD842')).toBe('𠮷田㐂');
    expect(cleanText('\uDFB7村')).toBe('村');
    expect(lengthOf('𠮷田')).toBe(2);
  });
  it('keeps line breaks in memos and turns them into spaces in one line', () => {
    expect(cleanText('一\r\n二')).toBe('一\n二');
    expect(cleanText('一\r\n二\t三', true)).toBe('一 二 三');
  });
  it('reads full-width digits and signs', () => {
    expect(halfWidth('　１２．５：３０ ')).toBe('12.5:30');
  });
});

describe('times and numbers', () => {
  it.each([
    ['9:30', '09:30'],
    ['0930', '09:30'],
    ['930', '09:30'],
    ['９：３０', '09:30'],
    ['14', '14:00'],
    ['14点05分', '14:05'],
  ])('reads %s as %s', (text, time) => {
    expect(readTime(text)).toEqual({ value: time });
  });
  it.each(['25:00', '9:60', '上午', '12345'])('refuses the time %s', (text) => {
    expect(readTime(text)).toHaveProperty('error');
  });
  it('reads numbers with full-width digits, commas and the unit', () => {
    expect(readNumber('１，２３４．５０万元', { unit: '万元', decimals: 2 })).toEqual({ value: 1234.5 });
    expect(readNumber('12', {})).toEqual({ value: 12 });
  });
  it('refuses text, decimals that would be lost, and what lies outside', () => {
    expect(readNumber('约三十', {})).toEqual({ error: '“约三十”不是数字' });
    expect(readNumber('1.5', {})).toEqual({ error: '请填整数' });
    expect(readNumber('-1', { min: 0 })).toEqual({ error: '不能是负数' });
    expect(readNumber('1e5', {})).toHaveProperty('error');
    expect(readNumber('12,34', {})).toHaveProperty('error');
  });
});

describe('pinyin', () => {
  it.each(['王家', 'wjg', 'wangjiagou', 'wang jia', "wang'jia", 'wjgou', 'WJG', 'jgc', 'wangji'])('finds 王家沟村 by %s', (query) => {
    expect(pinyinMatch('王家沟村', query)).toBe(true);
  });
  it.each(['ljw', '王沟', 'xyz', '@'])('does not find it by %s', (query) => {
    expect(pinyinMatch('王家沟村', query)).toBe(false);
  });
  it('knows a character of two readings by both', () => {
    expect(pinyinMatch('重阳村', 'cyc')).toBe(true);
    expect(pinyinMatch('重阳村', 'zyc')).toBe(true);
  });
});

describe('cells from the clipboard', () => {
  it('reads tabs, line breaks and quoted cells', () => {
    expect(pastedCells('a\tb\r\n"一\n""二"""\tc\r\n')).toEqual([
      ['a', 'b'],
      ['一\n"二"', 'c'],
    ]);
  });
  it('takes a lone quote as text', () => {
    expect(pastedCells('"引号\tx\n')).toEqual([['"引号', 'x']]);
  });
  it('keeps empty cells', () => {
    expect(pastedCells('\t\n\tb')).toEqual([
      ['', ''],
      ['', 'b'],
    ]);
  });
});
