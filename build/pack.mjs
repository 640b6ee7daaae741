// npm run dist [-- electron-builder's arguments]: builds and packs the Electron program.
import { ensureBuilt } from './ensure.mjs';
import { runNode } from './install.mjs';

ensureBuilt();
process.exitCode = runNode('node_modules/electron-builder/cli.js', process.argv.slice(2));
