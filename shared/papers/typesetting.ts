/** Arithmetic of the page that both the print pages and the .docx need. Widths in characters of the body: 16 pt. */

/** Width in full-width characters: ASCII counts half. */
export function charWidth(text: string): number {
  let width = 0;
  for (const char of text) width += char >= ' ' && char <= '~' ? 0.5 : 1;
  return width;
}

const typeAreaPt = 442;

/**
 * Size in points and horizontal scale in percent for the red mark, so that it stays on one line of the type area
 * (156 mm) and stands as large as its length allows.
 */
export function markSize(mark: string): { size: number; scale: number } {
  const width = Math.max(1, charWidth(mark));
  for (const size of [42, 36, 32, 28, 24]) {
    const scale = Math.min(100, Math.floor((typeAreaPt * 0.97 * 100) / (width * size)));
    if (scale >= 72) return { size, scale };
  }
  return { size: 22, scale: Math.max(33, Math.min(100, Math.floor((typeAreaPt * 97) / (width * 22)))) };
}

const breakAfter = ['关于', '召开', '开展', '会议', '协商', '委员会', '联络组', '议事会', '工作室', '工作站', '联系点', '活动', '问题', '”', '》', '、', '的'];
const breakBefore = ['关于', '召开', '会议', '通知', '纪要', '协商', '议事', '“', '《'];

/** Titles across (257 mm at 22 pt). */
export const titleAcross = 32;

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** After how many characters (code points) a word ends, as far as the language's dictionary knows. */
function wordEnds(text: string): ReadonlySet<number> {
  let at = 0;
  return new Set([...words.segment(text)].map(({ segment }) => (at += [...segment].length)));
}

/**
 * A title in lines of at most `max` characters (19 of 22 pt fill the type area), broken where a word ends as far as can be
 * told, the lines about equally long (GB/T 9704-2012, 7.3.1).
 */
export function titleLines(title: string, max = 19): string[] {
  const lines = Math.ceil(charWidth(title) / max);
  if (lines <= 1) return [title];
  const chars = [...title];
  const ideal = Math.round(chars.length / lines);
  const ends = wordEnds(title);
  let best = Math.min(ideal, max);
  let bestCost = Infinity;
  for (let at = Math.max(2, ideal - 6); at <= Math.min(chars.length - 2, max, ideal + 6); at += 1) {
    const before = chars.slice(0, at).join('');
    const after = chars.slice(at).join('');
    if (charWidth(before) > max || Math.ceil(charWidth(after) / max) > lines - 1) continue;
    if (/^[，。、；：！？）”》的]/.test(after) || /[（“《]$/.test(before) || /[0-9A-Za-z]$/.test(before) && /^[0-9A-Za-z年月日]/.test(after)) continue;
    const good = breakAfter.some((word) => before.endsWith(word)) || breakBefore.some((word) => after.startsWith(word)) || /^\d{4}年/.test(after);
    const cost = Math.abs(at - ideal) + (good ? 0 : 8) + (ends.has(at) ? 0 : 12);
    if (cost < bestCost) [best, bestCost] = [at, cost];
  }
  return [chars.slice(0, best).join(''), ...titleLines(chars.slice(best).join(''), max)];
}

/**
 * Right indents, in characters, of signature and day of a sealed paper: the day stands four characters off the right edge,
 * the signature centred over it, but never closer than the edge (GB/T 9704-2012, 7.3.5.1).
 */
export function signatureIndents(issuer: string, day: string): { issuer: number; day: number } {
  const over = (charWidth(day) - charWidth(issuer)) / 2;
  const issuerIndent = 4 + over;
  return issuerIndent >= 2 ? { issuer: issuerIndent, day: 4 } : { issuer: 2, day: Math.max(4, 2 - over) };
}
