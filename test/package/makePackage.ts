import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCurrentFuseWire } from '@electron/fuses';

/** A package as `npm run dist` makes it. */
export interface Made {
  /** Everything of this run; to be removed by the caller. */
  folder: string;
  unpacked: string;
  deb: string;
  /** What dist printed, when it failed. */
  said: string;
}

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Electron's own wire: version 1, as many fuses as Electron 45 has, in their factory state. */
const wire = `${sentinel}\u0001\u0009110110010`;

/** A folder that looks like an Electron to the packer, where there is none: all of it but Chromium. */
export function standInElectron(version: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'xieshang-standin-'));
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'icudtl.dat', 'resources.pak', 'chrome-sandbox', 'chrome_crashpad_handler', 'libffmpeg.so']) writeFileSync(join(folder, name), version, { mode: 0o755 });
  writeFileSync(join(folder, 'version'), version);
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('\u007fELF'), Buffer.from(wire, 'latin1')]), { mode: 0o755 });
  for (const name of ['locales', 'resources']) mkdirSync(join(folder, name));
  for (const name of ['zh-CN', 'en-US', 'de']) writeFileSync(join(folder, 'locales', `${name}.pak`), 'p');
  return folder;
}

/** Runs `npm run dist` for Linux around the Electron in `electron`. */
export function makePackage(electron: string, version: string): Made {
  const folder = mkdtempSync(join(tmpdir(), 'xieshang-package-'));
  const args = ['build/pack.mjs', '--linux', 'dir', '--x64', `-c.electronDist=${electron}`, `-c.electronVersion=${version}`, `-c.directories.output=${folder}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 400_000 });
  const said = `${stdout}${stderr}`;
  if (status !== 0) throw new Error(`dist ended with ${status}\n${said}`);
  const deb = readdirSync(folder).find((name) => name.endsWith('.deb'));
  if (!deb) throw new Error(`dist made no .deb\n${said}`);
  return { folder, unpacked: join(folder, 'linux-unpacked'), deb: join(folder, deb), said };
}

/** The fuses of a program as they stand in its file: name → on. */
export async function readFuses(executable: string): Promise<Record<string, boolean>> {
  const names = ['runAsNode', 'enableCookieEncryption', 'enableNodeOptionsEnvironmentVariable', 'enableNodeCliInspectArguments', 'enableEmbeddedAsarIntegrityValidation', 'onlyLoadAppFromAsar', 'loadBrowserProcessSpecificV8Snapshot', 'grantFileProtocolExtraPrivileges'];
  const state: object = await getCurrentFuseWire(executable);
  return Object.fromEntries(names.map((name, at) => [name, Reflect.get(state, at) === '1'.charCodeAt(0)]));
}
