/** What is no letter and no digit: 古协商〔2026〕12号 is found by 202612号, 0935-123 4567 by 1234567, 王 军 by 王军. */
const kept = /[\p{L}\p{N}]/u;
const dropped = /[^\p{L}\p{N}]+/gu;
const surrogate = /[\ud800-\udfff]/;

/** Characters that stay as they are, become small or are left out whatever stands beside them: of nearly every text, all. */
const usual = /^[\u4e00-\u9fffA-Za-z0-9\s!-/:-@，。、；：？！“”‘’（）《》〈〉【】〔〕…—·－～％]*$/;
const usualDropped = /[^\u4e00-\u9fffa-z0-9]+/g;

/** Text as it is compared: one width, one case, letters and digits alone. */
export function fold(text: string): string {
  if (usual.test(text)) return text.toLowerCase().replace(usualDropped, '');
  return text.normalize('NFKC').toLowerCase().replace(dropped, '');
}

/**
 * The pieces by which a folded text is kept and asked for: every two neighbours that are not both digits, and every three
 * digits in a row (two digits stand in half of all records). A text of which all pieces stand in a record is nearly always
 * in it; who shows the record looks once more.
 */
export function pieces(folded: string, into: Set<string> = new Set()): Set<string> {
  const chars: ArrayLike<string> = surrogate.test(folded) ? [...folded] : folded;
  const digit = (at: number): boolean => {
    const char = chars[at] ?? '';
    return char >= '0' && char <= '9';
  };
  for (let i = 0; i + 1 < chars.length; i += 1) {
    if (!digit(i) || !digit(i + 1)) into.add(`${chars[i] ?? ''}${chars[i + 1] ?? ''}`);
    else if (digit(i + 2)) into.add(`${chars[i] ?? ''}${chars[i + 1] ?? ''}${chars[i + 2] ?? ''}`);
  }
  return into;
}

/** Marks a piece of pinyin initials, which no folded text can hold. */
const ofInitials = '~';

/** The pieces of pinyin initials: two or three letters in a row; for long texts three alone, two would find nearly all. */
export function initialPieces(letters: string, short: boolean, into: Set<string> = new Set()): Set<string> {
  for (let i = 0; i + 1 < letters.length; i += 1) {
    if (short) into.add(`${ofInitials}${letters.slice(i, i + 2)}`);
    if (i + 2 < letters.length) into.add(`${ofInitials}${letters.slice(i, i + 3)}`);
  }
  return into;
}

/** The pieces to ask for when letters may be initials: the longest that are kept. */
export function askedInitials(letters: string): Set<string> {
  const asked = new Set<string>();
  if (letters.length === 2) asked.add(`${ofInitials}${letters}`);
  for (let i = 0; i + 2 < letters.length; i += 1) asked.add(`${ofInitials}${letters.slice(i, i + 3)}`);
  return asked;
}

/** Where a folded word stands in a text: from, to (exclusive) in the text itself; null when it doesn't. */
export function placeOf(text: string, word: string): { from: number; to: number } | null {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const char of text) {
    const next = at + char.length;
    for (const one of char.normalize('NFKC').toLowerCase()) {
      if (!kept.test(one)) continue;
      folded += one;
      for (let i = 0; i < one.length; i += 1) {
        starts.push(at);
        ends.push(next);
      }
    }
    at = next;
  }
  const found = folded.indexOf(word);
  if (found < 0) return null;
  return { from: starts[found] ?? 0, to: ends[found + word.length - 1] ?? text.length };
}
