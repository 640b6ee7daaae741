import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';

/** A folder for the tests of a file, new for each test and each second try of one: what the first try left must not be found. */
export function freshFolder(name: string): { readonly path: string } {
  const folder = { path: '' };
  beforeEach(() => {
    folder.path = mkdtempSync(join(tmpdir(), `xieshang-${name}-`));
  });
  afterEach(() => rmSync(folder.path, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
