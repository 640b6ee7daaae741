import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** The built browser host as a process of its own, started as `npm start -- --browser --no-open` starts it. */
export interface BrowserHost {
  url: string;
  origin: string;
  token: string;
  pid: number;
  /** What it has printed on stderr so far. */
  errors(): string;
  /** As a person ends it: SIGTERM, and waits. Answers the exit code. */
  end(): Promise<number | null>;
  /** As a power cut ends it. */
  kill(): Promise<void>;
}

/** Starts it with `args`; rejects with what it printed when it ends before it is ready. */
export async function startBrowserHost(args: readonly string[]): Promise<BrowserHost> {
  const child: ChildProcess = spawn(process.execPath, [resolve('dist/main/browser.cjs'), '--no-open', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('spawned without pipes');
  const ended = once(child, 'exit');
  let errors = '';
  stderr.on('data', (chunk) => (errors += String(chunk)));
  const url = await new Promise<string>((ready, failed) => {
    createInterface(stdout).on('line', (line) => {
      const [, address] = /^READY (http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+)$/.exec(line) ?? [];
      if (address) ready(address);
    });
    child.once('error', failed);
    child.once('close', (code) => failed(new Error(`the browser host ended with ${code}: ${errors}`)));
  });
  const stop = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
    return child.exitCode;
  };
  const { origin } = new URL(url);
  return {
    url,
    origin,
    pid: child.pid ?? 0,
    token: url.slice(url.indexOf('#token=') + '#token='.length),
    errors: () => errors,
    end: () => stop('SIGTERM'),
    async kill() {
      await stop('SIGKILL');
    },
  };
}
