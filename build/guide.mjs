// npm run guide: takes every picture of the user guide anew and prints its PDF. `-- --pdf`: the PDF alone.
import { ensureBuilt } from './ensure.mjs';
import { ensureInstalled, runNode } from './install.mjs';
import { ensureSystemPackages } from './systemPackages.mjs';

ensureInstalled();
ensureSystemPackages();
let code = 0;
if (!process.argv.includes('--pdf')) {
  ensureBuilt();
  code = runNode('node_modules/vitest/vitest.mjs', ['run', '--project', 'guide']);
}
if (code === 0) code = runNode('build/guidePdf.ts');
// The program ships the guide: what was just made goes into the next build.
process.exitCode = code;
