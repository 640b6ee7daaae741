import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Failure } from '#shared/failure.ts';

export interface HostOptions {
  /** The data folder, absolute. */
  data: string;
  practice: boolean;
  /** `YYYY-MM-DD` that stands for today, or null. */
  today: string | null;
  /** Browser host only: 0 chooses a free one. */
  port: number;
  /** Browser host only: opens the default browser. */
  open: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The person's own folder: beside the portable program, else where the system keeps programs' data. */
export function defaultDataFolder(platform: string, env: Environment, home = homedir()): string {
  const portable = env['PORTABLE_EXECUTABLE_DIR'];
  if (portable) return join(portable, 'xieshang-data');
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'xieshang', 'data');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'xieshang', 'data');
  return join(env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'xieshang', 'data');
}

const known = {
  data: { type: 'string' },
  practice: { type: 'boolean' },
  today: { type: 'string' },
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
} as const;

function refuse(message: string): never {
  throw new Failure('invalid', message, '可用的参数：--data 文件夹、--practice、--today 年-月-日、--port 端口、--no-open。');
}

/**
 * Reads the command line. The practice area never shares a folder with real data: it is the folder beside, `…-practice`.
 * `strict: false` is for Electron, whose own switches stand among ours. Throws a Failure for what can't be meant.
 */
export function readHostOptions(args: readonly string[], platform: string, env: Environment, strict = true): HostOptions {
  let values: Record<string, unknown>;
  try {
    ({ values } = parseArgs({ args: [...args], options: known, strict, allowPositionals: !strict }));
  } catch (error) {
    refuse(`启动参数不对：${error instanceof Error ? error.message : String(error)}`);
  }
  const { data, today = null, port = '0' } = values;
  if (data !== undefined && (typeof data !== 'string' || data === '')) refuse('参数 --data 后面要写文件夹。');
  if (today !== null && (typeof today !== 'string' || !isDay(today))) refuse('参数 --today 后面要写日期，例如 2026-09-28。');
  if (typeof port !== 'string' || !/^\d{1,5}$/.test(port) || Number(port) > 65_535) refuse('参数 --port 后面要写 0 到 65535 的端口号。');
  const practice = values['practice'] === true;
  const folder = resolve(data ?? defaultDataFolder(platform, env));
  return { data: practice ? `${folder}-practice` : folder, practice, today, port: Number(port), open: values['no-open'] !== true };
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
