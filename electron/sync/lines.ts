import type { Operation } from '#shared/operation.ts';
import { endOf, nextHash, type Piece, type Skip } from '#electron/storage/chain.ts';
import type { SaltedOperation } from '#electron/storage/operations.ts';
import type { BundleLife } from '#electron/sync/manifest.ts';
import { incomplete } from '#electron/sync/refusal.ts';

/**
 * The lines of a bundle's chunks (docs/bundle-format.md, "Lines"). A life is named by its place in the manifest's `lives`,
 * or in `extras` where the line says so.
 */

export const longestLine = 8 * 1024 * 1024;
const deepest = 4;

export function lineOfOperation(life: number, { op, salt }: SaltedOperation, extra = false): string {
  const own = `${op.site}.${op.inc}.`;
  const prev = Object.entries(op.prev).map(([field, ids]) => [field, ids.map((one) => (one.startsWith(own) ? Number(one.slice(own.length)) : one))]);
  return JSON.stringify({
    life, ...(extra ? { extra } : {}), seq: op.seq, hlc: op.hlc, wall: op.wall, user: op.user, entity: op.entity, record: op.record,
    set: op.set, prev: Object.fromEntries(prev), tx: [op.tx.first, op.tx.count], salt, ...(op.sum === undefined ? {} : { sum: op.sum }),
  });
}

export function lineOfSkip(life: number, { first, last, hash }: Skip): string {
  return JSON.stringify({ life, skip: [first, last], hash });
}

export type Line = { life: number; extra: boolean; piece: Piece };

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const isWhole = (value: unknown, least = 1): value is number => Number.isSafeInteger(value) && (value as number) >= least;
const isText = (value: unknown, max: number): value is string => typeof value === 'string' && value.length <= max;
const fieldShape = /^[a-zA-Z][a-zA-Z0-9]{0,40}(\/[A-Za-z0-9_.-]{1,64})?$/;
const recordShape = /^[A-Za-z0-9_.-]{1,64}$/;
const entityShape = /^[a-zA-Z][a-zA-Z0-9]{0,39}$/;
const nameShape = /^[A-Za-z0-9_-]{1,64}\.[A-Za-z0-9_-]{1,64}\.[1-9]\d{0,15}$/;
const hashShape = /^[0-9a-f]{64}$/;
const wallShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const poison = new Set(['constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty']);
const isField = (name: string): boolean => fieldShape.test(name) && !poison.has(name);

/** Refuses nesting that no line of ours has, before a parser is asked to follow it. */
function isShallow(line: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < line.length; i += 1) {
    const code = line.charCodeAt(i);
    if (quoted) {
      if (code === 92) i += 1;
      else if (code === 34) quoted = false;
    } else if (code === 34) quoted = true;
    else if (code === 123 || code === 91) {
      depth += 1;
      if (depth > deepest) return false;
    } else if (code === 125 || code === 93) depth -= 1;
  }
  return true;
}

function setOf(value: unknown): Operation['set'] | null {
  if (!isObject(value)) return null;
  const set: Operation['set'] = {};
  for (const [name, one] of Object.entries(value)) {
    if (!isField(name) || !(one === null || typeof one === 'string' || typeof one === 'boolean' || (typeof one === 'number' && Number.isFinite(one)))) return null;
    set[name] = one;
  }
  return set;
}

function prevOf(value: unknown, life: { site: string; inc: string }): Operation['prev'] | null {
  if (!isObject(value)) return null;
  const prev: Operation['prev'] = {};
  for (const [name, ids] of Object.entries(value)) {
    if (!isField(name) || !Array.isArray(ids) || ids.length > 1000) return null;
    const names: string[] = [];
    for (const one of ids as readonly unknown[]) {
      if (isWhole(one)) names.push(`${life.site}.${life.inc}.${one}`);
      else if (typeof one === 'string' && nameShape.test(one)) names.push(one);
      else return null;
    }
    prev[name] = names;
  }
  return prev;
}

/** Reads one line. Refuses what is not exactly one of ours; nothing of what it says reaches an object's prototype. */
export function readLine(text: string, lives: readonly BundleLife[], extras: readonly { site: string; inc: string }[]): Line {
  if (text.length > longestLine || !isShallow(text)) throw incomplete();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw incomplete();
    throw error;
  }
  if (!isObject(value) || !isWhole(value['life'], 0)) throw incomplete();
  const extra = value['extra'] === true;
  const at = value['life'];
  const life = extra ? extras[at] : lives[at];
  if (!life) throw incomplete();
  const skip = value['skip'];
  if (Array.isArray(skip)) {
    const [first, last] = skip as readonly unknown[];
    const hash = value['hash'];
    if (extra || !isWhole(first) || !isWhole(last) || last < first || typeof hash !== 'string' || !hashShape.test(hash)) throw incomplete();
    return { life: at, extra, piece: { skip: { first, last, hash } } };
  }
  const { seq, hlc, wall, user, entity, record, tx, salt, sum } = value;
  const [txFirst, txCount] = Array.isArray(tx) ? (tx as readonly unknown[]) : [];
  const set = setOf(value['set']);
  const prev = prevOf(value['prev'], life);
  if (
    !isWhole(seq) || !isWhole(hlc) || !isText(wall, 24) || !wallShape.test(wall) || !isText(user, 200) || !isText(entity, 40) || !entityShape.test(entity) ||
    poison.has(entity) || !isText(record, 64) || !recordShape.test(record) || !isText(salt, 64) || !isWhole(txFirst) || !isWhole(txCount) || !set || !prev ||
    seq < txFirst || seq >= txFirst + txCount || !(sum === undefined || (typeof sum === 'string' && hashShape.test(sum)))
  ) {
    throw incomplete();
  }
  const op: Operation = { site: life.site, inc: life.inc, seq, hlc, wall, user, entity, record, set, prev, tx: { first: txFirst, count: txCount }, ...(typeof sum === 'string' ? { sum } : {}) };
  return { life: at, extra, piece: { op, salt } };
}

/** Walks the chain of one life over its pieces: without holes from `first` to `last`, from hash to hash. */
export function makeWalker(life: BundleLife): { take(piece: Piece): void; end(): void } {
  let hash = life.before;
  let next = life.first;
  return {
    take(piece) {
      if ((piece.skip ? piece.skip.first : piece.op.seq) !== next) throw incomplete();
      hash = piece.skip ? piece.skip.hash : nextHash(hash, piece.op, piece.salt);
      next = endOf(piece) + 1;
    },
    end() {
      if (next !== life.last + 1 || hash !== life.after) throw incomplete();
    },
  };
}
