import { expect, test } from 'vitest';
import { importsOf, objections, readSources, rules } from '#test/boundaries.ts';

const sources = readSources();

test('nobody imports what the table forbids', () => {
  expect(objections(sources)).toEqual([]);
});

test('the check has really read the sources', () => {
  for (const folder of ['shared/', 'electron/storage/', 'electron/host/', 'renderer/ui/', 'test/']) {
    expect(sources.filter(({ path }) => path.startsWith(folder)).length, folder).toBeGreaterThan(3);
  }
  expect(sources.flatMap(importsOf).length).toBeGreaterThan(300);
  expect(rules.length).toBeGreaterThan(10);
});
