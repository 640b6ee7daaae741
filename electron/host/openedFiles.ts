import { readFileSync, statSync } from 'node:fs';
import { basename, isAbsolute, resolve } from 'node:path';
import type { TicketFile } from '#shared/contract.ts';

/** The file endings that the system opens with this program. */
export const bundleEnding = '.xsb';

/** Files larger than this are not read into the window; a bundle has pieces of half a gigabyte at most. */
const largest = 1024 * 1024 * 1024;

/**
 * The bundle named on a command line, by a double click in the file manager: the last argument that ends like one. A relative
 * path counts from `from`, which for a second copy is that copy's folder.
 */
export function bundleNamed(args: readonly string[], from: string): string | null {
  const named = args.filter((arg) => !arg.startsWith('-') && arg.toLowerCase().endsWith(bundleEnding)).at(-1);
  if (named === undefined) return null;
  return isAbsolute(named) ? named : resolve(from, named);
}

/** The file that waits to be fetched by the window; fetched once. */
export interface OpenedFiles {
  offer(path: string | null): boolean;
  take(): TicketFile | null;
}

export function waitingFile(onUnreadable: (error: unknown) => void): OpenedFiles {
  let waiting: string | null = null;
  return {
    offer(path) {
      if (path !== null) waiting = path;
      return path !== null;
    },
    take() {
      const path = waiting;
      waiting = null;
      if (path === null) return null;
      try {
        if (statSync(path).size > largest) throw new Error('the file is too large to be a bundle');
        return { name: basename(path), type: 'application/octet-stream', bytes: new Uint8Array(readFileSync(path)) };
      } catch (error) {
        onUnreadable(error);
        return null;
      }
    },
  };
}
