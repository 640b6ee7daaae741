import { expect, test } from 'vitest';
import { checkPapers } from '#test/papers/checkPapers.ts';

test('every paper prints as the standard asks, from the page and from the file', async () => {
  const { figures, left } = await checkPapers(process.env['QUICK'] === '1');
  for (const { what, value, goal, met } of figures) console.log(`${met ? 'ok  ' : 'MISS'} ${what}: ${value} (${goal})`);
  for (const reason of left) console.log(`left out: ${reason}`);
  console.log(JSON.stringify({ name: 'papers', figures, left }));
  expect(figures.filter((figure) => !figure.met)).toEqual([]);
});
