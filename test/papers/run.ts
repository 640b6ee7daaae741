import { checkPapers } from '#test/papers/checkPapers.ts';

/** `node test/papers/run.ts [--quick]`: a table for people, then one line of JSON. */
const { figures, left } = await checkPapers(process.argv.includes('--quick'));
for (const { what, value, goal, met } of figures) console.log(`${met ? 'ok  ' : 'MISS'} ${what}: ${value} (${goal})`);
for (const reason of left) console.log(`left out: ${reason}`);
console.log(JSON.stringify({ name: 'papers', figures, left }));
process.exitCode = figures.every((figure) => figure.met) ? 0 : 1;
