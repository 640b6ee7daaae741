import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Cell } from '#shared/contract/figures.ts';
import type { IssuedContent } from '#shared/contract/closing.ts';
import type { Filter } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import type { Context } from '#electron/service/context.ts';
import { idsOf } from '#electron/storage/figures.ts';

/** What `content` of an issued table holds. A list names its records by their place in `ids`: a record is in many lists. */
interface Packed {
  format: 1;
  shown: IssuedContent;
  ids: string[];
  lists: Record<string, { entity: EntityName; at: number[] }>;
}

/** Keeps the records behind each number while a table is issued. */
export interface Keeper {
  /** The cell with its list in place of its conditions, which would find other records later. */
  cell<C extends Cell>(cell: C): C;
  list(entity: EntityName, where: readonly Filter[]): string;
  /** How many different records there are. */
  records(): number;
  pack(shown: IssuedContent): string;
}

export function makeKeeper(context: Context): Keeper {
  const ids: string[] = [];
  const places = new Map<string, number>();
  const lists: Packed['lists'] = {};
  const known = new Map<string, string>();
  const placeOf = (id: string): number => {
    const at = places.get(id) ?? ids.push(id) - 1;
    places.set(id, at);
    return at;
  };
  const list: Keeper['list'] = (entity, where) => {
    const question = JSON.stringify([entity, where]);
    const found = known.get(question);
    if (found !== undefined) return found;
    const key = `r${known.size + 1}`;
    known.set(question, key);
    lists[key] = { entity, at: idsOf(context.store.engine, entity, where).map(placeOf) };
    return key;
  };
  return {
    list,
    cell: (cell) => ({ ...cell, where: [], list: cell.rows === 0 ? null : list(cell.entity, cell.where) }),
    records: () => ids.length,
    pack(shown) {
      const packed: Packed = { format: 1, shown, ids, lists };
      return deflateRawSync(JSON.stringify(packed), { level: 9 }).toString('base64');
    },
  };
}

export interface Unpacked {
  shown: IssuedContent;
  /** Null for a list that is not there. */
  list(key: string): { entity: EntityName; ids: string[] } | null;
}

export function unpack(content: string): Unpacked {
  let packed: Packed;
  try {
    packed = JSON.parse(inflateRawSync(Buffer.from(content, 'base64')).toString('utf8')) as Packed; // written by pack alone
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Failure('file', '这份表册的内容读不出来，可能在传送中损坏；其他记录没有受影响。', '请对方重新报送，或者从备份里找回。');
  }
  return {
    shown: packed.shown,
    list(key) {
      const found = packed.lists[key];
      return found ? { entity: found.entity, ids: found.at.flatMap((at) => packed.ids[at] ?? []) } : null;
    },
  };
}
