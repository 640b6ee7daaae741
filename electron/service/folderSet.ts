import { createHash } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from '#shared/failure.ts';
import type { Context } from '#electron/service/context.ts';

/** Where sets of files go, inside the data folder: the person copies them to a stick from there. */
export const setsName = '导出';

export interface FolderSet {
  /** Adds a file at a path of names with / between. A name that is taken gets a number. Answers the path that it got. */
  add(path: string, bytes: Uint8Array | string): Promise<string>;
  /** Every file so far, with its SHA-256. */
  readonly files: readonly { path: string; digest: string; size: number }[];
}

const badCharacters = /[\\/:*?"<>|\p{Cc}]/gu;

/** A name that every system takes: no marks of paths, no dots or blanks at its end, not too long. */
export function safeName(text: string, most = 60): string {
  const name = [...text.replace(badCharacters, '')].slice(0, most).join('').replace(/[.\s]+$/u, '').trim();
  return name === '' ? '未命名' : name;
}

const running = new Map<string, { stopped: boolean }>();

/** Stops a job before its next file; false when there is none of that name. */
export function stopSet(job: string): boolean {
  const state = running.get(job);
  if (state) state.stopped = true;
  return state !== undefined;
}

/**
 * Makes a folder of files under the data folder. It stands under its name only when it is whole; a job that is stopped or
 * fails leaves nothing. `step` is to be called between two files: it tells how far the job is, and lets others be answered.
 */
export async function makeSet<T>(
  context: Context,
  given: { name: string; job: string },
  fill: (set: FolderSet, step: (done: number, total: number, note: string) => Promise<void>) => Promise<T>,
): Promise<{ folder: string; files: number; bytes: number; value: T }> {
  const root = join(context.store.folder, setsName);
  const state = { stopped: false };
  running.set(given.job, state);
  const unfinished = join(root, `${safeName(given.name)}.part`);
  const files: { path: string; digest: string; size: number }[] = [];
  const used = new Set<string>();
  try {
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true });
    const set: FolderSet = {
      files,
      async add(path, bytes) {
        const parts = path.split('/').map((part) => safeName(part, 80));
        const dot = parts.at(-1)?.lastIndexOf('.') ?? -1;
        let free = parts.join('/');
        for (let n = 2; used.has(free.toLowerCase()); n += 1) {
          const last = parts.at(-1) ?? '';
          free = [...parts.slice(0, -1), dot > 0 ? `${last.slice(0, dot)}（${n}）${last.slice(dot)}` : `${last}（${n}）`].join('/');
        }
        used.add(free.toLowerCase());
        const target = join(unfinished, ...free.split('/'));
        await mkdir(dirname(target), { recursive: true });
        const content = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes;
        await writeFile(target, content);
        files.push({ path: free, digest: createHash('sha256').update(content).digest('hex'), size: content.length });
        return free;
      },
    };
    const value = await fill(set, async (done, total, note) => {
      context.announce({ type: 'progress', job: given.job, done, total, note });
      await new Promise((resolve) => setImmediate(resolve));
      if (state.stopped) throw new Failure('refused', '已停止，做了一半的文件夹没有留下，资料没有改动。', '需要时可以重新生成。');
    });
    let folder = join(root, safeName(given.name));
    for (let n = 2; existsSync(folder); n += 1) folder = join(root, `${safeName(given.name)}（${n}）`);
    await rename(unfinished, folder);
    return { folder, files: files.length, bytes: files.reduce((sum, one) => sum + one.size, 0), value };
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') throw new Failure('storage', '磁盘满了，文件夹没有做成，资料没有改动。', '请清理磁盘以后重新生成。');
    throw error;
  } finally {
    running.delete(given.job);
  }
}
