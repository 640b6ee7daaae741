import { prepareRestore, swapIn } from '#electron/storage/backupRestore.ts';
import { tickingEffects } from '#test/electron/service/office.ts';

/** Restores a backup and is killed on the way: `node restoreChild.ts FOLDER WASM BACKUP DELAY`. Says `ready` before the swap. */
const [, , folder = '', wasm = '', backup = '', delay = ''] = process.argv;
const delayMs = Number(delay);
if (delayMs >= 0) setTimeout(() => process.kill(process.pid, 'SIGKILL'), delayMs);
// The clock of the folder's tests, a little later: with the machine's own the next start would tell of a clock that stands before the last save.
const effects = tickingEffects('2026-09-01T02:00:00Z');
const ready = await prepareRestore({ folder, wasm, effects, backup, password: null, user: '', keep: {} });
if (delayMs === -1) process.kill(process.pid, 'SIGKILL');
swapIn(folder, ready, false, new Date());
if (delayMs === -2) process.kill(process.pid, 'SIGKILL');
