import { compareOperations, deletedField, headsOf, isHidden, type Operation, operationId } from '#shared/operation.ts';
import { cutSkips, endOf, firstHash, nextHash, type Piece, type Skip } from '#electron/storage/chain.ts';
import { addSpan, reachOf, type Span, without } from '#electron/storage/spans.ts';
import { lineOfOperation, lineOfSkip, makeWalker, readLine } from '#electron/sync/lines.ts';
import type { BundleLife } from '#electron/sync/manifest.ts';

/**
 * A model of five offices on three levels that exchange by file, over the pure core of the program: heads, chain, lines,
 * spans. What a real site keeps in tables stands here in maps, so that thousands of histories run in seconds.
 */

export const kinds = ['write', 'write', 'write', 'delete', 'move', 'send', 'send', 'deliver', 'deliver', 'deliver', 'repeat', 'lose', 'save', 'restore', 'clock'] as const;
export interface Action {
  kind: (typeof kinds)[number];
  site: number;
  x: number;
  y: number;
}

interface Life {
  site: string;
  inc: string;
  operations: Map<number, Operation>;
  skips: Skip[];
  spans: Span[];
}

interface Kept {
  lives: Map<string, Life>;
  /** By neighbour, how far it said that it has every life. */
  has: Map<number, Map<string, number>>;
  /** By neighbour, what it said was left out for it, by life. */
  leftOut: Map<number, Map<string, Span[]>>;
  hlc: number;
}

interface Site extends Kept {
  index: number;
  name: string;
  inc: number;
  offset: number;
  saved: Kept | null;
}

interface Bundle {
  from: number;
  to: number;
  lives: BundleLife[];
  extras: { site: string; inc: string }[];
  lines: string[];
  has: Map<string, number>;
  leftOut: Map<string, Span[]>;
}

export interface World {
  sites: Site[];
  flying: Bundle[];
  landed: Bundle[];
  now: number;
  counts: { written: number; files: number };
}

const city = 0;
const county = 1;
const neighbours: readonly (readonly number[])[] = [[1], [0, 2, 3, 4], [1], [1], [1]];
const isTownship = (index: number): boolean => index > county;
const records = ['r0', 'r1', 'r2', 'r3', 'r4', 'r5'];
const fields = ['title', 'note', 'members/a', 'members/b'];
const salt = 'salt';

export function makeWorld(): World {
  const sites = neighbours.map((_, index): Site => ({ index, name: `s${index}`, inc: 1, offset: 0, saved: null, lives: new Map(), has: new Map(), leftOut: new Map(), hlc: 0 }));
  return { sites, flying: [], landed: [], now: 1_790_000_000_000, counts: { written: 0, files: 0 } };
}

const lifeAt = (site: Kept, name: string, inc: string): Life => {
  const key = `${name}.${inc}`;
  let life = site.lives.get(key);
  if (!life) site.lives.set(key, (life = { site: name, inc, operations: new Map(), skips: [], spans: [] }));
  return life;
};

export function operationsOf(site: Kept, record: string): Operation[] {
  return [...site.lives.values()].flatMap((life) => [...life.operations.values()].filter((op) => op.record === record));
}

function write(world: World, site: Site, record: string, set: Operation['set']): void {
  const life = lifeAt(site, site.name, `i${site.inc}`);
  const seq = Math.max(0, ...life.operations.keys()) + 1;
  const heads = headsOf(operationsOf(site, record));
  const seen = set[deletedField] === 1 ? [...heads.keys()] : Object.keys(set);
  const prev = Object.fromEntries(seen.flatMap((field) => (heads.get(field) ? [[field, (heads.get(field) ?? []).map(operationId)]] : [])));
  world.now += 1000;
  const wall = world.now + site.offset;
  site.hlc = Math.min(Math.max(site.hlc + 1, wall * 1024), (wall + 86_400_000) * 1024);
  const op: Operation = { site: site.name, inc: `i${site.inc}`, seq, hlc: site.hlc, wall: new Date(wall).toISOString(), user: site.name, entity: 'topic', record, set, prev, tx: { first: seq, count: 1 } };
  life.operations.set(seq, op);
  life.spans = addSpan(life.spans, { first: seq, last: seq });
  world.counts.written += 1;
}

/** The township that a record belongs to as a site sees it, or null: common to all. */
export function placeOf(site: Kept, record: string): number | null {
  const shown = headsOf(operationsOf(site, record)).get('place')?.at(-1)?.set['place'];
  return typeof shown === 'number' ? shown : null;
}

function wanted(sender: Site, to: number, record: string): boolean {
  if (!isTownship(to)) return true;
  const place = placeOf(sender, record);
  return place === null || place === to;
}

/** Operations and left-out runs in order; an operation inside a run that was left out came by itself and is no piece. */
function piecesOf(life: Life): Piece[] {
  const inside = (seq: number): boolean => life.skips.some((skip) => seq >= skip.first && seq <= skip.last);
  const pieces: Piece[] = [...[...life.operations.values()].filter((op) => !inside(op.seq)).map((op) => ({ op, salt })), ...life.skips.map((skip) => ({ skip }))];
  return pieces.toSorted((a, b) => endOf(a) - endOf(b));
}

function leftOutAt(site: Kept): Map<string, Span[]> {
  return new Map([...site.lives].map(([key, life]) => [key, life.skips.flatMap((skip) => without(skip, [...life.operations.keys()].toSorted((a, b) => a - b)))]));
}

function makeBundle(sender: Site, to: number): Bundle {
  const has = sender.has.get(to) ?? new Map<string, number>();
  const bundle: Bundle = { from: sender.index, to, lives: [], extras: [], lines: [], has: new Map([...sender.lives].map(([key, life]) => [key, reachOf(life.spans)])), leftOut: leftOutAt(sender) };
  const want = new Map(records.map((record) => [record, wanted(sender, to, record)]));
  const starts = new Map<string, number>();
  for (const [key, life] of sender.lives) {
    const last = reachOf(life.spans);
    let first = (has.get(key) ?? 0) + 1;
    if (first > last) continue;
    let hash = firstHash(life);
    let before = hash;
    let run: Skip[] = [];
    const lines: string[] = [];
    const flush = (): void => {
      const [start] = run;
      const end = run.at(-1);
      if (start && end) lines.push(lineOfSkip(bundle.lives.length, { first: start.first, last: end.last, hash: end.hash }));
      run = [];
    };
    for (const piece of piecesOf(life)) {
      if (endOf(piece) > last) break;
      if (endOf(piece) < first) {
        hash = piece.skip ? piece.skip.hash : nextHash(hash, piece.op, piece.salt);
        before = hash;
        continue;
      }
      if (piece.skip && piece.skip.first < first) first = piece.skip.first;
      hash = piece.skip ? piece.skip.hash : nextHash(hash, piece.op, piece.salt);
      if (!piece.skip && (want.get(piece.op.record) || piece.op.site === `s${to}`)) {
        flush();
        lines.push(lineOfOperation(bundle.lives.length, piece));
        continue;
      }
      run.push({ first: piece.skip ? piece.skip.first : piece.op.seq, last: endOf(piece), hash });
    }
    flush();
    starts.set(key, first);
    bundle.lives.push({ site: life.site, inc: life.inc, first, last, before, after: hash, key: null, seal: null, branchOf: null });
    bundle.lines.push(...lines);
  }
  for (const [key, runs] of sender.leftOut.get(to) ?? []) {
    const life = sender.lives.get(key);
    const from = starts.get(key) ?? Number.MAX_SAFE_INTEGER;
    const isLeft = (seq: number): boolean => seq < from && runs.some((run) => seq >= run.first && seq <= run.last);
    const entered = [...(life?.operations.values() ?? [])].filter((op) => isLeft(op.seq) && (want.get(op.record) || op.site === `s${to}`));
    if (!life || entered.length === 0) continue;
    for (const op of entered) bundle.lines.push(lineOfOperation(bundle.extras.length, { op, salt }, true));
    bundle.extras.push({ site: life.site, inc: life.inc });
  }
  return bundle;
}

function take(world: World, bundle: Bundle): void {
  const site = world.sites[bundle.to];
  if (!site) return;
  world.counts.files += 1;
  const walkers = bundle.lives.map(makeWalker);
  const read = bundle.lines.map((line) => readLine(line, bundle.lives, bundle.extras));
  for (const { life, extra, piece } of read) if (!extra) walkers[life]?.take(piece);
  for (const walker of walkers) walker.end();
  for (const told of bundle.lives) {
    const life = lifeAt(site, told.site, told.inc);
    life.skips = cutSkips(life.skips, told);
  }
  for (const { life: at, extra, piece } of read) {
    const told = extra ? bundle.extras[at] : bundle.lives[at];
    if (!told) continue;
    const life = lifeAt(site, told.site, told.inc);
    if (piece.skip) life.skips.push(piece.skip);
    else {
      life.operations.set(piece.op.seq, piece.op);
      site.hlc = Math.max(site.hlc, Math.min(piece.op.hlc, (world.now + site.offset + 86_400_000) * 1024));
    }
  }
  for (const { site: name, inc, first, last } of bundle.lives) {
    const life = lifeAt(site, name, inc);
    life.spans = addSpan(life.spans, { first, last });
  }
  site.has.set(bundle.from, bundle.has);
  site.leftOut.set(bundle.from, bundle.leftOut);
}

const copyKept = (kept: Kept): Kept => ({
  lives: new Map([...kept.lives].map(([key, life]) => [key, { ...life, operations: new Map(life.operations), skips: [...life.skips], spans: [...life.spans] }])),
  has: new Map([...kept.has].map(([key, has]) => [key, new Map(has)])),
  leftOut: new Map(kept.leftOut),
  hlc: kept.hlc,
});

/** Does one thing in the world. */
export function act(world: World, { kind, site: index, x, y }: Action): void {
  const site = world.sites[index % world.sites.length];
  if (!site) return;
  const record = records[x % records.length] ?? '';
  const flyingAt = world.flying.length === 0 ? -1 : x % world.flying.length;
  switch (kind) {
    case 'write': {
      const field = fields[y % fields.length] ?? '';
      return write(world, site, record, { [field]: field.includes('/') ? (x % 2 === 0 ? 1 : null) : `${site.name} ${world.counts.written}` });
    }
    case 'delete':
      return write(world, site, record, { [deletedField]: y % 3 === 0 ? null : 1 });
    case 'move':
      return write(world, site, record, { place: y % 4 === 0 ? null : 2 + (y % 3) });
    case 'send': {
      const to = neighbours[site.index]?.[y % (neighbours[site.index]?.length ?? 1)] ?? city;
      return void world.flying.push(makeBundle(site, to));
    }
    case 'deliver':
    case 'lose': {
      const [bundle] = flyingAt < 0 ? [] : world.flying.splice(flyingAt, 1);
      if (bundle && kind === 'deliver') {
        world.landed.push(bundle);
        take(world, bundle);
      }
      return;
    }
    case 'repeat': {
      const bundle = world.landed[x % Math.max(1, world.landed.length)];
      return bundle ? take(world, bundle) : undefined;
    }
    case 'save':
      site.saved = copyKept(site);
      return;
    case 'restore':
      // The file outside the database tells that the machine was put back: a new life begins.
      if (site.saved) Object.assign(site, copyKept(site.saved), { inc: site.inc + 1 });
      return;
    case 'clock':
      site.offset = ((x % 7) - 3) * 365 * 86_400_000;
  }
}

/** Files go up and down until everybody has been told. */
export function heal(world: World): void {
  world.flying = [];
  const ways: readonly (readonly [number, number])[] = [[2, 1], [3, 1], [4, 1], [1, 0], [0, 1], [1, 2], [1, 3], [1, 4]];
  for (let round = 0; round < 4; round += 1) {
    for (const [from, to] of ways) {
      const sender = world.sites[from];
      if (sender) take(world, makeBundle(sender, to));
    }
  }
}

function stateOf(site: Kept, record: string): string {
  const heads = headsOf(operationsOf(site, record));
  const shown = [...heads].map(([field, ops]) => [field, ops.toSorted(compareOperations).map(operationId), ops.at(-1)?.set[field] ?? null]);
  return JSON.stringify([isHidden(heads), shown.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))]);
}

/** What is wrong after healing: offices that show a shared record differently, and values that some office held and an entitled one lacks. */
export function judge(world: World, heldBefore: readonly Operation[]): { diverged: string[]; lost: string[] } {
  const middle = world.sites[county];
  if (!middle) return { diverged: [], lost: [] };
  const diverged: string[] = [];
  const lost: string[] = [];
  for (const record of records) {
    const expected = stateOf(middle, record);
    const place = placeOf(middle, record);
    for (const site of world.sites) {
      if (isTownship(site.index) && place !== null && place !== site.index) continue;
      if (stateOf(site, record) !== expected) diverged.push(`${record} at ${site.name}: ${stateOf(site, record)} instead of ${expected}`);
    }
  }
  for (const op of heldBefore) {
    const entitled = world.sites.filter((site) => !isTownship(site.index) || [null, site.index].includes(placeOf(middle, op.record)) || site.name === op.site);
    for (const site of entitled) if (!site.lives.get(`${op.site}.${op.inc}`)?.operations.has(op.seq)) lost.push(`${operationId(op)} at ${site.name}`);
  }
  return { diverged, lost };
}

/** Runs a whole history and heals it; answers what is wrong. */
export function runHistory(actions: readonly Action[]): { diverged: string[]; lost: string[]; written: number; files: number } {
  const world = makeWorld();
  for (const action of actions) act(world, action);
  const held = new Map(world.sites.flatMap((site) => [...site.lives.values()].flatMap((life) => [...life.operations.values()].map((op): [string, Operation] => [operationId(op), op]))));
  heal(world);
  return { ...judge(world, [...held.values()]), ...world.counts };
}
