import { expect, test } from 'vitest';
import { objections } from '#test/boundaries.ts';

/** Every rule broken on purpose: [the file, what it says, what the objection must name]. */
const broken: [string, string, string][] = [
  ['shared/a.ts', `import 'node:fs';`, 'shared imports shared'],
  ['shared/a.ts', `import { x } from '#electron/storage/rows.ts';`, 'shared imports shared'],
  ['shared/a.ts', `export { x } from 'react';`, 'shared imports shared'],
  ['electron/service/a.ts', `import initSqlJs from 'sql.js';`, 'never sees electron or sql.js'],
  ['electron/service/a.ts', `import { app } from 'electron';`, 'only four files name Electron'],
  ['electron/service/a.ts', `const x = await import('electron');`, 'only four files name Electron'],
  ['electron/host/http.ts', `import { app } from 'electron';`, 'only four files name Electron'],
  ['electron/browser.ts', `import { app } from 'electron/main';`, 'only four files name Electron'],
  ['electron/browser.ts', `import { x } from '#electron/storage/rows.ts';`, 'hosts import hosts'],
  ['electron/preload.ts', `import { Failure } from '#shared/failure.ts';`, 'the preload imports types only'],
  ['electron/preload.ts', `import 'node:fs';`, 'the preload imports electron'],
  ['electron/sync/a.ts', `import { x } from '#electron/service/service.ts';`, 'sync imports storage and shared'],
  ['electron/sync/plan.ts', `import { x } from '#electron/storage/rows.ts';`, 'the plan of an import is pure'],
  ['electron/documents/a.ts', `import { x } from '#electron/storage/rows.ts';`, 'documents import shared'],
  ['electron/storage/a.ts', `import { x } from '#electron/service/context.ts';`, 'storage imports shared'],
  ['electron/storage/migrations/0009.ts', `import { x } from '#shared/fields.ts';`, 'migrations are frozen'],
  ['electron/sample/a.ts', `import { x } from '#renderer/theme.ts';`, 'the sample is data'],
  ['renderer/ui/A.tsx', `import { x } from '#shared/entities/index.ts';`, 'ui knows nothing of the domain'],
  ['renderer/ui/A.tsx', `import { ask } from '#renderer/bridge.ts';`, 'ui knows nothing of the domain'],
  ['renderer/state/a.ts', `import { x } from '#renderer/ui/field.ts';`, 'state imports the bridge'],
  ['renderer/record/A.tsx', `import { x } from '#renderer/pages/desk/Desk.tsx';`, 'record and print import'],
  ['renderer/pages/desk/A.tsx', `import { x } from '#renderer/pages/topics/B.tsx';`, 'a page never imports another page'],
  ['renderer/pages/desk/A.tsx', `import { x } from '#electron/service/service.ts';`, 'the window imports itself'],
  ['renderer/pages/desk/A.tsx', `import fs from 'fs';`, 'the window imports itself'],
  ['renderer/pages/desk/A.tsx', `import { x } from '../topics/B.tsx';`, '../ is not used'],
  ['renderer/ui/A.tsx', `import { x } from './B';`, 'its ending is missing'],
  ['renderer/ui/A.tsx', `import { x } from '#test/e2e/driver.ts';`, 'nothing imports a test'],
  ['electron/service/a.ts', 'const q = `SELECT id FROM topic WHERE id = ?`;', 'SQL stands in storage only'],
  ['renderer/a.ts', `const q = 'DELETE FROM topic ';`, 'SQL stands in storage only'],
  ['somewhere/a.ts', `import 'react';`, 'no rule says'],
];

test.each(broken)('%s with %s is objected to', (path, text, objection) => {
  expect(objections([{ path, text }]).join('\n')).toContain(objection);
});

test('cycles are objected to, however long, and through types', () => {
  const cycle = [
    { path: 'shared/a.ts', text: `import { b } from '#shared/b.ts';` },
    { path: 'shared/b.ts', text: `export { c } from './c.ts';` },
    { path: 'shared/c.ts', text: `import type { a } from '#shared/a.ts';` },
  ];
  expect(objections(cycle)).toEqual(['shared/a.ts -> shared/b.ts -> shared/c.ts -> shared/a.ts: a cycle']);
});

test('an import() that no check can read is an error', () => {
  expect(() => objections([{ path: 'shared/a.ts', text: 'await import(name);' }])).toThrow('not a plain string');
});

test('what the table allows is not objected to', () => {
  const allowed = [
    { path: 'electron/main.ts', text: `import { app } from 'electron'; import { serveIpc } from '#electron/host/ipc.ts';` },
    { path: 'electron/preload.ts', text: `import { contextBridge } from 'electron'; import type { Bridge } from '#shared/contract.ts';` },
    { path: 'electron/storage/a.ts', text: `import 'node:fs'; import initSqlJs from 'sql.js'; const q = 'DELETE FROM topic ';` },
    { path: 'renderer/pages/desk/A.tsx', text: `import { Button } from 'antd'; import { x } from '#renderer/ui/field.ts'; import './desk.css';` },
  ];
  expect(objections(allowed)).toEqual([]);
});
