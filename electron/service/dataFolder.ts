import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from '#shared/failure.ts';

/** One folder after the other: Node's own `recursive` never ends where a kernel's folder takes no new one (/proc). */
function makeWithParents(folder: string): void {
  if (existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeWithParents(above);
  mkdirSync(folder);
}

/** Makes the data folder where there is none. Throws a Failure in words where it can't be made. */
export function makeDataFolder(folder: string): void {
  try {
    makeWithParents(folder);
  } catch (error) {
    const failure = new Failure('storage', `数据文件夹“${folder}”建不起来，程序没有打开，电脑上的文件没有改动。`, '请换一个可以写入的文件夹；从U盘打开的，请检查U盘是否插好、是否写保护。');
    failure.cause = error;
    throw failure;
  }
}
