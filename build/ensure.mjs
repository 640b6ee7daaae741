import { ensureInstalled, runNode } from './install.mjs';
import { isBuilt } from './stamp.mjs';

/** Installs and builds what is missing or stale; ends the process when that fails. */
export function ensureBuilt() {
  ensureInstalled();
  if (isBuilt()) return;
  const code = runNode('build/bundle.mjs');
  if (code !== 0) process.exit(code);
}
