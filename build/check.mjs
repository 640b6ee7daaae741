// `node build/check.mjs types|lint`: the checks that read the sources and run nothing of them.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, nodeCommand, root, runNode } from './install.mjs';

const projects = ['shared', 'electron', 'renderer', 'test'];

/** One compiler run per folder, all at once: each folder sees only the types of the world that it runs in. */
export async function checkTypes() {
  const runs = projects.map(
    (project) =>
      new Promise((resolve) => {
        const args = [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', path.join(root, project), '--pretty', 'false'];
        const child = spawn(nodeCommand(), args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
        let text = '';
        child.stdout.on('data', (chunk) => (text += chunk));
        child.on('close', (code) => resolve({ project, code: code ?? 1, text }));
      }),
  );
  let failed = 0;
  for (const { project, code, text } of await Promise.all(runs)) {
    process.stdout.write(text);
    console.log(`types ${project}: ${code === 0 ? 'ok' : 'failed'}`);
    if (code !== 0) failed = 1;
  }
  return failed;
}

export function checkLint() {
  return runNode('node_modules/oxlint/bin/oxlint', ['--type-aware', '--quiet']);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  ensureInstalled();
  const what = process.argv[2];
  process.exitCode = what === 'types' ? await checkTypes() : what === 'lint' ? checkLint() : 1;
}
