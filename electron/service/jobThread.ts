import { type MessagePort, Worker } from 'node:worker_threads';
import { Failure, type FailureCode } from '#shared/failure.ts';
import type { BackupJob, BackupMade } from '#electron/storage/backup.ts';
import type { CheckJob, CheckResult } from '#electron/storage/integrity.ts';
import type { Book } from '#shared/tables/grid.ts';
import { type RefusedSheetJob, refusedSheet } from '#electron/documents/sheets/refusedSheet.ts';
import { readBook } from '#electron/documents/sheets/readBook.ts';
import { type Job as StorageJob, runJob } from '#electron/storage/jobs.ts';

/** Reads the bytes of an old sheet. */
export interface BookJob {
  kind: 'book';
  bytes: Uint8Array;
}

type Job = StorageJob | BookJob | RefusedSheetJob;

/** Does long work on a copy of the database, or on a file. In the product in a thread of its own, so that no save waits for it. */
export interface JobRunner {
  (job: BackupJob): Promise<BackupMade>;
  (job: CheckJob): Promise<CheckResult>;
  (job: BookJob): Promise<Book>;
  (job: RefusedSheetJob): Promise<Uint8Array>;
}

async function runAny(job: Job): Promise<unknown> {
  switch (job.kind) {
    case 'book':
      return readBook(job.bytes);
    case 'refusedSheet':
      return refusedSheet(job);
    default:
      return runJob(job);
  }
}

/** Does it here and now, where there is no thread to do it in. */
export const runHere = runAny as JobRunner; // runAny answers each kind of job with its own result

/** What the thread sends back, once. */
type JobReply = { ok: true; value: unknown } | { ok: false; code: FailureCode | null; message: string; fix: string };

/** Runs each job in a new thread of the built file `script`, which must call `answerJob` with its `workerData.job`. */
export function runInThread(script: string | URL): JobRunner {
  const run = (job: Job): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(script, { workerData: { job } });
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the thread of a long job ended before it answered')));
      worker.once('message', (reply: JobReply) => {
        if (reply.ok) resolve(reply.value);
        else reject(reply.code === null ? new Error(reply.message) : new Failure(reply.code, reply.message, reply.fix));
      });
    });
  return run as JobRunner; // answerJob answers each kind of job with its own result
}

/** The thread's side. */
export async function answerJob(port: MessagePort, job: Job): Promise<void> {
  const send = (reply: JobReply): void => port.postMessage(reply);
  try {
    send({ ok: true, value: await runAny(job) });
  } catch (error) {
    if (error instanceof Failure) send({ ok: false, code: error.code, message: error.message, fix: error.fix });
    else send({ ok: false, code: null, message: error instanceof Error ? (error.stack ?? error.message) : String(error), fix: '' });
  }
  port.close();
}
