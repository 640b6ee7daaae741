import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { livesPage } from '#build/livesPage.ts';

it('docs/lives.md is what the rules say; `npm run docs` makes it anew', () => {
  expect(readFileSync(fileURLToPath(new URL('../../docs/lives.md', import.meta.url)), 'utf8')).toBe(livesPage());
});
