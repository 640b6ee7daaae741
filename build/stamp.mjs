// Tells whether dist/ was built from the sources that stand here now. By content: a checkout changes times, not always text.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './install.mjs';

const stampFile = 'dist/stamp';
const sources = ['shared', 'electron', 'renderer', 'build', 'docs/user-guide', 'package.json', 'package-lock.json'];

export function hashSources() {
  const hash = createHash('sha256');
  const add = (relative) => hash.update(`${relative}\0`).update(readFileSync(path.join(root, relative))).update('\0');
  for (const source of sources) {
    const place = path.join(root, source);
    if (path.extname(source) !== '') {
      add(source);
      continue;
    }
    const entries = readdirSync(place, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
    for (const file of files.toSorted()) add(path.relative(root, file));
  }
  return hash.digest('hex');
}

export function isBuilt() {
  const file = path.join(root, stampFile);
  return existsSync(file) && readFileSync(file, 'utf8') === hashSources();
}
