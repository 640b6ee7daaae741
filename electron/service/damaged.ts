import { inputs, type OperationName } from '#shared/contract.ts';
import type { Session } from '#shared/contract/session.ts';
import { Failure } from '#shared/failure.ts';
import { todayInShanghai } from '#shared/rules/day.ts';
import { createDispatch, type ServiceHandlers } from '#electron/service/dispatch.ts';
import type { RestoreContext } from '#electron/service/restore.ts';
import { previewRestore } from '#electron/service/restore.ts';
import { backupsName, listFolder } from '#electron/storage/backupFolder.ts';
import { sealOf } from '#electron/storage/folderSeal.ts';
import { join } from 'node:path';

export interface DamagedOptions {
  data: string;
  today: string | null;
  host: 'electron' | 'browser';
  version: string;
}

/** Where the data can't be read: answers which backups there are and what is in them, and refuses everything else. */
export function damagedDispatch(options: DamagedOptions, failure: Failure, restore: RestoreContext, logDefect: (operation: string, error: unknown) => string) {
  const refuse = (): never => {
    throw new Failure('refused', '数据文件打不开，要先从备份恢复。文件原样保留着，没有改动。', failure.fix);
  };
  const session = (): Session => {
    const today = options.today ?? todayInShanghai(restore.effects.now());
    return {
      office: null,
      user: '',
      today,
      practice: restore.practice,
      host: options.host,
      version: options.version,
      dueSoonUntil: today,
      yearsWithoutCalendar: [],
      lastBackupAt: null,
      lastExportAt: null,
      dataFolder: options.data,
      people: [],
      locked: null,
      lockMinutes: 0,
      desktopNotes: false,
      sealed: sealOf(options.data) !== null,
      damaged: { message: failure.message, fix: failure.fix },
    };
  };
  const names = Object.keys(inputs) as OperationName[]; // Object.keys widens; the table is closed
  const handlers = {
    ...Object.fromEntries(names.map((name) => [name, refuse])),
    getSession: session,
    getChoices: () => ({ choices: [] }),
    getView: () => ({ content: null }),
    namesOf: () => ({ names: {}, entities: {} }),
    getNotices: () => ({ notices: [] }),
    previewRestore: ({ source }: Parameters<ServiceHandlers['previewRestore']>[0]) => previewRestore(restore, source),
    async listBackups() {
      const backups = (await listFolder(join(options.data, backupsName))).map(({ id, manifest, fileBytes }) => {
        const { madeAt, reason, operations, records, office } = manifest;
        return { where: 'here' as const, id, madeAt, reason, fileBytes, operations, records, office };
      });
      return { backups, second: null, lastAt: backups[0]?.madeAt ?? null, changedSince: false };
    },
  } as unknown as ServiceHandlers; // every name of the table is there: refuse stands in for the rest
  return createDispatch(handlers, logDefect);
}
