import { parentPort, workerData } from 'node:worker_threads';
import { serveService } from '#electron/host/serveService.ts';
import type { ServiceOptions } from '#electron/service/service.ts';
import { lockedFolder, makeFakeService } from '#test/electron/host/fakeService.ts';

// Started by startService.test.ts in the place of electron/worker.ts.
if (!parentPort) throw new Error('runs in a worker thread only');
const { data } = workerData as ServiceOptions; // startService wrote it
void serveService(parentPort, async (opening) => {
  if (data === 'locked') throw lockedFolder();
  if (data === 'slow') {
    opening({ type: 'progress', job: 'practice', done: 1, total: 2, note: '正在准备' });
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return makeFakeService();
});
