import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OpenEngine } from './judge.ts';

/** A fault put into a copy of the engine. The tests named must object to it, or they prove nothing. */
export interface Mutant {
  name: string;
  file: string;
  from: string;
  to: string;
  by: 'power' | 'logs' | 'disk';
  /** tried by --quick too */
  quick?: true;
}

export const mutants: readonly Mutant[] = [
  { name: 'no fdatasync of the log', file: 'wal.ts', from: 'disk.fdatasync(fd);', to: ';', by: 'power', quick: true },
  { name: 'no fsync of the database before the log is begun anew', file: 'pager.ts', from: 'disk.fsync(fd);', to: ';', by: 'power', quick: true },
  { name: 'no fsync of the new header before new frames', file: 'wal.ts', from: "would count again.\n    sync();", to: 'would count again.', by: 'power' },
  { name: 'checksums ignored', file: 'scanWal.ts', from: 'valid = sum.a === view.getUint32(at + 16) && sum.b === view.getUint32(at + 20);', to: 'valid = true;', by: 'logs', quick: true },
  { name: 'salts ignored', file: 'scanWal.ts', from: 'return view.getUint32(at + 8) === header.salt1 && view.getUint32(at + 12) === header.salt2;', to: 'return true;', by: 'logs' },
  { name: 'a torn transaction counts', file: 'scanWal.ts', from: 'if (pageCount === 0) continue;', to: '', by: 'logs' },
  { name: 'a failed sync is forgotten', file: 'wal.ts', from: 'poisoned = true; // the system may', to: '// the system may', by: 'disk' },
  { name: 'a failed append is believed', file: 'pager.ts', from: 'refused = true;\n        forgetTransaction();\n        return false;', to: 'forgetTransaction();\n        return true;', by: 'disk' },
  { name: 'the beginning of a large transaction could not be written, and nobody minds', file: 'pager.ts', from: 'broken = { error };', to: '', by: 'disk' },
  { name: 'the base of a log is not asked', file: 'recovery.ts', from: 'if (state.salt2 === baseSalt(rawFirstPage, state.salt1)) return true;', to: 'return state.salt2 === baseSalt(rawFirstPage, state.salt1);', by: 'power' },
  { name: 'the folder is not synced for a new log', file: 'wal.ts', from: "begin();\n    disk.syncFolder(dirname(path));", to: 'begin();', by: 'power' },
];

/** A copy of the engine with the fault in it; throws when the code to change isn't there (then the table above is stale). */
export async function withMutant<T>(mutant: Mutant, use: (open: OpenEngine) => Promise<T>): Promise<T> {
  const root = join(import.meta.dirname, '../..');
  const folder = mkdtempSync(join(tmpdir(), 'xieshang-mutant-'));
  try {
    cpSync(join(root, 'electron/storage/engine'), join(folder, 'electron/storage/engine'), { recursive: true });
    cpSync(join(root, 'electron/storage/atomicFile.ts'), join(folder, 'electron/storage/atomicFile.ts'));
    cpSync(join(root, 'shared/failure.ts'), join(folder, 'shared/failure.ts'));
    writeFileSync(join(folder, 'package.json'), '{"type":"module","imports":{"#shared/*":"./shared/*","#electron/*":"./electron/*"}}');
    const file = join(folder, 'electron/storage/engine', mutant.file);
    const source = readFileSync(file, 'utf8');
    if (source.split(mutant.from).length !== 2) throw new Error(`mutant "${mutant.name}": its text is not in ${mutant.file} exactly once`);
    writeFileSync(file, source.replace(mutant.from, () => mutant.to));
    const { openEngine } = (await import(pathToFileURL(join(folder, 'electron/storage/engine/engine.ts')).href)) as { openEngine: OpenEngine }; // as: a copy of our own module
    return await use(openEngine);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
