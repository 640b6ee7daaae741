import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const largest = 1024 * 1024;

/** A log beside the data: defects whole, nothing of what a person typed. Two files of a megabyte at most. */
export function openLog(folder: string): { defect(operation: string, error: unknown): string } {
  const path = join(folder, 'logs', 'program.log');
  return {
    defect(operation, error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      try {
        mkdirSync(join(folder, 'logs'), { recursive: true });
        if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largest) renameSync(path, `${path}.1`);
        appendFileSync(path, `${new Date().toISOString()} ${operation}\n${text}\n`);
      } catch (failed) {
        process.stderr.write(`${text}\n${String(failed)}\n`);
      }
      return path;
    },
  };
}
