import { match } from 'pinyin-pro';

/**
 * Whether `query` finds `label`: as a piece of it, by initials (`wjg`), by whole pinyin, or by a mixture still being
 * typed. The apostrophes and spaces that an input method shows between syllables are ignored.
 */
export function pinyinMatch(label: string, query: string): boolean {
  const wanted = query.toLowerCase().trim();
  if (wanted === '') return true;
  if (label.toLowerCase().includes(wanted)) return true;
  const letters = wanted.replace(/['’\s]/g, '');
  if (letters === '' || !/^[a-zü\u3400-\u9fff0-9]+$/.test(letters)) return false;
  return match(label, letters, { continuous: true, lastPrecision: 'start', v: true }) !== null;
}
