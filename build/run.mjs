// `node build/run.mjs FILE.ts …`: installs what is missing and runs a TypeScript file under Node 24, which strips its types.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled, root, runNode } from './install.mjs';

const [file, ...args] = process.argv.slice(2);
if (!file || !existsSync(path.join(root, file))) {
  console.error(`no such file: ${file ?? ''}`);
  process.exit(1);
}
ensureInstalled();
process.exitCode = runNode(file, args);
