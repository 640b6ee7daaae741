import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { columnOf, rowOf, shuffled, tell, time, valueOf } from './changes.mjs';

// Actual's own function that receives messages, with its own database on disk. Its package doesn't hand that function out,
// so that a copy of the file with one line more is what runs. Arguments: a folder, how many changes.

const [folder, count] = [process.argv[2], Number(process.argv[3])];
const require = createRequire(import.meta.url);
const source = require.resolve('@actual-app/api');
const exposed = join(source, '../exposed.cjs');
writeFileSync(exposed, `${readFileSync(source, 'utf8')}\nglobalThis.inside = { receiveMessages, Timestamp, setSyncingMode };\n`);

const made = Date.UTC(2026, 0, 1);
/** Messages as they lie in a file. */
function linesOf(writer) {
  return Array.from({ length: count }, (_, n) =>
    JSON.stringify({ dataset: 'transactions', row: rowOf(n), column: columnOf(n), value: valueOf(n, writer), millis: made + writer * 60_000 + Math.trunc(n / 50), counter: n % 50, node: `${writer}`.repeat(16) }),
  );
}

const api = require(exposed);
mkdirSync(folder, { recursive: true });
await api.init({ dataDir: folder });
await api.runImport('peer', async () => void (await api.createAccount({ name: 'x' }, 0)));
const { receiveMessages, Timestamp, setSyncingMode } = globalThis.inside;
setSyncingMode('offline');

async function receive(lines) {
  const messages = lines.map((line) => {
    const { millis, counter, node, ...rest } = JSON.parse(line);
    return { ...rest, timestamp: new Timestamp(millis, counter, node) };
  });
  await receiveMessages(messages);
}

const first = linesOf(0);
const second = linesOf(1);
const order = shuffled(count);
const mode = process.argv[4];
if (mode === 'shuffled') {
  const mixed = order.map((n) => first[n]);
  tell({ shuffled: await time(() => receive(mixed)) });
} else {
  tell({ apply: await time(() => receive(first)), again: await time(() => receive(first)), concurrent: await time(() => receive(second)), bytes: Buffer.byteLength(first.join('\n')) });
}
