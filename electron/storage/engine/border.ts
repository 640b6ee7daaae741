import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compileFunction } from 'node:vm';
import type { Database, InitSqlJsStatic, SqlJsStatic } from 'sql.js';
import { isFunction, isMemory, wasmApi } from './wasmApi.ts';
import type { WasmImport, WasmImports, WasmMemory, WasmModule } from './wasmApi.ts';
import { PAGE } from './walFormat.ts';

/**
 * The border between SQLite's wasm and sql.js's in-memory file system. Three imports of the release build are wrapped:
 * the ones that seek, write and sync. Their names are minified, so they are found by what they do
 * (docs/decisions: import interposition).
 */

/** Who hears of the database file's writes. */
export interface PageSink {
  /** One page on its way to the file; `page` is a view that is only good during the call. */
  write(pageNumber: number, page: Uint8Array): void;
  /** A write that is not whole pages: never seen; what it means is unknown, so the transaction must not stand. */
  odd(what: string): void;
  /** The end of a transaction. False makes SQLite refuse the commit and roll back. */
  sync(): boolean;
}

export interface Border {
  open(image: Uint8Array, sink: PageSink): Database;
  /**
   * A second connection to the database in memory, which can only read, and sees what was committed last: a transaction of
   * `db` keeps its pages to itself until COMMIT (cache_spill is off). Closing it leaves the database alone.
   */
  reader(db: Database): Database;
}

interface Roles {
  seek: string;
  write: string;
  sync: string;
}
interface Loaded {
  SQL: SqlJsStatic;
  memory: WasmMemory;
}

const EIO = 29; // WASI's number
const SETTINGS = `PRAGMA journal_mode=MEMORY; PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_spill=OFF;
  PRAGMA synchronous=FULL; PRAGMA cache_size=-32768;`;
const builds = new Map<string, { build: Build; roles: Promise<Roles> }>();

/** What is read and compiled once for each path. */
interface Build {
  module: WasmModule;
  /** The glue, as a function that makes it anew. */
  glue: () => InitSqlJsStatic;
}

function readBuild(wasm: string): Build {
  const path = join(dirname(wasm), 'sql-wasm.js');
  // Not required: sql.js remembers one wasm module per load of its glue, and beside our own code `.js` would mean ESM.
  const run = compileFunction(readFileSync(path, 'utf8'), ['module', 'exports', 'require', '__filename', '__dirname'], { filename: path });
  const require = createRequire(path);
  const glue = (): InitSqlJsStatic => {
    const loaded: { exports: unknown } = { exports: {} };
    run(loaded, loaded.exports, require, path, dirname(path));
    return loaded.exports as InitSqlJsStatic; // as: the glue's own type
  };
  return { module: new wasmApi.Module(readFileSync(wasm)), glue };
}

/**
 * A module of its own for each engine: a trap or a full heap in one can't touch another, and closing one gives its
 * memory back.
 */
async function load({ module, glue }: Build, wrap: (name: string, original: WasmImport) => WasmImport): Promise<Loaded> {
  let memory: WasmMemory | undefined;
  const hook = (imports: WasmImports, done: (instance: object) => void): object => {
    const wrapped: WasmImports = {};
    for (const [space, entries] of Object.entries(imports)) {
      const kept: Record<string, unknown> = {};
      for (const [name, entry] of Object.entries(entries)) kept[name] = isFunction(entry) ? wrap(name, entry) : entry;
      wrapped[space] = kept;
    }
    const instance = new wasmApi.Instance(module, wrapped);
    memory = Object.values(instance.exports).find(isMemory);
    done(instance);
    return instance.exports;
  };
  const config: object = { instantiateWasm: hook }; // Emscripten's own type of the hook needs the DOM
  const SQL = await glue()(config);
  if (!memory) throw new Error('sql.js: the wasm module exports no memory');
  return { SQL, memory };
}

/** Watches one commit on a scratch database: it must be nothing but (seek, write)… sync, on one file, of whole pages. */
async function findRoles(build: Build): Promise<Roles> {
  const calls: { name: string; args: readonly number[]; magic: boolean }[] = [];
  let watching = false;
  let failing = '';
  const heap: { memory?: WasmMemory } = {};
  const loaded = await load(build, (name, original) => (...args) => {
    if (watching) {
      const [pointer = 0, length = 0] = heap.memory && args.length === 4 ? new Uint32Array(heap.memory.buffer, Number(args[1]) & ~3, 2) : [];
      const magic = length === PAGE && heap.memory !== undefined && Buffer.from(heap.memory.buffer, pointer, 15).toString('latin1') === 'SQLite format 3';
      calls.push({ name, args: args.map(Number), magic });
    }
    return failing === name ? EIO : original(...args);
  });
  heap.memory = loaded.memory;
  const db = new loaded.SQL.Database();
  db.run(`${SETTINGS} CREATE TABLE t(a); BEGIN; INSERT INTO t VALUES (zeroblob(9000))`);
  watching = true;
  db.run('COMMIT');
  watching = false;
  const sync = calls.at(-1);
  const [seek, write] = calls;
  const pairs = calls.slice(0, -1);
  const file = sync?.args[0];
  const asExpected = sync && seek && write && pairs.length >= 6 && sync.args.length === 1 && new Set([seek.name, write.name, sync.name]).size === 3
    && pairs.every(({ name, args, magic }, i) => i % 2 === 0
      ? name === seek.name && args[0] === file && Number(args[1]) % PAGE === 0 && args[2] === 0
      : name === write.name && args[0] === file && args[2] === 1 && magic === (pairs[i - 1]?.args[1] === 0))
    && pairs.some(({ magic }) => magic);
  if (!asExpected) throw new Error('sql.js: a commit does not look as expected; this build must not be trusted with data');
  failing = sync.name;
  let refused = false;
  try {
    db.run('INSERT INTO t VALUES (2)');
  } catch (error) {
    refused = error instanceof Error && error.message.includes('disk I/O error');
  }
  failing = '';
  const rows = db.exec('SELECT count(*) FROM t')[0]?.values[0]?.[0];
  db.close();
  if (!refused || rows !== 1) throw new Error('sql.js: a failed sync does not undo a commit; this build must not be trusted with data');
  return { seek: seek.name, write: write.name, sync: sync.name };
}

/**
 * The image as sql.js takes it over: a Buffer is taken as it is, a Uint8Array is copied, for sql.js calls slice() on it. The
 * file in memory then is what slice() answered, and where that is longer than the image, it can grow so far without being
 * copied at each eighth that it grows: half of the time of a large COMMIT.
 */
function withRoom(image: Uint8Array): Buffer {
  const whole = Buffer.from(image.buffer, image.byteOffset);
  const bytes = whole.subarray(0, image.byteLength);
  const slice = (from?: number, to?: number): Buffer => (from === 0 && to === image.byteLength ? whole : Buffer.prototype.subarray.call(bytes, from, to));
  return Object.defineProperty(bytes, 'slice', { value: slice });
}

/** @param wasm path of sql-wasm.wasm; sql-wasm.js must lie beside it. Throws when the build doesn't behave as it must. */
export async function makeBorder(wasm: string): Promise<Border> {
  let known = builds.get(wasm);
  if (!known) {
    const build = readBuild(wasm);
    known = { build, roles: findRoles(build) };
    builds.set(wasm, known);
  }
  const roles = await known.roles;
  let sink: PageSink | undefined;
  let file = -1;
  let position = 0;
  let bytes = new Uint8Array();
  let memory: WasmMemory | null = null;

  const wrappers: Record<string, (original: WasmImport) => WasmImport> = {
    [roles.seek]: (original) => (fd, offset, whence, result) => {
      if (file === -1) file = Number(fd); // the first file that is read after opening is the database
      if (fd === file) {
        if (whence !== 0) sink?.odd('a seek that is not from the start');
        position = Number(offset);
      }
      return original(fd, offset, whence, result);
    },
    [roles.write]: (original) => (fd, vectors, count, result) => {
      if (fd === file && sink && memory) {
        if (bytes.buffer !== memory.buffer) bytes = new Uint8Array(memory.buffer); // the heap has grown
        const words = new Uint32Array(memory.buffer, Number(vectors), 2);
        const [from = 0, length = 0] = words;
        if (count === 1 && length === PAGE && position % PAGE === 0) sink.write(position / PAGE + 1, bytes.subarray(from, from + PAGE));
        else sink.odd(`a write of ${length} bytes at ${position}`);
        position += length;
      }
      return original(fd, vectors, count, result);
    },
    [roles.sync]: (original) => (fd) => (fd === file && sink && !sink.sync() ? EIO : original(fd)),
  };
  const loaded = await load(known.build, (name, original) => wrappers[name]?.(original) ?? original);
  memory = loaded.memory;

  return {
    open(image, pageSink) {
      const db = new loaded.SQL.Database(withRoom(image));
      db.run(SETTINGS);
      db.run('SELECT count(*) FROM sqlite_master');
      if (file === -1) throw new Error('sql.js: the database file was not seen being read');
      sink = pageSink;
      return db;
    },
    reader(db) {
      const { filename } = db as unknown as { filename: string }; // a plain field of sql.js that its types leave out
      const reader = new loaded.SQL.Database();
      // Attached, because sql.js opens files of its own naming only; names that aren't in the empty main are looked up there.
      reader.run(`ATTACH '${filename}' AS standing; PRAGMA query_only=1; PRAGMA standing.cache_size=-16384;`);
      return reader;
    },
  };
}
