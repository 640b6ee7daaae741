import { type BackupJob, type BackupMade, makeBackup } from './backup.ts';
import { type CheckJob, checkFolder, type CheckResult } from './integrity.ts';

/** Long work on a copy of the database, fit to be done in a thread of its own. */
export type Job = BackupJob | CheckJob;
export type JobResult<J extends Job> = J extends BackupJob ? BackupMade : CheckResult;

export function runJob(job: BackupJob): Promise<BackupMade>;
export function runJob(job: CheckJob): Promise<CheckResult>;
export function runJob(job: Job): Promise<BackupMade | CheckResult>;
export function runJob(job: Job): Promise<BackupMade | CheckResult> {
  return job.kind === 'backup' ? makeBackup(job) : checkFolder(job);
}
