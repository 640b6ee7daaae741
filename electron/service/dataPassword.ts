import { Failure } from '#shared/failure.ts';
import { holdSeal, makeSeal, readSeal, type SealKey, sealOf, unlockSeal, withPassword, writeSeal } from '#electron/storage/folderSeal.ts';

function proved(folder: string, current: string | null): SealKey {
  const file = readSeal(folder);
  const opened = file && current !== null ? unlockSeal(file, current) : null;
  if (!opened) throw new Failure('refused', '现在的密码不对，没有改动。', '请再输一次；也可以输入纸上的密码恢复码。', [{ field: 'current', message: '密码不对' }]);
  return opened;
}

/**
 * Sets a folder's first password or another one. Answers the recovery code of a first one; then the folder must be opened
 * anew, which seals what is there.
 */
export function setPassword(folder: string, practice: boolean, current: string | null, password: string): { recovery: string | null } {
  if (practice) throw new Failure('refused', '练习区里都是编的数据，不用加密码，没有改动。', '请退出练习区，在正式数据里设置。');
  if (!sealOf(folder)) {
    const { recovery, ...seal } = makeSeal(password);
    writeSeal(folder, seal.file);
    holdSeal(folder, seal);
    return { recovery };
  }
  const seal = withPassword(proved(folder, current), password);
  writeSeal(folder, seal.file);
  holdSeal(folder, seal);
  return { recovery: null };
}

/** Marks the password as going; the next opening of the folder takes it off everything. */
export function beginDropPassword(folder: string, current: string): void {
  const seal = proved(folder, current);
  const leaving: SealKey = { ...seal, file: { ...seal.file, state: 'opening' } };
  writeSeal(folder, leaving.file);
  holdSeal(folder, leaving);
}
