import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { inputs } from '#shared/contract.ts';
import { operationsPage } from '#build/operationsPage.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

it('docs/operations.md is what the contract says; `npm run docs` makes it anew', () => {
  expect(readFileSync(here('../../docs/operations.md'), 'utf8')).toBe(operationsPage(here('../../shared/contract')));
});

it('names an output for every operation', () => {
  const page = operationsPage(here('../../shared/contract'));
  expect(page).not.toContain('output: unknown');
  for (const name of Object.keys(inputs)) expect(page).toContain(`## ${name}\n`);
});
