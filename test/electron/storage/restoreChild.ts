import { newId } from '#electron/storage/digest.ts';
import { prepareRestore, swapIn } from '#electron/storage/backupRestore.ts';

/** Restores a backup and is killed on the way: `node restoreChild.ts FOLDER WASM BACKUP DELAY`. Says `ready` before the swap. */
const [, , folder = '', wasm = '', backup = '', delay = ''] = process.argv;
const delayMs = Number(delay);
if (delayMs >= 0) setTimeout(() => process.kill(process.pid, 'SIGKILL'), delayMs);
const effects = { now: () => Date.now(), newId: () => newId(Date.now()) };
const ready = await prepareRestore({ folder, wasm, effects, backup, password: null, user: '', keep: {} });
if (delayMs === -1) process.kill(process.pid, 'SIGKILL');
swapIn(folder, ready, false, new Date());
if (delayMs === -2) process.kill(process.pid, 'SIGKILL');
