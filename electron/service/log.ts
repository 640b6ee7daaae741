import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { redact } from '#electron/service/redact.ts';

const largest = 1024 * 1024;

/** A log beside the data: what went wrong and where, nothing of what a person typed. Two files of a megabyte at most. */
export interface Log {
  /** Answers the path of the log, for the person to hand over. */
  defect(operation: string, error: unknown): string;
}

export function openLog(folder: string, name = 'program.log'): Log {
  const path = join(folder, 'logs', name);
  return {
    defect(operation, error) {
      const whole = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const text = redact(whole, folder);
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
