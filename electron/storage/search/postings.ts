import { type EntityName, entityNames } from '#shared/entities/index.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';

/**
 * Which records hold a piece: for each piece and part (an entity's titles, or the rest of its texts) the rowids of the
 * entity's table in blocks of bytes. Only ever added to, so a record that was changed is found by its old words too; who
 * shows a record looks whether the word is there.
 *
 * A block is a row of numbers, seven bits a byte, the last with the high bit unset: the step from the rowid before, or 0
 * and the rowid itself. A rowid may stand twice.
 */

/** A cell of more bytes would spill into a page of its own. */
const fullBlock = 900;

/** Even: titles; odd: the rest. */
export function partOf(entity: EntityName, title: boolean): number {
  return entityNames.indexOf(entity) * 2 + (title ? 0 : 1);
}

export function entityOfPart(part: number): EntityName | undefined {
  return entityNames[part >> 1];
}

function decode(block: Uint8Array, into: number[]): void {
  let row = 0;
  let absolute = false;
  for (let i = 0; i < block.length; ) {
    let value = 0;
    let weight = 1;
    let byte = 0;
    do {
      byte = block[i] ?? 0;
      i += 1;
      value += (byte & 127) * weight;
      weight *= 128;
    } while (byte > 127 && i < block.length);
    if (value === 0) {
      absolute = true;
      continue;
    }
    row = absolute ? value : row + value;
    absolute = false;
    into.push(row);
  }
}

function encode(value: number, into: number[]): void {
  let rest = value;
  while (rest > 127) {
    into.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  into.push(rest);
}

/** Adds rowids to what a piece finds in a part. Inside a transaction. */
export function appendRows(engine: Engine, piece: string, part: number, rows: readonly number[]): void {
  const last = engine.get<{ block: number; docs: Uint8Array }>('SELECT block, docs FROM searchPosting WHERE piece = ? AND part = ? ORDER BY block DESC LIMIT 1', [piece, part]);
  const standing: number[] = [];
  if (last) decode(last.docs, standing);
  let block = last?.block ?? 0;
  let bytes: number[] = last ? [...last.docs] : [];
  let before = standing.at(-1) ?? 0;
  const put = (): void => {
    engine.run('INSERT OR REPLACE INTO searchPosting(piece, part, block, docs) VALUES(?, ?, ?, ?)', [piece, part, block, Uint8Array.from(bytes)]);
  };
  for (const row of rows) {
    if (row === before) continue;
    if (bytes.length > fullBlock - 12) {
      put();
      block += 1;
      bytes = [];
    }
    if (bytes.length > 0 && row > before) encode(row - before, bytes);
    else {
      bytes.push(0);
      encode(row, bytes);
    }
    before = row;
  }
  put();
}

/** The rowids that a piece finds, by part, in ascending order without repetition. */
export function rowsWith(engine: Engine, piece: string, entity: EntityName | null, wanted: (entity: EntityName) => boolean = () => true): Map<number, number[]> {
  const from = entity === null ? 0 : partOf(entity, true);
  const to = entity === null ? 1e6 : partOf(entity, false);
  const blocks = engine.all<{ part: number; docs: Uint8Array }>('SELECT part, docs FROM searchPosting WHERE piece = ? AND part BETWEEN ? AND ? ORDER BY part, block', [piece, from, to]);
  const found = new Map<number, number[]>();
  for (const { part, docs } of blocks) {
    const of = entityOfPart(part);
    if (!of || !wanted(of)) continue;
    let rows = found.get(part);
    if (!rows) found.set(part, (rows = []));
    decode(docs, rows);
  }
  for (const [part, rows] of found) found.set(part, ascending(rows));
  return found;
}

function ascending(rows: number[]): number[] {
  for (let i = 1; i < rows.length; i += 1) {
    if ((rows[i] ?? 0) > (rows[i - 1] ?? 0)) continue;
    return [...new Set(rows)].sort((a, b) => a - b);
  }
  return rows;
}

/** Rows that stand in both; both ascending. */
export function inBoth(a: readonly number[], b: readonly number[]): number[] {
  const out: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left === right) out.push(left);
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return out;
}

/** Rows that stand in either; both ascending. */
export function inEither(a: readonly number[], b: readonly number[]): number[] {
  if (a.length === 0) return [...b];
  if (b.length === 0) return [...a];
  const out: number[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const left = a[i] ?? Infinity;
    const right = b[j] ?? Infinity;
    out.push(Math.min(left, right));
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return out;
}

/** Rows of the first that are not in the second; both ascending. */
export function withoutRows(rows: readonly number[], taken: readonly number[]): number[] {
  if (taken.length === 0) return [...rows];
  const out: number[] = [];
  for (let i = 0, j = 0; i < rows.length; i += 1) {
    const row = rows[i] ?? 0;
    while ((taken[j] ?? Infinity) < row) j += 1;
    if (taken[j] !== row) out.push(row);
  }
  return out;
}
