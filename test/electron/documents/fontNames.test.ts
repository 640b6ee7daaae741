import { describe, expect, it } from 'vitest';
import { fontNames, fontTrouble } from '#electron/documents/fontNames.ts';
import { fontNamed } from '#test/electron/documents/fontFixture.ts';

describe('what a font file says of itself', () => {
  it('is its family and full names in every language, each once', () => {
    const font = fontNamed([[3, 1, 'FangSong_GB2312'], [3, 1, '仿宋_GB2312'], [3, 2, 'Regular'], [0, 4, '仿宋_GB2312'], [1, 1, 'not read']]);
    expect(fontNames(font)).toEqual(['FangSong_GB2312', '仿宋_GB2312']);
    expect(fontTrouble(font)).toBeNull();
  });

  it('is refused in words for collections, other files and files that are cut off', () => {
    const font = fontNamed([[3, 1, '仿宋_GB2312']]);
    expect(fontTrouble(fontNamed([[3, 1, '仿宋']], [...'ttcf'].map((one) => one.charCodeAt(0))))).toContain('.ttc');
    expect(fontTrouble(new TextEncoder().encode('这不是字体文件，只是一段文字'))).toContain('不是字体文件');
    expect(fontTrouble(font.slice(0, 34))).toBe('读不出字体名称');
    expect(fontTrouble(new Uint8Array(3))).toBe('不是字体文件');
  });
});
