import { Failure } from '#shared/failure.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';
import { sql as version1 } from '#electron/storage/migrations/0001.ts';
import { sql as version2 } from '#electron/storage/migrations/0002.ts';
import { sql as version3 } from '#electron/storage/migrations/0003.ts';
import { sql as version4 } from '#electron/storage/migrations/0004.ts';
import { sql as version5 } from '#electron/storage/migrations/0005.ts';
import { sql as version6 } from '#electron/storage/migrations/0006.ts';
import { sql as version7 } from '#electron/storage/migrations/0007.ts';
import { sql as version8 } from '#electron/storage/migrations/0008.ts';
import { sql as version9 } from '#electron/storage/migrations/0009.ts';
import { sql as version10 } from '#electron/storage/migrations/0010.ts';
import { sql as version11 } from '#electron/storage/migrations/0011.ts';
import { sql as version12 } from '#electron/storage/migrations/0012.ts';
import { sql as version13 } from '#electron/storage/migrations/0013.ts';
import { sql as version14 } from '#electron/storage/migrations/0014.ts';

/** Each version's frozen SQL, from version 1 on. */
export const migrations: readonly string[] = [version1, version2, version3, version4, version5, version6, version7, version8, version9, version10, version11, version12, version13, version14];

export const schemaVersion = migrations.length;

/**
 * Brings a database to the newest schema, one version after another, each in a transaction of its own.
 * A database of a newer program is refused and left as it is.
 */
export function migrate(engine: Engine): void {
  const found = engine.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
  if (found > schemaVersion) {
    throw new Failure(
      'storage',
      '这个数据文件夹是用更新版本的程序建立的，本版本打不开。数据完好，没有改动。',
      '请安装新版本后再打开，或换一个数据文件夹。',
    );
  }
  for (let version = found; version < schemaVersion; version += 1) {
    engine.transaction(() => {
      engine.script(migrations[version] ?? '');
      engine.script(`PRAGMA user_version = ${version + 1}`);
    });
  }
}
