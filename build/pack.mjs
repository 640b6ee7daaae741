// npm run dist [-- electron-builder's arguments]: builds and packs the Electron program. On Linux (or with --linux) each folder
// that electron-builder leaves becomes a .deb.
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { makeDeb } from './deb.mjs';
import { ensureBuilt } from './ensure.mjs';
import { root, runNode } from './install.mjs';

const args = process.argv.slice(2);
const output = path.resolve(root, args.find((arg) => arg.startsWith('-c.directories.output='))?.split('=')[1] ?? 'release');
const unpacked = [
  ['linux-unpacked', 'amd64'],
  ['linux-arm64-unpacked', 'arm64'],
];
ensureBuilt();
for (const [folder] of unpacked) rmSync(path.join(output, folder), { recursive: true, force: true });
process.exitCode = runNode('node_modules/electron-builder/cli.js', ['--publish', 'never', ...args]);
if (process.exitCode === 0) {
  for (const [folder, arch] of unpacked) {
    const place = path.join(output, folder);
    if (existsSync(place)) console.log(`已生成 ${path.relative(process.cwd(), makeDeb(place, arch, output))}`);
  }
}
