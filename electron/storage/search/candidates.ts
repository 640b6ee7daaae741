import type { EntityName } from '#shared/entities/index.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';
import { fold, pieces } from '#electron/storage/search/fold.ts';
import { lastRow, readCursors, readQueue } from '#electron/storage/search/pending.ts';
import { inBoth, inEither, rowsWith } from '#electron/storage/search/postings.ts';
import { searchedFields } from '#electron/storage/search/texts.ts';

/** More waiting rows than this are not worth a list. */
const most = 5000;

/**
 * The rowids of an entity among which every record is that holds the word in a text that the index knows, so that LIKE
 * need not look at the others; null when the index can't tell: a word too short for it, or too much waiting.
 */
export function candidateRows(engine: Engine, entity: EntityName, word: string): number[] | null {
  const asked = pieces(fold(word));
  if (asked.size === 0 || searchedFields(entity).length === 0) return null;
  const reached = readCursors(engine).get(entity) ?? 0;
  const last = lastRow(engine, entity);
  const queue = readQueue(engine, most);
  if (last - reached > most || queue.length >= most) return null;
  let found: number[] | null = null;
  for (const piece of asked) {
    let rows: number[] = [];
    for (const part of rowsWith(engine, piece, entity).values()) rows = inEither(rows, part);
    found = found ? inBoth(found, rows) : rows;
  }
  const rowsBy = (where: string, param: string | number): number[] =>
    engine.all<{ n: number }>(`SELECT rowid AS n FROM "${entity}" WHERE ${where} ORDER BY rowid`, [param]).map(({ n }) => n);
  const waiting = inEither(rowsBy('rowid > ?', reached), rowsBy('id IN (SELECT record FROM searchQueue WHERE entity = ?)', entity));
  return inEither(found ?? [], waiting);
}
