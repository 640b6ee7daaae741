import type { Grid, GridCell, HeadRows, Merge } from '#shared/tables/grid.ts';
import { wordsOf } from '#shared/tables/grid.ts';
import { isLabel, type LabelParts, plainLabel } from '#shared/tables/matchColumns.ts';
import type { TableWords } from '#shared/tables/words.ts';

/** A head is looked for among so many rows. */
const searched = 40;

const filledOf = (row: readonly (GridCell | null)[]): number[] => row.flatMap((cell, i) => (wordsOf(cell) === '' ? [] : [i]));
const isText = (cell: GridCell | null | undefined): boolean => !!cell && cell.number === undefined && cell.day === undefined && !/^[\d.,%-]+$/.test(wordsOf(cell));

function mergeAt(grid: Grid, row: number, column: number): Merge | undefined {
  return grid.merges.find((one) => one.top <= row && row <= one.bottom && one.left <= column && column <= one.right);
}

/** A title or a line of words: one cell, or one that goes over most columns. */
function isTitle(grid: Grid, row: number): boolean {
  const filled = filledOf(grid.rows[row] ?? []);
  return filled.length <= 1 || (filled.length === 2 && filled.some((column) => /[:：]/.test(wordsOf(grid.rows[row]?.[column]))));
}

/** A line of particulars above the head: 填报单位：…, 日期：…. */
function isParticulars(grid: Grid, row: number): boolean {
  return filledOf(grid.rows[row] ?? []).some((column) => /[:：].|[:：]$/.test(wordsOf(grid.rows[row]?.[column])));
}

function hitsOf(grid: Grid, row: number, words: TableWords): number {
  const cells = grid.rows[row] ?? [];
  const labels = new Set(filledOf(cells).filter((i) => isText(cells[i])).map((i) => cells[i]?.text ?? '').filter((text) => [...text].length <= 30 && isLabel(text, words)).map(plainLabel));
  return labels.size;
}

/** The row below belongs to the head: cells of the head above reach into it, or it names the columns under a shared word. */
function goesOnBelow(grid: Grid, row: number, words: TableWords): boolean {
  const [above = [], below = []] = [grid.rows[row], grid.rows[row + 1]];
  const filled = filledOf(below);
  if (filled.length === 0 || isParticulars(grid, row + 1)) return false;
  if (filled.some((i) => !isText(below[i]))) return false;
  if (grid.merges.some((one) => one.top <= row && one.bottom >= row + 1)) return true;
  const hits = filled.filter((i) => isLabel(below[i]?.text ?? '', words)).length;
  if (grid.merges.some((one) => one.top <= row && one.bottom === row && one.right > one.left)) return hits * 2 >= filled.length;
  // Without merges (a .csv of such a head): the words below stand where nothing stands above, or under the first of a group.
  const open = filled.filter((i) => wordsOf(above[i]) === '');
  return open.length > 0 && filled.length <= open.length * 2 && hits * 10 >= filled.length * 6;
}

/** The row above belongs to the head. */
function beginsAbove(grid: Grid, row: number): boolean {
  if (row === 0 || isTitle(grid, row - 1) || isParticulars(grid, row - 1)) return false;
  const [above = [], here = []] = [grid.rows[row - 1], grid.rows[row]];
  if (filledOf(above).some((i) => !isText(above[i]))) return false;
  const linked = grid.merges.some((one) => one.top <= row - 1 && one.bottom >= row);
  const open = filledOf(above).some((i) => wordsOf(here[i]) === '');
  return linked || open;
}

/** Where the head of a sheet stands; null where nothing looks like one. `sure`: at least two of its words are known. */
export function findHead(grid: Grid, words: TableWords): (HeadRows & { sure: boolean }) | null {
  let best = -1;
  let most = 1;
  for (let row = 0; row < Math.min(searched, grid.rows.length); row += 1) {
    if (isParticulars(grid, row) && filledOf(grid.rows[row] ?? []).length < 4) continue;
    const hits = hitsOf(grid, row, words);
    if (hits > most) [best, most] = [row, hits];
  }
  const sure = best >= 0;
  if (!sure) best = grid.rows.findIndex((row, i) => i < searched && filledOf(row).length >= Math.min(2, grid.columns) && filledOf(row).every((at) => isText(row[at])) && !isParticulars(grid, i));
  if (best < 0) return null;
  let first = best;
  let last = best;
  while (last - first < 3 && beginsAbove(grid, first)) first -= 1;
  while (last - first < 3 && goesOnBelow(grid, last, words)) last += 1;
  return { first, last, sure };
}

/** The words over each column: a cell that is one over several columns or rows counts for all of them. */
export function labelsOf(grid: Grid, head: HeadRows): LabelParts[] {
  return Array.from({ length: grid.columns }, (_, column) => {
    const parts: string[] = [];
    for (let row = head.first; row <= head.last; row += 1) {
      const merge = mergeAt(grid, row, column);
      let text = (merge ? grid.rows[merge.top]?.[merge.left] : grid.rows[row]?.[column])?.text.replace(/\s+/g, '') ?? '';
      // A group's word that the file did not merge stands over its first column only.
      if (text === '' && row < head.last && wordsOf(grid.rows[row + 1]?.[column]) !== '') {
        for (let left = column - 1; left >= 0 && text === ''; left -= 1) {
          if (wordsOf(grid.rows[row + 1]?.[left]) === '') break;
          text = grid.rows[row]?.[left]?.text.replace(/\s+/g, '') ?? '';
        }
      }
      if (text !== '' && parts.at(-1) !== text) parts.push(text);
    }
    return parts;
  });
}

/** The one year that the words above the head name (2024年度…), or the sheet's or file's name; null for none or several. */
export function yearOfSheet(grid: Grid, head: HeadRows, names: readonly string[]): number | null {
  const above = grid.rows.slice(0, head.first).flatMap((row) => row.map(wordsOf));
  for (const texts of [above, names]) {
    const years = new Set(texts.flatMap((text) => [...text.normalize('NFKC').matchAll(/(?<!\d)(20\d\d)(?=年|\D|$)/g)].map((m) => Number(m[1]))));
    const [only] = years;
    if (years.size === 1 && only !== undefined) return only;
  }
  return null;
}
