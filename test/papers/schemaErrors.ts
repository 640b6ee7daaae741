import { execFileSync } from 'node:child_process';
import path from 'node:path';

const tool = path.resolve('node_modules/@ooxml-tools/validate/dist/npm/bin/ooxml-validate.js');

/** What the Open XML SDK finds wrong in a file. A process for each file: the runtime inside can be started only once. */
export function schemaErrors(file: string): string[] {
  // It exits with 0 in any case, so only its words count.
  const out = execFileSync(process.execPath, [tool, '--output-format', 'json', file], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const found: unknown = JSON.parse(out);
  const list = Array.isArray(found) ? found : typeof found === 'object' && found !== null && 'errors' in found && Array.isArray(found.errors) ? found.errors : null;
  if (!list) throw new Error(`the validator answered ${out.slice(0, 200)}`);
  return list.map((one) => JSON.stringify(one));
}
