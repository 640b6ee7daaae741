// npm test [-- STEP… | FILE…]: installs what is missing, then checks everything, or the named steps or files.
// Needs nothing but the system's Node.
import { checkLint, checkTypes } from './check.mjs';
import { ensureBuilt } from './ensure.mjs';
import { ensureInstalled, runNode } from './install.mjs';
import { ensureSystemPackages } from './systemPackages.mjs';

const vitest = (args, env = {}) =>
  runNode('node_modules/vitest/vitest.mjs', ['run', ...args], { env: { ...process.env, ...env } });
const projects = (...names) => names.flatMap((name) => ['--project', name]);

const steps = {
  types: checkTypes,
  lint: checkLint,
  boundaries: () => vitest(projects('boundaries')),
  unit: () => vitest(projects('unit')),
  component: () => vitest(projects('component')),
  build: () => {
    ensureBuilt();
    return 0;
  },
  e2e: () => {
    ensureBuilt();
    return vitest(projects('e2e'));
  },
  // Programs of their own, because the last line of each is its result.
  faults: () => runNode('test/faults/run.ts', quick ? ['--quick'] : []),
  exchange: () => runNode('test/exchange/run.ts', quick ? ['--quick'] : []),
  package: () => {
    ensureBuilt();
    return runNode('test/package/run.ts', quick ? ['--quick'] : []);
  },
  papers: () => {
    ensureBuilt();
    return runNode('test/papers/run.ts', quick ? ['--quick'] : []);
  },
  // Both take options: npm run test:monkey -- --seed 7 --events 500.
  monkey: () => {
    ensureBuilt();
    return runNode('test/monkey/run.ts', [...(quick ? ['--quick'] : []), ...options]);
  },
  soak: () => runNode('test/soak/run.ts', [...(quick ? ['--quick'] : []), ...options]),
};
/** What `npm test` alone does. */
const everyTime = ['types', 'lint', 'boundaries', 'unit', 'component', 'build', 'faults', 'exchange', 'papers', 'package', 'e2e', 'monkey', 'soak'];
const withoutSystem = new Set(['types', 'lint', 'boundaries', 'build']);

const given = process.argv.slice(2);
const named = given.filter((word) => Object.hasOwn(steps, word));
/** The long tests run in their quick forms when they are not asked for by name. */
const quick = given.includes('--quick') || named.length === 0;
const others = given.filter((word) => !Object.hasOwn(steps, word) && word !== '--quick');
/** For one long test asked for by name. */
const options = named.length === 1 ? others : [];

async function runStep(name) {
  console.log(`== ${name}`);
  const started = performance.now();
  const code = await steps[name]();
  console.log(`== ${name}: ${code === 0 ? 'ok' : 'FAILED'}, ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return code;
}

ensureInstalled();
if (named.length === 0 && others.length > 0) {
  ensureSystemPackages();
  if (others.some((word) => word.includes('e2e'))) ensureBuilt();
  process.exitCode = vitest(others);
} else {
  const chosen = named.length > 0 ? named : everyTime;
  if (chosen.some((name) => !withoutSystem.has(name))) ensureSystemPackages();
  const failed = [];
  for (const name of chosen) if ((await runStep(name)) !== 0) failed.push(name);
  console.log(failed.length === 0 ? `all passed: ${chosen.join(', ')}` : `FAILED: ${failed.join(', ')}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
