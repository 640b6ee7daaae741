import { join } from 'node:path';
import * as Y from 'yjs';
import { columnOf, keep, rowOf, shuffled, tell, time, valueOf } from './changes.mjs';

// Yjs keeps a document in memory; to be durable it is written whole. Arguments: a folder, how many changes, what to measure.

const [folder, count, mode] = [process.argv[2], Number(process.argv[3]), process.argv[4]];

/** A document of one writer, and its updates of fifty changes each. */
function write(writer, base) {
  const doc = new Y.Doc();
  doc.clientID = writer + 1;
  if (base) Y.applyUpdate(doc, base);
  const updates = [];
  doc.on('update', (update) => updates.push(update));
  const rows = doc.getMap('rows');
  for (let from = 0; from < count; from += 50) {
    doc.transact(() => {
      for (let n = from; n < from + 50; n += 1) {
        let row = rows.get(rowOf(n));
        if (!row) rows.set(rowOf(n), (row = new Y.Map()));
        row.set(columnOf(n), valueOf(n, writer));
      }
    });
  }
  return { doc, updates };
}

const { doc, updates } = write(0);
const whole = Y.encodeStateAsUpdate(doc);
const receiver = new Y.Doc();
const take = (update) => {
  Y.applyUpdate(receiver, update);
  keep(join(folder, 'yjs.bin'), Y.encodeStateAsUpdate(receiver));
};
if (mode === 'shuffled') {
  tell({
    shuffled: await time(() => {
      for (const at of shuffled(updates.length)) Y.applyUpdate(receiver, updates[at]);
      keep(join(folder, 'yjs.bin'), Y.encodeStateAsUpdate(receiver));
    }),
  });
} else {
  const [left, right] = [write(1, whole), write(2, whole)].map((one) => Y.mergeUpdates(one.updates));
  const apply = await time(() => take(whole));
  const again = await time(() => take(whole));
  take(left);
  tell({ apply, again, concurrent: await time(() => take(right)), bytes: whole.length });
}
