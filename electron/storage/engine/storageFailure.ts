import { Failure } from '#shared/failure.ts';
import { diskCode } from './disk.ts';

/** A failed write in the person's words. What was saved before is never touched by it; what was being saved is not saved. */
export function writeFailure(error: unknown): Failure {
  const said = wordsFor(diskCode(error));
  const failure = new Failure('storage', `${said.what}，这一次的修改没有保存。以前保存的内容都还在，没有受影响。`, said.fix);
  failure.cause = error;
  return failure;
}

/** The data folder can't be used at all. */
export function openFailure(error: unknown, path: string): Failure {
  const said = wordsFor(diskCode(error));
  const failure = new Failure('storage', `${said.what}，打不开数据文件“${path}”。程序没有改动其中的内容。`, said.fix);
  failure.cause = error;
  return failure;
}

function wordsFor(code: string): { what: string; fix: string } {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return { what: '磁盘满了', fix: '请删除一些不用的文件，或者清空回收站，然后再保存一次。' };
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return { what: '数据文件夹不允许写入', fix: '请检查这个文件夹或U盘是否设成了只读，或者换一个文件夹。' };
    case 'EBUSY':
    case 'ETXTBSY':
      return { what: '数据文件正被别的程序占用', fix: '请关闭正在查看它的程序（如杀毒软件、同步网盘），然后再试一次。' };
    case 'EMFILE':
    case 'ENFILE':
      return { what: '打开的文件太多', fix: '请关闭一些别的程序，然后再试一次。' };
    default:
      return { what: '磁盘读写出错', fix: '请检查磁盘或U盘是否接好，再试一次；如果还出错，请尽快把数据备份到另一个磁盘。' };
  }
}

export function damagedFailure(path: string, how: string): Failure {
  return new Failure('file', `数据文件“${path}”${how}，无法打开。程序没有改动它，原样保留着。`, '请从备份恢复；损坏的文件会另外留存，可以交给技术人员查看。');
}

export function lostDatabaseFailure(path: string): Failure {
  return new Failure('storage', `找不到数据文件“${path}”，但它的附属文件（-wal）还在，其中有最近的修改。程序没有改动任何文件。`,
    '请把数据文件移回原来的文件夹，或者从备份恢复。不要删除附属文件。');
}

export function missingDatabaseFailure(path: string): Failure {
  return new Failure('storage', `找不到数据文件“${path}”。程序没有另建一个，文件夹里的别的文件也没有改动。`, '请检查数据文件夹是否选对，或者从备份恢复。');
}

/** sql.js counts the length of its file in 32 bits with a sign. */
export const longestDatabase = 2 ** 31 - 1;

export function tooLargeFailure(path: string): Failure {
  return new Failure('storage', `数据文件“${path}”超过了2GB，这个程序打不开这么大的数据。程序没有改动它，原样保留着。`,
    '请联系维护人员：数据可以转到数据库服务器上，办法见程序说明里的“规模”一篇。');
}
