import { type MessagePort, Worker } from 'node:worker_threads';
import { Failure, type FailureCode } from '#shared/failure.ts';
import type { BackupJob, BackupMade } from '#electron/storage/backup.ts';
import type { CheckJob, CheckResult } from '#electron/storage/integrity.ts';
import { type Job, runJob } from '#electron/storage/jobs.ts';

/** Does long work on a copy of the database. In the product in a thread of its own, so that no save waits for it. */
export interface JobRunner {
  (job: BackupJob): Promise<BackupMade>;
  (job: CheckJob): Promise<CheckResult>;
}

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
    send({ ok: true, value: await runJob(job) });
  } catch (error) {
    if (error instanceof Failure) send({ ok: false, code: error.code, message: error.message, fix: error.fix });
    else send({ ok: false, code: null, message: error instanceof Error ? (error.stack ?? error.message) : String(error), fix: '' });
  }
  port.close();
}
