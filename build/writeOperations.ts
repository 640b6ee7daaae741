import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { livesPage } from '#build/livesPage.ts';
import { operationsPage } from '#build/operationsPage.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

writeFileSync(here('../docs/operations.md'), operationsPage(here('../shared/contract')));
writeFileSync(here('../docs/lives.md'), livesPage());
