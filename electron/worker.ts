import { parentPort, workerData } from 'node:worker_threads';
import { answerJob, runInThread } from '#electron/service/jobThread.ts';
import { openProgram } from '#electron/service/program.ts';
import type { ServiceOptions } from '#electron/service/service.ts';
import { serveService } from '#electron/host/serveService.ts';

/**
 * The service in its own thread, so that a long import or search never holds up the window; and the same file again, for one
 * long job on a copy of the database, so that a backup never holds up the service.
 */

if (!parentPort) throw new Error('worker.ts runs in a worker thread only');
const port = parentPort;
const data = workerData as ServiceOptions | { job: Parameters<typeof answerJob>[1] }; // written by startService and runInThread, nobody else starts this file
if ('job' in data) void answerJob(port, data.job);
else void serveService(port, (opening) => openProgram({ ...data, opening, runJob: runInThread(__filename) }));
