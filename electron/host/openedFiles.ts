import { readFileSync, statSync } from 'node:fs';
import { basename, isAbsolute, resolve } from 'node:path';
import type { TicketFile } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';

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

/** Why the file was not opened, in words for whoever clicked on it. */
function unreadable(path: string, error: unknown): Failure {
  const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return isGone
    ? new Failure('notFound', `“${basename(path)}”已经不在原来的地方，没有打开，资料没有变化。`, '文件在U盘上的，请插好U盘再双击；也可以到“报送接收”里选择文件。')
    : new Failure('file', `“${basename(path)}”读不出来，没有打开，资料没有变化。`, '请把它拷到电脑桌面上再双击；还不行的，请对方重新给一份。');
}

/** `onUnreadable` gets the words for the person, and what the system said. */
export function waitingFile(onUnreadable: (failure: Failure, error: unknown) => void): OpenedFiles {
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
        onUnreadable(unreadable(path, error), error);
        return null;
      }
    },
  };
}
