/** How many characters a person sees, near enough: code points, so that a rare character of a name counts once. */
export function codePoints(text: string): number {
  let n = 0;
  for (const _ of text) n += 1;
  return n;
}

/**
 * Text as it may be stored: no control characters but line breaks and tabs, no lone surrogates (SQLite and JSON disagree on
 * them), no zero-width or direction marks that come along when copying from WeChat or a web page; line breaks are `\n`,
 * no-break spaces are spaces. `line`: one line, trimmed. `digits`: full-width digits and Latin letters become half-width.
 */
export function cleanText(text: string, how: { line?: boolean; digits?: boolean } = {}): string {
  let clean = text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/\u00a0/g, ' ')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
    .replace(/[\ud800-\udfff]/gu, '')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '');
  if (how.digits) clean = halfWidth(clean);
  return how.line ? clean.replace(/[\n\t]+/g, ' ').trim() : clean;
}

/** Full-width digits, Latin letters, `．`, `％` and `－` as half-width; punctuation of Chinese sentences stays. */
export function halfWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ．％－]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}

const han = /^\p{Script=Han}$/u;

/**
 * The names in one cell: between 、 ， , ； / spaces and line breaks; each once, in order. A name of two characters that is
 * set apart by a full-width space, as papers print it, stays one name.
 */
export function splitNames(text: string): string[] {
  const names: string[] = [];
  for (const part of cleanText(text).split(/[、，,；;/／\n\t|｜]+/)) {
    const words = /^[\x20-\x7e]+$/.test(part) ? [part.trim()] : part.split(/[\s\u3000]+/);
    for (let i = 0; i < words.length; i += 1) {
      const word = words[i] ?? '';
      const next = words[i + 1] ?? '';
      const padded = han.test(word) && han.test(next);
      if (word !== '') names.push(padded ? word + next : word);
      if (padded) i += 1;
    }
  }
  return [...new Set(names)];
}

/** Two names name the same person as far as text can tell: blanks inside are only typesetting. */
export function sameName(a: string, b: string): boolean {
  const bare = (name: string) => name.normalize('NFKC').replace(/\s+/g, '');
  return bare(a) !== '' && bare(a) === bare(b);
}

/** A name of two characters is set with a full-width space between them, to the width of three (paper custom). */
export function paddedName(name: string): string {
  const chars = [...name.replace(/[\s\u3000]+/g, '')];
  const [first, second] = chars;
  return chars.length === 2 && first !== undefined && second !== undefined && han.test(first) && han.test(second)
    ? `${first}\u3000${second}`
    : name;
}
