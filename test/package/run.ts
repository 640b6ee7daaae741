import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findElectron } from '#build/runtime.mjs';
import { appId } from '#build/deb.mjs';
import { checkPackage, type Figure } from '#test/package/checkPackage.ts';
import { drivePackage } from '#test/package/drivePackage.ts';
import { makePackage, standInElectron } from '#test/package/makePackage.ts';

/**
 * `node test/package/run.ts [--quick]`: makes the Linux package and looks into it. The quick form packs around a stand-in for
 * Electron; the long one around a real runtime, installs it, starts it and works with it. A table, then one line of JSON.
 */
const quick = process.argv.includes('--quick');
const runtime = findElectron();
const left: string[] = [];
if (!quick && runtime.reason !== undefined) left.push(`not started: ${runtime.reason}`);
const real = quick || runtime.reason !== undefined ? null : dirname(runtime.executable);
const electron = real ?? standInElectron('45.4.1');
const figures: Figure[] = [];
const made = makePackage(electron, readFileSync(join(electron, 'version'), 'utf8').trim());
try {
  figures.push(...(await checkPackage(made, appId)).filter(({ what }) => real || what !== 'the .deb, MB'));
  if (real) figures.push(...(await drivePackage(made.deb, appId)));
} finally {
  rmSync(made.folder, { recursive: true, force: true });
  if (!real) rmSync(electron, { recursive: true, force: true });
}
for (const { what, value, goal, met } of figures) console.log(`${met ? 'ok  ' : 'MISS'} ${what}: ${value} (${goal})`);
for (const reason of left) console.log(`left out: ${reason}`);
console.log(JSON.stringify({ name: 'package', figures, left }));
process.exitCode = figures.every((figure) => figure.met) ? 0 : 1;
