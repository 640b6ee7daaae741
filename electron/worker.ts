import { parentPort, workerData } from 'node:worker_threads';
import { openProgram } from '#electron/service/program.ts';
import type { ServiceOptions } from '#electron/service/service.ts';
import { serveService } from '#electron/host/serveService.ts';

/** The service in its own thread, so that a long import or search never holds up the window. */

if (!parentPort) throw new Error('worker.ts runs in a worker thread only');
const options = workerData as ServiceOptions; // written by startService, nobody else starts this file
void serveService(parentPort, () => openProgram(options));
