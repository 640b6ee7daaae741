import { closeSync, existsSync, fsyncSync, openSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openNativeEngine } from '#electron/storage/engine/nativeEngine.ts';
import { sealOf } from '#electron/storage/folderSeal.ts';
import { lockFolder } from '#electron/storage/lock.ts';
import { databaseName } from '#electron/storage/store.ts';
import { postgresScript } from '#electron/storage/toPostgres.ts';
import { Failure } from '#shared/failure.ts';

/** `npm run to-postgres -- --data DIR --out FILE.sql [--schema NAME]`: a data folder as a script for psql (docs/scale.md). */
const { values } = parseArgs({ options: { data: { type: 'string' }, out: { type: 'string' }, schema: { type: 'string', default: 'xieshang' } } });
if (!values.data || !values.out || !/^[a-z_][a-z0-9_]*$/.test(values.schema)) {
  console.error('usage: npm run to-postgres -- --data DIR --out FILE.sql [--schema NAME]');
  process.exit(1);
}

function write(folder: string, file: string, schema: string): void {
  if (!existsSync(path.join(folder, databaseName))) throw new Failure('storage', `“${folder}”里没有数据文件。什么也没有改动。`, '请检查 --data 后面的文件夹。');
  if (sealOf(folder)) throw new Failure('storage', '这个数据文件夹设了密码，不能直接读出。什么也没有改动。', '请先在程序的“设置”里取消密码，导出以后再设上。');
  if (existsSync(file)) throw new Failure('storage', `“${file}”已经存在，没有覆盖它。`, '请换一个文件名。');
  const lock = lockFolder(folder);
  try {
    const engine = openNativeEngine({ path: path.join(folder, databaseName), create: false });
    const out = openSync(file, 'wx');
    const began = performance.now();
    try {
      const script = postgresScript(engine, schema);
      let piece = script.next();
      for (; !piece.done; piece = script.next()) writeFileSync(out, piece.value);
      fsyncSync(out);
      const { tables, rows, compared } = piece.value;
      console.log(`${file}: ${tables} tables, ${rows} rows, ${compared} counts and sums to compare, ${(statSync(file).size / 1e6).toFixed(1)} MB, ${((performance.now() - began) / 1000).toFixed(1)} s`);
      console.log(`psql -v ON_ERROR_STOP=1 -d DATABASE -f ${path.basename(file)}`);
    } finally {
      closeSync(out);
      engine.close();
    }
  } finally {
    lock.release();
  }
}

try {
  write(path.resolve(values.data), path.resolve(values.out), values.schema);
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(`${error.message}\n${error.fix}`);
  process.exitCode = 1;
}
