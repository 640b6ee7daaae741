import { parentPort, workerData } from 'node:worker_threads';
import { serveService } from '#electron/host/serveService.ts';
import type { ServiceOptions } from '#electron/service/service.ts';
import { lockedFolder, makeFakeService } from '#test/electron/host/fakeService.ts';

// Started by startService.test.ts in the place of electron/worker.ts.
if (!parentPort) throw new Error('runs in a worker thread only');
const { data } = workerData as ServiceOptions; // startService wrote it
void serveService(parentPort, () => (data === 'locked' ? Promise.reject(lockedFolder()) : Promise.resolve(makeFakeService())));
