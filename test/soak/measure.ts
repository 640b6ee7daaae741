import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void; // put there by the flag

/** What a process holds at one moment: kilobytes, and counts. */
export interface Held {
  round: number;
  /** JavaScript objects that are reachable, without the machine code that V8 makes of ours. */
  heap: number;
  /** That machine code: V8 goes on making it for thousands of rounds, ever less. */
  code: number;
  /** Buffers and WebAssembly, outside the heap. */
  buffers: number;
  rss: number;
  /** Open files, pipes and sockets. */
  handles: number;
  /** Timers, watches, workers: what keeps a process going. */
  resources: number;
  /** The data folders. They grow, because nothing is ever lost. */
  disk: number;
}

const kilobytes = (bytes: number): number => Math.round(bytes / 1024);

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .reduce((sum, one) => sum + (statSync(join(one.parentPath, one.name), { throwIfNoEntry: false })?.size ?? 0), 0);
}

/** Measured after the garbage is gone; twice, because what ends in the first collection frees more for the second. */
export async function hold(round: number, folders: readonly string[]): Promise<Held> {
  for (let turn = 0; turn < 3; turn += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { external, rss } = process.memoryUsage();
  const used = (isCode: boolean): number => getHeapSpaceStatistics().reduce((sum, one) => sum + (/code|trusted/.test(one.space_name) === isCode ? one.space_used_size : 0), 0);
  return {
    round,
    heap: kilobytes(used(false)),
    code: kilobytes(used(true)),
    buffers: kilobytes(external),
    rss: kilobytes(rss),
    handles: readdirSync('/proc/self/fd').length,
    resources: process.getActiveResourcesInfo().length,
    disk: kilobytes(folders.reduce((sum, folder) => sum + sizeOf(folder), 0)),
  };
}

/** How much is added in each round: the slope of the line through the points that errs least. */
export function slope(points: readonly { x: number; y: number }[]): number {
  const mean = (of: (point: { x: number; y: number }) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const across = points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
  return across === 0 ? 0 : points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0) / across;
}
