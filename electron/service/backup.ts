import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import type { BackupEntry, BackupOperations, SecondPlace } from '#shared/contract/backup.ts';
import type { Handlers } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import { todayInShanghai } from '#shared/rules/day.ts';
import type { Context } from '#electron/service/context.ts';
import type { JobRunner } from '#electron/service/jobThread.ts';
import { namedAttachments } from '#electron/storage/attachments.ts';
import { type BackupMade, markOf, type SecondResult, seeToSecond } from '#electron/storage/backup.ts';
import { backupsName, type KeptBackup, listFolder, secondName } from '#electron/storage/backupFolder.ts';
import { diskCode } from '#electron/storage/engine/disk.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';
import { sealOf } from '#electron/storage/folderSeal.ts';
import { dropMeta, getMeta, setMeta } from '#electron/storage/meta.ts';
import type { BackupReason } from '#electron/storage/thinning.ts';

export interface BackupsOptions {
  folder: string;
  wasm: string;
  version: string;
  practice: boolean;
  now(): number;
  run: JobRunner;
  /** Done before each backup of an open data folder: what is to be in it. */
  before?: () => Promise<void>;
}

/** How long a backup stands for those that would be made before each file of a run. */
const coversMs = 10 * 60_000;

/** Makes one backup of an open engine. Commits go on meanwhile; the engine only leaves NAME.db alone until it is done. */
export async function backUp(engine: Engine, reason: BackupReason, options: BackupsOptions): Promise<BackupMade> {
  const madeAt = new Date(options.now()).toISOString();
  const release = engine.holdCheckpoints();
  try {
    return await options.run({
      kind: 'backup',
      folder: options.folder,
      wasm: join(options.wasm, 'sql-wasm.wasm'),
      logBytes: engine.logSize(),
      reason,
      madeAt,
      version: options.version,
      practice: options.practice,
      second: getMeta(engine, 'secondPlace'),
      seal: sealOf(options.folder),
    });
  } finally {
    release();
  }
}

/** The backups of an open data folder: one at a time, and what is known of the last. */
export interface Backups {
  make(reason: BackupReason): Promise<BackupMade>;
  /** Something came in since the last backup. */
  changed(): boolean;
  /** Something came in, and the last backup is of another day: earlier or, after a clock jumped back, later. */
  due(): boolean;
  /**
   * Everything that was written here is in a backup of the last minutes: what came since came in files, and can come again.
   * One is enough for a run of files.
   */
  coversOwn(): boolean;
  /** Copies the newest backup to the second place when that has come back and lacks it. */
  catchUp(): Promise<SecondResult | null>;
  /** Why the last one could not be made; null when it could. */
  failure(): Failure | null;
  /** Until nothing is under way. */
  settled(): Promise<void>;
  handlers: Pick<Handlers, 'listBackups' | 'makeBackup' | 'setSecondPlace' | 'takeBackup'>;
}

export function openBackups(context: Context, options: BackupsOptions): Backups {
  const { engine } = context.store;
  const folder = join(options.folder, backupsName);
  let last: Promise<unknown> = Promise.resolve();
  let failure: Failure | null = null;
  let newest: { path: string; seq: number; at: number } | null = null;

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next.catch(() => undefined); // whoever asked hears of it
    return next;
  };

  const noteSecond = (second: SecondResult): void => {
    if (second.state === 'copied') setMeta(engine, 'secondAt', new Date(options.now()).toISOString());
  };

  const make = (reason: BackupReason): Promise<BackupMade> =>
    inTurn(async () => {
      try {
        await options.before?.();
        const mark = markOf(engine);
        const { seq } = context.store;
        const made = await backUp(engine, reason, options);
        newest = { path: join(folder, made.id), seq, at: performance.now() };
        await engine.whenFree(() =>
          engine.transaction(() => {
            setMeta(engine, 'lastBackupAt', made.manifest.madeAt);
            setMeta(engine, 'backupMark', mark);
            noteSecond(made.second);
          }),
        );
        failure = null;
        return made;
      } catch (error) {
        failure = error instanceof Failure ? error : new Failure('storage', '备份没有做成。以前的备份和现有数据都没有受影响。', '请检查磁盘空间，再点“立即备份”。');
        throw error;
      } finally {
        context.announce({ type: 'changed', entity: 'backup', ids: null });
      }
    });

  const changed = (): boolean => getMeta(engine, 'siteRecord') !== null && getMeta(engine, 'backupMark') !== markOf(engine);
  const second = (): SecondPlace | null => {
    const path = getMeta(engine, 'secondPlace');
    return path === null ? null : { path, present: existsSync(path), lastAt: getMeta(engine, 'secondAt'), sameDisk: onSameDisk(path, options.folder) };
  };
  const entry = (where: BackupEntry['where']) => ({ id, manifest, fileBytes }: KeptBackup): BackupEntry => {
    const { madeAt, reason, operations, records, office } = manifest;
    return { where, id, madeAt, reason, fileBytes, operations, records, office };
  };

  const catchUp = (): Promise<SecondResult | null> =>
    inTurn(async () => {
      const path = getMeta(engine, 'secondPlace');
      if (path === null || !existsSync(path)) return null;
      const [newest] = await listFolder(folder);
      if (!newest || existsSync(join(path, secondName, newest.id))) return null;
      const { second: result } = await seeToSecond(options.folder, path, newest.id, newest.manifest.site, namedAttachments(engine), sealOf(options.folder));
      await engine.whenFree(() => noteSecond(result));
      context.announce({ type: 'changed', entity: 'backup', ids: null });
      return result;
    });

  return {
    make,
    changed,
    catchUp,
    due() {
      if (!changed()) return false;
      const at = getMeta(engine, 'lastBackupAt');
      return at === null || todayInShanghai(Date.parse(at)) !== todayInShanghai(options.now());
    },
    coversOwn: () => newest !== null && newest.seq === context.store.seq && performance.now() - newest.at < coversMs && existsSync(newest.path),
    failure: () => failure,
    settled: async () => {
      await last;
    },
    handlers: {
      async listBackups() {
        const there = second();
        const here = (await listFolder(folder)).map(entry('here'));
        const known = new Set(here.map(({ id }) => id));
        const elsewhere = there?.present ? (await listSecond(there.path)).map(entry('second')).filter(({ id }) => !known.has(id)) : [];
        return { backups: [...here, ...elsewhere], second: there, lastAt: getMeta(engine, 'lastBackupAt'), changedSince: changed() };
      },
      async makeBackup() {
        const started = performance.now();
        const made = await make('manual');
        return { id: made.id, fileBytes: made.fileBytes, ms: Math.round(performance.now() - started), second: made.second.state, message: made.second.message };
      },
      async setSecondPlace({ path }) {
        if (path === null) for (const key of ['secondPlace', 'secondSince', 'secondAt'] as const) dropMeta(engine, key);
        else {
          const place = checkSecondPlace(path, options.folder);
          setMeta(engine, 'secondPlace', place);
          setMeta(engine, 'secondSince', new Date(options.now()).toISOString());
          dropMeta(engine, 'secondAt');
          await catchUp(); // what is there is worth a second copy at once
        }
        context.announce({ type: 'changed', entity: 'backup', ids: null });
        return { second: second() };
      },
      takeBackup: async ({ where, id }): Promise<BackupOperations['takeBackup']> => {
        const path = findBackup(options.folder, getMeta(engine, 'secondPlace'), where, id);
        return { ticket: context.keep({ name: id, type: 'application/octet-stream', bytes: await readFile(path) }), name: id };
      },
    },
  };
}

/** The path of a backup by its name. Throws a Failure when it is gone. */
export function findBackup(folder: string, secondPlace: string | null, where: 'here' | 'second', id: string): string {
  const from = where === 'here' ? join(folder, backupsName) : secondPlace === null ? null : join(secondPlace, secondName);
  const path = from === null || /^\.+$|\.\./.test(id) ? null : join(from, id);
  if (path === null || !existsSync(path)) throw new Failure('notFound', '找不到这份备份，现有数据没有变化。', where === 'second' ? '请把U盘插好，再试一次。' : '请刷新后另选一份。');
  return path;
}

/** What lies in the second place; nothing where that can't be read: a broken stick must not hide the backups here. */
async function listSecond(place: string): Promise<KeptBackup[]> {
  try {
    return await listFolder(join(place, secondName));
  } catch (error) {
    if (diskCode(error) === '') throw error;
    return [];
  }
}

function onSameDisk(path: string, folder: string): boolean {
  return existsSync(path) && statSync(path).dev === statSync(folder).dev;
}

/** A folder that can be written now, and is not the data folder. Answers its full path. */
function checkSecondPlace(typed: string, data: string): string {
  const path = typed.replace(/^["“]|["”]$/g, '');
  if (!isAbsolute(path)) throw new Failure('invalid', '这不是一个完整的文件夹位置，没有设置。', '请写完整，例如 E:\\ 或 D:\\备份。', [{ field: 'path', message: '请写完整的位置' }]);
  const place = resolve(path);
  const inside = relative(data, place);
  if (inside === '' || (!inside.startsWith('..') && !isAbsolute(inside))) {
    throw new Failure('invalid', '第二份备份不能放在数据文件夹里面，没有设置。', '请选另一个磁盘或U盘上的文件夹。', [{ field: 'path', message: '不能在数据文件夹里面' }]);
  }
  try {
    // Not recursive: on some file systems Node then tries for ever.
    if (!existsSync(place)) mkdirSync(place);
    const probe = join(place, `.xieshang-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    if (diskCode(error) === '') throw error;
    throw new Failure('storage', `“${place}”现在不能写入，没有设置。`, '请检查U盘是否插好、是否写保护，或者换一个文件夹。', [{ field: 'path', message: '不能写入' }]);
  }
  return place;
}
