import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fullPinyin, initials } from '#shared/rules/pinyin.ts';
import { rank, similarity } from '#shared/rules/similar.ts';
import { cleanText, codePoints, paddedName, sameName, splitNames } from '#shared/rules/text.ts';

describe('text', () => {
  test('control characters, lone surrogates and marks from a copy go, lines and Chinese punctuation stay', () => {
    expect(cleanText('\ufeff第一行\r\n第\u0000二\u200b行\t\ud800（１）')).toBe('第一行\n第二行\t（１）');
    expect(cleanText('１２ａ：０．５％', { digits: true })).toBe('12a：0.5%');
    expect(cleanText('  李\n明 ', { line: true })).toBe('李 明');
    expect(cleanText('𬭚')).toBe('𬭚');
  });

  test('cleaning twice is cleaning once, and what is clean survives JSON and UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, line) => {
        const clean = cleanText(text, { line });
        expect(cleanText(clean, { line })).toBe(clean);
        expect(JSON.parse(JSON.stringify(clean))).toBe(clean);
        expect(new TextDecoder().decode(new TextEncoder().encode(clean))).toBe(clean);
      }),
    );
  });

  test('a rare character counts once', () => {
    expect(codePoints('𬭚a字')).toBe(3);
  });

  test.each([
    ['王建国、李　明，赵六', ['王建国', '李明', '赵六']],
    ['王建国 李明\n赵六;王建国', ['王建国', '李明', '赵六']],
    ['王 刚 李 明', ['王刚', '李明']],
    ['阿依古丽·买买提/张三', ['阿依古丽·买买提', '张三']],
    ['John Smith，王五', ['John Smith', '王五']],
    ['  ', []],
  ])('the names in “%s”', (text, names) => {
    expect(splitNames(text)).toEqual(names);
  });

  test('a name of two characters is padded and still the same name', () => {
    expect(paddedName('王刚')).toBe('王\u3000刚');
    expect(paddedName('王建国')).toBe('王建国');
    expect(sameName('王\u3000刚', '王刚')).toBe(true);
    expect(sameName('', ' ')).toBe(false);
  });
});

describe('similar topics', () => {
  const topics = [
    { id: 'a', title: '关于解决云溪村路灯不亮的问题', place: 'hengliang' },
    { id: 'b', title: '修建文化广场', place: 'hengliang' },
    { id: 'c', title: '云溪村路灯不亮', place: 'elsewhere' },
    { id: 'd', title: '建议维修村内路灯', place: 'hengliang' },
  ];

  test('the same matter in the same place is found, another place is not', () => {
    expect(rank('云溪村路灯不亮', 'hengliang', topics).map((hit) => hit.candidate.id)).toEqual(['a']);
    expect(rank('云溪村路灯不亮', null, topics).map((hit) => hit.candidate.id)).toEqual(['a', 'c']);
  });

  test('similarity is between 0 and 1, the same both ways, and 1 for equal titles', () => {
    const title = fc.string({ unit: fc.constantFrom(...'村路灯不亮修建关于的问题广场水渠ab，'), maxLength: 20 });
    fc.assert(
      fc.property(title, title, (a, b) => {
        const score = similarity(a, b);
        expect(score).toBe(similarity(b, a));
        expect(score >= 0 && score <= 1).toBe(true);
        if (/[\p{L}\p{N}]/u.test(a)) expect(similarity(a, a)).toBe(1);
      }),
    );
  });
});

describe('pinyin', () => {
  test('first letters for search', () => {
    expect(initials('王建国')).toBe('wjg');
    expect(initials('单雄信', 'name')).toBe('sxx');
    expect(initials('古浪县G30路２号')).toBe('glxg30l2h');
    expect(fullPinyin('古浪')).toBe('gulang');
    expect(initials('吕梁')).toBe('ll');
    expect(initials('')).toBe('');
  });
});
