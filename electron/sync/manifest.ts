import * as v from 'valibot';
import { refused } from '#electron/sync/refusal.ts';

/** What manifest.json of a bundle says (docs/bundle-format.md). Keys that a newer version adds are left out of sight. */

const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const maybeHash = v.pipe(v.string(), v.regex(/^([0-9a-f]{64})?$/));
const key = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));
const signature = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{86}$/));
const recipient = v.pipe(v.string(), v.regex(/^age1[0-9a-z]{50,70}$/));
const org = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/));
const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
const whole = (least: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(least));
const level = v.picklist(['township', 'county', 'city']);
const instant = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/));
const list = <T extends v.GenericSchema>(item: T, most: number) => v.pipe(v.array(item), v.maxLength(most));

/** A machine of the network and its keys, as an office above vouches for it. */
const member = v.object({ site: id, inc: id, name: text(200), level, place: v.nullable(id), key, age: recipient });

const life = v.object({
  site: id,
  inc: id,
  /** The first and the last operation that this file tells of; the hash before the first and after the last. */
  first: whole(1),
  last: whole(1),
  before: hash,
  after: hash,
  /** The author's key, and its signature over the hash at `sealed.seq`, which is `last`. */
  key: v.nullable(key),
  seal: v.nullable(signature),
  /** For a second life: the life that it branched off from. */
  branchOf: v.nullable(id),
});

/** A life of which only single operations come, out of what was left out before. */
const extra = v.object({ site: id, inc: id });

const schema = v.object({
  format: v.literal(1),
  reader: whole(1),
  schema: whole(1),
  org,
  county: text(80),
  practice: v.boolean(),
  kind: v.picklist(['delta', 'snapshot', 'receipt', 'enrolment']),
  number: whole(1),
  /** The number of the sender's last file before this one to the same office. */
  previous: v.nullable(whole(1)),
  title: text(300),
  madeAt: instant,
  nonce: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/)),
  from: v.object({
    site: id, inc: id, name: text(200), level, place: v.nullable(id), key, age: recipient,
    /** The root of `org` and its signature over this machine, where the sender has it. */
    charter: v.nullable(v.object({ root: key, signature })),
    /** Earlier lives of the site that sign for this one. */
    continues: list(v.object({ inc: id, signature }), 20),
  }),
  to: v.nullable(v.object({ site: id, name: text(200) })),
  lives: list(life, 5000),
  extras: list(extra, 5000),
  has: list(v.object({ site: id, inc: id, seq: whole(0), hash: maybeHash }), 20_000),
  got: list(v.object({ inc: id, n: whole(1) }), 20_000),
  /** What files left out for the sender and it does not hold: first and last of each run in turn. */
  leftOut: list(v.object({ site: id, inc: id, runs: list(whole(1), 200_000) }), 5000),
  holes: list(v.object({ site: id, inc: id, first: whole(1), last: whole(1) }), 1000),
  answers: list(hash, 50),
  invite: v.nullable(v.object({ id, proof: hash })),
  enrolment: v.nullable(v.object({ id, secret: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)), office: text(200), level, place: id, placeName: text(80) })),
  members: list(member, 5000),
  chunks: list(v.object({ name: v.pipe(v.string(), v.regex(/^ops\/\d{4}\.ndjson\.gz$/)), size: whole(0), packed: whole(0), sha256: hash, lines: whole(0) }), 900),
  attachments: list(v.object({ sha256: hash, size: whole(0), carried: v.picklist(['none', 'original']) }), 20_000),
  /** Attachments of which the sender has the records and not the bytes. */
  wants: v.optional(list(hash, 20_000), []),
  /** Operations that the sender holds with values left out. */
  masked: v.optional(list(v.object({ site: id, inc: id, seqs: list(whole(1), 200_000) }), 5000), []),
  operations: whole(0),
});

export type Manifest = v.InferOutput<typeof schema>;
export type BundleLife = Manifest['lives'][number];
export type Member = Manifest['members'][number];

/** The newest format that this program reads. */
export const readerVersion = 1;

/** Checks what manifest.json holds. Refuses a newer format in words of its own. */
export function checkManifest(value: unknown): Manifest {
  const reader = typeof value === 'object' && value !== null && 'reader' in value ? value.reader : 1;
  if (typeof reader === 'number' && reader > readerVersion) throw refused('它是更新版本的程序做的', '请先升级本程序，再接收这个文件。');
  const parsed = v.safeParse(schema, value);
  if (!parsed.success) throw refused('它的说明部分不合规定');
  return parsed.output;
}

/** What an author signs to vouch for a life up to an operation. */
export function sealText(life: { site: string; inc: string }, seq: number, chainHash: string): string {
  return `xieshang seal 1\n${life.site}\n${life.inc}\n${seq}\n${chainHash}`;
}

/** What a root signs for a machine of its network. */
export function charterText(from: { site: string; inc: string; key: string; age: string; level: string }): string {
  return `xieshang charter 1\n${from.site}\n${from.inc}\n${from.key}\n${from.age}\n${from.level}`;
}

/** What an earlier life of a site signs for a later one. */
export function continuesText(from: { site: string; inc: string; key: string; age: string }): string {
  return `xieshang continues 1\n${from.site}\n${from.inc}\n${from.key}\n${from.age}`;
}
