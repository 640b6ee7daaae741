import { pinyin } from 'pinyin-pro';

/**
 * First letters of the pinyin, for search by a few keys: 王建国 → `wjg`. Latin letters and digits stay, lower case; anything
 * else is left out. `name` reads the first character as a surname (单 → s, 仇 → q).
 */
export function initials(text: string, reading: 'name' | 'text' = 'text'): string {
  return read(text, 'first', reading).join('');
}

/** The whole pinyin without tones or blanks: 云溪 → `yunxi`. */
export function fullPinyin(text: string, reading: 'name' | 'text' = 'text'): string {
  return read(text, 'pinyin', reading).join('');
}

function read(text: string, pattern: 'first' | 'pinyin', reading: 'name' | 'text'): string[] {
  return pinyin(text.normalize('NFKC'), {
    pattern,
    toneType: 'none',
    type: 'array',
    v: true,
    surname: reading === 'name' ? 'head' : 'off',
    nonZh: 'consecutive',
  }).map((part) => part.toLowerCase().replace(/[^a-z0-9]/g, ''));
}
