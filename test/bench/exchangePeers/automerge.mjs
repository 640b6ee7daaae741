import { join } from 'node:path';
import * as A from '@automerge/automerge';
import { columnOf, keep, rowOf, shuffled, tell, time, valueOf } from './changes.mjs';

// Automerge keeps a document in memory; to be durable it is written whole. Arguments: a folder, how many changes, what to measure.

const [folder, count, mode] = [process.argv[2], Number(process.argv[3]), process.argv[4]];
const plain = (value) => (typeof value === 'string' ? new A.ImmutableString(value) : value);

function write(doc, writer) {
  let now = doc;
  for (let from = 0; from < count; from += 50) {
    now = A.change(now, (draft) => {
      draft.rows ??= {};
      for (let n = from; n < from + 50; n += 1) {
        draft.rows[rowOf(n)] ??= {};
        draft.rows[rowOf(n)][columnOf(n)] = plain(valueOf(n, writer));
      }
    });
  }
  return now;
}

const first = write(A.init({ actor: 'aa'.repeat(16) }), 0);
const changes = A.getAllChanges(first);
let receiver = A.init();
const take = (list) => {
  [receiver] = A.applyChanges(receiver, list);
  keep(join(folder, 'automerge.bin'), A.save(receiver));
};
if (mode === 'shuffled') {
  const mixed = shuffled(changes.length).map((at) => changes[at]);
  tell({ shuffled: await time(() => take(mixed)) });
} else {
  const apply = await time(() => take(changes));
  const again = await time(() => take(changes));
  const heads = A.clone(receiver);
  const [left, right] = ['bb', 'cc'].map((actor, i) => A.getChanges(heads, write(A.clone(heads, { actor: actor.repeat(16) }), i + 1)));
  take(left);
  tell({ apply, again, concurrent: await time(() => take(right)), bytes: A.save(first).length });
}
