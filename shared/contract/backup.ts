import * as v from 'valibot';

const ticket = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/));
/** A backup is named by where it lies and its file's name, or it is a file that the person chose. */
const source = v.union([
  v.object({ where: v.picklist(['here', 'second']), id: v.pipe(v.string(), v.minLength(1), v.maxLength(200), v.regex(/^[^\\/\p{Cc}]+$/u)) }),
  v.object({ ticket }),
]);
export type BackupSource = v.InferInput<typeof source>;

export const backupInputs = {
  listBackups: v.object({}),
  makeBackup: v.object({}),
  /** The folder of the second copy; null for none. */
  setSecondPlace: v.object({ path: v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1000))) }),
  /** The backup's own file, to be saved elsewhere. */
  takeBackup: v.object({ where: v.picklist(['here', 'second']), id: v.pipe(v.string(), v.maxLength(200), v.regex(/^[^\\/\p{Cc}]+$/u)) }),
  /** What the backup is and what would be lost; refuses what can't be restored. */
  previewRestore: v.object({ source }),
  /** Backs up what is there, puts the backup in its place, begins a new life, opens anew. The window starts anew after it. */
  restoreBackup: v.object({ source, password: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(200))), null) }),
  /** What the person should know: shown on the desk until it is dismissed or no longer so. */
  getNotices: v.object({}),
  dismissNotice: v.object({ key: v.pipe(v.string(), v.maxLength(60)) }),
  /** Folders of the machine, for choosing one: the drives, and what is in `path`. */
  listFolders: v.object({ path: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(1000))) }),
  /** Whether backups hold the office's keys, and whether this computer has them. */
  getRecovery: v.object({}),
  /** Makes a new recovery code, shown this once; the one before it opens earlier backups only. */
  makeRecoveryCode: v.object({}),
  /** Brings the keys back that the restored backup holds. */
  useRecoveryCode: v.object({ code: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)) }),
  checkIntegrity: v.object({}),
  getStorageUse: v.object({}),
  openDataFolder: v.object({}),
  exportLog: v.object({}),
} as const;

export interface BackupEntry {
  where: 'here' | 'second';
  /** The file's name. */
  id: string;
  madeAt: string;
  reason: 'daily' | 'quit' | 'manual' | 'beforeImport' | 'beforeMigration' | 'beforeRestore';
  fileBytes: number;
  operations: number;
  records: number;
  office: string;
}

export interface SecondPlace {
  path: string;
  /** Whether it can be reached now. */
  present: boolean;
  /** When a copy was last put there. */
  lastAt: string | null;
  /** On the same disk as the data: no help when the disk breaks. */
  sameDisk: boolean;
}

export interface RestorePreview {
  office: string;
  madeAt: string;
  operations: number;
  records: number;
  attachments: number;
  /** The backup is another installation's: a new computer, or somebody else's file. */
  otherSite: boolean;
  /** What is here now and not in the backup; null when what is here can't be read. */
  lost: { operations: number; records: number; lastAt: string | null } | null;
  /** The backup is sealed with a password that is not this folder's. */
  needsPassword: boolean;
}

export interface Notice {
  key: string;
  tone: 'bad' | 'note';
  text: string;
  link: { text: string; to: readonly string[] } | null;
  /** Gone for good once the person has read it; otherwise it goes with its cause. */
  dismissable: boolean;
}

/** A record that a check found something wrong with. */
export interface CheckFinding {
  entity: string;
  id: string;
  title: string;
  what: string;
}

export interface BackupOperations {
  listBackups: { backups: BackupEntry[]; second: SecondPlace | null; lastAt: string | null; changedSince: boolean };
  makeBackup: { id: string; fileBytes: number; ms: number; second: 'none' | 'copied' | 'absent' | 'failed'; message: string };
  setSecondPlace: { second: SecondPlace | null };
  takeBackup: { ticket: string; name: string };
  previewRestore: RestorePreview;
  restoreBackup: { restored: true };
  getNotices: { notices: Notice[] };
  dismissNotice: { dismissed: boolean };
  listFolders: {
    path: string | null;
    /** Null at the top of a drive. */
    parent: string | null;
    folders: { name: string; path: string }[];
    drives: { path: string; /** Bytes. */ free: number | null; /** No help when the disk breaks. */ sameDisk: boolean }[];
  };
  /** `missing`: the data came from another computer, and the keys of that one are in them, waiting for the code. */
  getRecovery: { state: 'none' | 'kept' | 'missing'; madeAt: string | null };
  makeRecoveryCode: { code: string; madeAt: string; office: string };
  useRecoveryCode: { recovered: true };
  checkIntegrity: {
    checkedAt: string;
    ms: number;
    database: string[];
    refs: { total: number; findings: CheckFinding[] };
    attachments: { named: number; missing: CheckFinding[]; damaged: CheckFinding[]; unused: number; unusedBytes: number };
    folds: { total: number; findings: CheckFinding[] };
    records: number;
  };
  getStorageUse: { database: number; log: number; attachments: number; attachmentCount: number; backups: number; free: number | null; folder: string };
  openDataFolder: { opened: true };
  exportLog: { ticket: string; name: string };
}
