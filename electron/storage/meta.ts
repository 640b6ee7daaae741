import type { Engine } from '#electron/storage/engine/engine.ts';

/** Facts about this installation alone; they never travel. */
export type MetaKey = 'site' | 'inc' | 'siteRecord' | 'user' | 'lastBackupAt' | 'lastExportAt' | 'bundleNumber' | 'membership' | 'invite' | 'passphrase'
  | 'secondPlace' | 'secondSince' | 'secondAt' | 'backupMark' | 'continued' | 'lifeNotice' | 'numbersToCheck' | 'lockMinutes' | 'desktopNotes' | 'pinReset'
  | 'recoveryAt' | 'recoveryPair' | 'recoveryKeys' | 'recoveryFor' | 'recoveryMark' | 'exchangeFolder' | 'exchangedAt';

export function getMeta(engine: Engine, key: MetaKey): string | null {
  return engine.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', [key])?.value ?? null;
}

export function dropMeta(engine: Engine, key: MetaKey): void {
  engine.run('DELETE FROM meta WHERE key = ?', [key]);
}

export function setMeta(engine: Engine, key: MetaKey, value: string): string {
  engine.run('INSERT INTO meta(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value', [key, value]);
  return value;
}
