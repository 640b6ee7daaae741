import { openFolder } from '#test/bench/tenYears.ts';
import { findRecords } from '#electron/storage/search/query.ts';
import { countPending } from '#electron/storage/search/pending.ts';
const store = await openFolder(process.argv[2] ?? '/tmp/find-data');
const { engine } = store;
console.log('pending', countPending(engine));
for (const text of ['道路','2026','果园村','lcx','协商会议','协商','会议','群众','道路 3','协商 王','会议 q','sz']) {
  const t: number[] = []; let n = 0;
  for (let i = 0; i < 3; i++) { const a = performance.now(); const { groups } = findRecords(engine, text, null, 5); t.push(performance.now() - a); n = groups.reduce((s, x) => s + x.count, 0); }
  console.log(text.padEnd(10), t.map((x) => x.toFixed(0)).join(' '), n);
}
engine.close();
