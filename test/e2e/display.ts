import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { findElectron, hasDisplay } from '#build/runtime.mjs';

/** For Electron on a machine without a screen: one virtual screen for the whole run, ended with it. */
export async function setup(): Promise<(() => void) | undefined> {
  if (hasDisplay() || findElectron().reason !== undefined) return undefined;
  const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-ac', '-nolisten', 'tcp'];
  const screen = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise<string | null>((resolve) => {
    screen.once('error', () => resolve(null));
    screen.once('exit', () => resolve(null));
    createInterface(screen.stdio[3] as Readable).once('line', resolve); // spawned as a pipe
  });
  if (number === null) return undefined;
  process.env['DISPLAY'] = `:${number}`;
  return () => void screen.kill();
}
