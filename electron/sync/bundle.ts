import { gunzipSync, gzipSync } from 'node:zlib';
import { Failure } from '#shared/failure.ts';
import type { Operation } from '#shared/operation.ts';
import type { OfficeLevel } from '#shared/rules/life.ts';

/** How far a site is told of a life: every operation up to `seq` that concerns it. */
export interface Reach {
  site: string;
  inc: string;
  seq: number;
}

/** What a bundle says of itself, before its operations. Format 0 has no envelope and no signature: releases do not read it. */
export interface Manifest {
  format: 0;
  schema: number;
  /** 报送 to the office above, or 回执 to an office below. */
  kind: 'report' | 'receipt';
  number: number;
  /** For people: 云溪乡→安和县 第12号. */
  title: string;
  madeAt: string;
  county: string;
  practice: boolean;
  from: { site: string; inc: string; name: string; level: OfficeLevel };
  /** What the sender has, so that the receiver knows what is confirmed. */
  has: Reach[];
  /** How far the receiver is told when it has taken this file. */
  reaches: Reach[];
  operations: number;
}

/** Most that a bundle may unfold to; a county's ten years fit with room. */
const most = 1024 * 1024 * 1024;

/** One gzip stream of JSON lines: the manifest, then one operation a line, whole saves in order. */
export function writeBundle(manifest: Manifest, operations: readonly Operation[]): Uint8Array {
  const lines = [JSON.stringify(manifest), ...operations.map((op) => JSON.stringify(op))];
  return gzipSync(`${lines.join('\n')}\n`, { level: 6 });
}

const foreign = (why: string): Failure =>
  new Failure('file', `这个文件不能接收：${why}。现有数据没有变化。`, '请核对是不是对方发来的报送文件或回执文件，必要时请对方重新导出一份。');

function isOperation(value: unknown): value is Operation {
  if (typeof value !== 'object' || value === null) return false;
  const op = value as Partial<Record<keyof Operation, unknown>>; // each key is looked at below
  const text = (some: unknown, max: number): boolean => typeof some === 'string' && some.length > 0 && some.length <= max && /^[A-Za-z0-9_-]+$/.test(some);
  const whole = (some: unknown): boolean => Number.isSafeInteger(some) && (some as number) >= 1;
  const tx = op.tx as { first?: unknown; count?: unknown } | null | undefined;
  return (
    text(op.site, 64) && text(op.inc, 64) && whole(op.seq) && whole(op.hlc) && text(op.entity, 40) && typeof op.record === 'string' &&
    /^[A-Za-z0-9_.-]{1,64}$/.test(op.record) && typeof op.wall === 'string' && !Number.isNaN(Date.parse(op.wall)) && typeof op.user === 'string' &&
    isPlain(op.set, (one) => one === null || ['string', 'number', 'boolean'].includes(typeof one)) &&
    isPlain(op.prev, (one) => Array.isArray(one) && one.every((id) => typeof id === 'string' && id.length < 200)) &&
    typeof tx === 'object' && tx !== null && whole(tx.first) && whole(tx.count)
  );
}

function isPlain(value: unknown, each: (one: unknown) => boolean): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(([key, one]) => /^[a-zA-Z][a-zA-Z0-9]*(\/[A-Za-z0-9_.-]+)?$/.test(key) && key !== 'constructor' && each(one));
}

function unpack(bytes: Uint8Array): string {
  if (bytes.length === 0) throw foreign('它是空的，可能拷贝没有完成');
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) throw foreign('它不是本程序的报送文件');
  try {
    return gunzipSync(bytes, { maxOutputLength: most }).toString('utf8');
  } catch (error) {
    if (error instanceof RangeError) throw foreign('它太大了');
    throw foreign('它已经损坏，可能拷贝没有完成');
  }
}

/** Reads and checks a whole bundle. Refuses, in words, what is not one, is damaged, or says something impossible. */
export function readBundle(bytes: Uint8Array): { manifest: Manifest; operations: Operation[] } {
  const lines = unpack(bytes).split('\n');
  const parse = (line: string): unknown => {
    try {
      return JSON.parse(line);
    } catch (error) {
      if (error instanceof SyntaxError) throw foreign('里面的内容不完整');
      throw error;
    }
  };
  const manifest = parse(lines[0] ?? '') as Partial<Manifest> | null; // looked at field by field
  if (manifest === null || typeof manifest !== 'object' || manifest.format === undefined) throw foreign('它不是本程序的报送文件');
  if (manifest.format !== 0) throw foreign('它是更新版本的程序做的，请先升级本程序');
  const operations = lines.slice(1).filter((line) => line !== '').map(parse);
  if (!isManifest(manifest) || operations.length !== manifest.operations || !operations.every(isOperation)) throw foreign('里面的内容不完整');
  return { manifest, operations };
}

function isManifest(manifest: Partial<Manifest>): manifest is Manifest {
  const reach = (value: unknown): boolean =>
    Array.isArray(value) && value.every((one: Partial<Reach>) => typeof one.site === 'string' && typeof one.inc === 'string' && Number.isSafeInteger(one.seq));
  const { from } = manifest;
  return (
    (manifest.kind === 'report' || manifest.kind === 'receipt') && Number.isSafeInteger(manifest.number) && typeof manifest.title === 'string' &&
    typeof manifest.madeAt === 'string' && typeof manifest.county === 'string' && typeof manifest.practice === 'boolean' && typeof from === 'object' &&
    typeof from.site === 'string' && typeof from.inc === 'string' && typeof from.name === 'string' && ['township', 'county', 'city'].includes(from.level) &&
    reach(manifest.has) && reach(manifest.reaches)
  );
}
