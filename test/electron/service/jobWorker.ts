import { parentPort, workerData } from 'node:worker_threads';
import { answerJob } from '#electron/service/jobThread.ts';

// Started by jobThread.test.ts in the place of electron/worker.ts. `die` ends without an answer, as a thread out of memory does.
if (!parentPort) throw new Error('runs in a worker thread only');
const { job } = workerData as { job: Parameters<typeof answerJob>[1] | { kind: 'die' } }; // runInThread wrote it
if (job.kind === 'die') process.exit(3);
else void answerJob(parentPort, job);
