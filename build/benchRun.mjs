import { spawn } from 'node:child_process';
import path from 'node:path';
import { figuresIn } from './benchTable.mjs';
import { nodeCommand, root } from './install.mjs';

/** No benchmark takes as long: one that hangs is ended, and the next begins. */
const longestMs = 20 * 60_000;

/** Runs one script and answers what it printed and how it ended; it is seen while it runs. */
function runOne(file, args) {
  return new Promise((resolve) => {
    const child = spawn(nodeCommand(), [file, ...args], { cwd: root, stdio: ['inherit', 'pipe', 'inherit'], timeout: longestMs });
    let text = '';
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      text += chunk;
    });
    child.once('error', (error) => resolve({ text, code: error.message }));
    child.once('close', (code, signal) => resolve({ text, code: code ?? signal }));
  });
}

/** Each benchmark in a process of its own, one after the other; one that fails or prints no figures costs the others nothing. */
export async function runBenches(folder, names, args) {
  const results = [];
  for (const name of names) {
    if (names.length > 1) console.log(`== ${name}`);
    const began = performance.now();
    const { text, code } = await runOne(path.join(folder, `${name}.bench.ts`), args);
    const seconds = (performance.now() - began) / 1000;
    const figures = figuresIn(text);
    // A limit that is not met is told by its own line, whatever the benchmark's exit code makes of it.
    const failure = figures ? (code === 0 || figures.some(({ met }) => met === false) ? '' : `ended with ${code}`) : code === 0 ? 'printed no figures' : `ended with ${code}`;
    if (failure !== '') console.error(`${name}: ${failure}`);
    results.push({ name, seconds, figures: figures ?? [], failure });
  }
  return results;
}
