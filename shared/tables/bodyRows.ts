import type { Grid, GridCell, HeadRows } from '#shared/tables/grid.ts';
import { wordsOf } from '#shared/tables/grid.ts';
import { type LabelParts, plainLabel } from '#shared/tables/matchColumns.ts';

/** One line of a sheet that is a thing of its own. `at` is its row in the sheet, from 0. */
export interface BodyRow {
  at: number;
  cells: (GridCell | null)[];
  hidden: boolean;
}

/** A line that is none, and why, in words. */
export interface SkippedRow {
  at: number;
  why: string;
  text: string;
}

const total = /^(合计|总计|小计|共计|累计|本页小计|总数)/;
const foot = /^(填表人|填报人|制表人?|审核人?|审批人?|负责人签字|单位负责人|主要负责人|分管领导|主要领导|签字|盖章|填报单位|填表单位|填报日期|填表日期|制表日期|联系人|联系电话|说明|注|备注|附注|填表说明)[:：]/;
const example = /^(示例|样例|例[:：)）]|（例）|\(例\)|填写示例|填表说明)/;
const heading = /^([一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十]+[)）])/;
const ditto = new Set(['同上', '〃', '″', '"', "''", '同前', '〃〃']);
const counting = /^(序号|编号|序|no\.?|num)$/i;

function skipReason(row: readonly (GridCell | null)[], at: number, grid: Grid, labels: readonly string[], firstRow: number): string | null {
  const filled = row.flatMap((cell, i) => (wordsOf(cell) === '' ? [] : [i]));
  const first = wordsOf(row[filled[0] ?? 0]);
  const second = wordsOf(row[filled[1] ?? 0]);
  if (total.test(first) || (/^\d+$/.test(first) && total.test(second))) return '合计行';
  if (filled.length <= 6 && foot.test(first)) return '表尾的签字或说明';
  if (example.test(first) || (/^\d+$/.test(first) && example.test(second))) return '填写示例';
  if (filled.length > 1 && filled.filter((i) => plainLabel(row[i]?.text ?? '') === labels[i]).length * 10 >= filled.length * 6) return '重复的表头';
  if (at === firstRow && filled.length > 2 && filled.every((i, n) => wordsOf(row[i]).replace(/[()（）]/g, '') === String(n + 1) || (n === 0 && /^(栏次|序号|甲)$/.test(wordsOf(row[i]))))) return '栏次号';
  if (filled.length === 1 && labels.length > 2) {
    const [column = 0] = filled;
    const wide = grid.merges.some((one) => one.top <= at && at <= one.bottom && one.left === column && one.right - one.left >= 2);
    if (wide || heading.test(first)) return '分组的标题';
    if (/[:：]/.test(first) && at >= grid.rows.length - 6) return '表尾的签字或说明';
  }
  return null;
}

/**
 * The lines under a head that are things, and those that are something else: totals, signatures, headings, repeated heads. A cell
 * that goes over several rows counts for each, 同上 is what stands above, and a line with nothing but its number is empty.
 */
export function bodyRows(grid: Grid, head: HeadRows, labels: readonly LabelParts[]): { rows: BodyRow[]; skipped: SkippedRow[] } {
  const rows: BodyRow[] = [];
  const skipped: SkippedRow[] = [];
  const hidden = new Set(grid.hiddenRows);
  const names = labels.map((parts) => plainLabel(parts.at(-1) ?? ''));
  const numbers = new Set(labels.flatMap((parts, i) => (counting.test(plainLabel(parts.join(''))) ? [i] : [])));
  const down = new Map<number, { left: number; from: number }[]>();
  for (const { top, bottom, left, right } of grid.merges) {
    if (bottom === top || top <= head.last) continue;
    for (let row = top + 1; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) if (column === left) down.set(row, [...(down.get(row) ?? []), { left, from: top }]);
  }
  let above: (GridCell | null)[] = [];
  for (let at = head.last + 1; at < grid.rows.length; at += 1) {
    const raw = grid.rows[at] ?? [];
    const own = raw.some((cell, i) => (wordsOf(cell) !== '' || cell?.bad !== undefined) && !(numbers.has(i) && /^\d*$/.test(wordsOf(cell))));
    if (!own) continue;
    const why = skipReason(raw, at, grid, names, head.last + 1);
    if (why !== null) {
      skipped.push({ at, why, text: raw.flatMap((cell) => (wordsOf(cell) === '' ? [] : [cell?.text ?? ''])).join('　').slice(0, 60) });
      continue;
    }
    const cells = Array.from({ length: grid.columns }, (_, i) => (ditto.has(wordsOf(raw[i])) ? (above[i] ?? null) : (raw[i] ?? null)));
    for (const { left, from } of down.get(at) ?? []) cells[left] = grid.rows[from]?.[left] ?? null;
    above = cells;
    rows.push({ at, cells, hidden: hidden.has(at) });
  }
  return { rows, skipped };
}
