import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entityOf } from '#shared/entities/index.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';
import { hitsOf } from '#electron/storage/search/hits.ts';
import { makeIndexer } from '#electron/storage/search/indexer.ts';
import { findFirst } from '#electron/storage/search/query.ts';
import { lettersOf, searchedEntities, searchedFields } from '#electron/storage/search/texts.ts';
import { writeRecords } from '#electron/storage/write.ts';
import { at, type Figure, openFolder, round, tenYearsIn } from './tenYears.ts';

// Search over the ten-year sample: how long making the index takes and in which slices, how large it is, how long queries
// take beside a scan by LIKE over the same columns in the same run, and what a save pays for it.

const queriesOfAKind = 200;
const scansOfAKind = 20;
const saves = 300;

const folder = mkdtempSync(join(tmpdir(), 'xieshang-search-'));
try {
  await tenYearsIn(folder);
  await measure();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const store = await openFolder(folder);
  const { engine } = store;
  const records = searchedEntities.reduce((sum, entity) => sum + (engine.get<{ n: number }>(`SELECT count(*) AS n FROM "${entity}"`)?.n ?? 0), 0);
  const before = engine.size();
  const slices = build(engine);
  const size = engine.size() - before;
  const texts = searchedEntities.reduce((sum, entity) => sum + textBytes(engine, entity), 0);
  console.log(`${records} records, database ${(before / 1e6).toFixed(0)} MB, texts ${(texts / 1e6).toFixed(1)} MB, index ${(size / 1e6).toFixed(1)} MB`);
  console.log(`made in ${(slices.reduce((a, b) => a + b, 0) / 1000).toFixed(1)} s, ${slices.length} slices: p50 ${at(slices, 0.5).toFixed(1)}, p95 ${at(slices, 0.95).toFixed(1)}, p99 ${at(slices, 0.99).toFixed(1)}, longest ${(slices.at(-1) ?? NaN).toFixed(0)} ms`);

  const figures: Figure[] = [];
  console.log('\nms                       p50      p95      longest   found   whole   LIKE p50   LIKE p95');
  for (const [kind, words] of Object.entries(wordsIn(engine))) {
    const own: number[] = [];
    const scans: number[] = [];
    let found = 0;
    let whole = 0;
    words.forEach((word, i) => {
      const ask = (): void => {
        const began = performance.now();
        const { words: asked, groups, unread } = findFirst(engine, word, null, 5);
        whole += unread === 0 ? 1 : 0;
        found += hitsOf(engine, groups, asked).length > 0 ? 1 : 0;
        own.push(performance.now() - began);
      };
      const scan = (): void => {
        if (i % Math.floor(queriesOfAKind / scansOfAKind) !== 0 || kind === 'initials') return;
        const began = performance.now();
        likeScan(engine, word);
        scans.push(performance.now() - began);
      };
      // The order of the two alternates.
      for (const one of i % 20 ? [ask, scan] : [scan, ask]) one();
    });
    own.sort((a, b) => a - b);
    scans.sort((a, b) => a - b);
    const p95 = at(own, 0.95);
    console.log(`  ${kind.padEnd(18)} ${[at(own, 0.5), p95, own.at(-1) ?? NaN].map((ms) => ms.toFixed(1).padStart(8)).join(' ')} ${String(found).padStart(9)} ${String(whole).padStart(7)} ${scans.length ? [at(scans, 0.5), at(scans, 0.95)].map((ms) => ms.toFixed(0).padStart(10)).join('') : '  can not'}`);
    figures.push({ what: `search, ${kind}: p95 of ${words.length} among ${records} records, ms`, value: round(p95), goal: '<= 50', met: p95 <= 50 });
  }
  const { plain, queued } = savesWithAndWithout(store);
  console.log(`\na save of a changed problem: p50 ${plain.toFixed(2)} ms without the queue, ${queued.toFixed(2)} ms with it`);
  store.engine.close();
  console.log(JSON.stringify({ name: 'search', figures, index: { megabytes: round(size / 1e6), ofTexts: round(size / texts, 2), ofDatabase: round(size / before, 3), sliceP95: round(at(slices, 0.95)) } }));
}

function build(engine: Engine): number[] {
  const indexer = makeIndexer(engine);
  const times: number[] = [];
  for (let more = true; more; ) {
    const began = performance.now();
    more = indexer.slice();
    times.push(performance.now() - began);
  }
  indexer.finish();
  return times.sort((a, b) => a - b);
}

function textBytes(engine: Engine, entity: Parameters<typeof searchedFields>[0]): number {
  const each = searchedFields(entity).map(({ key }) => `total(length(CAST("${key}" AS BLOB)))`);
  return engine.get<{ n: number }>(`SELECT ${each.join(' + ')} AS n FROM "${entity}"`)?.n ?? 0;
}

/** Words that stand in records, taken evenly over the years. */
function wordsIn(engine: Engine): Record<string, string[]> {
  const some = (entity: string, column: string): string[] => {
    const all = engine.all<{ text: string }>(`SELECT "${column}" AS text FROM "${entity}" WHERE "${column}" <> '' AND deleted = 0 ORDER BY rowid`);
    return Array.from({ length: queriesOfAKind }, (_, i) => all[Math.floor((i * all.length) / queriesOfAKind)]?.text ?? '');
  };
  const titles = some('problem', 'title');
  const bodies = some('log', 'content');
  const names = some('member', 'name');
  const places = some('place', 'name');
  const phones = some('topic', 'phone');
  const numbers = some('problem', 'number');
  const part = (text: string, from: number, length: number): string => {
    const kept = text.replace(/[^\p{Script=Han}\d]/gu, '');
    return kept.slice(from % Math.max(1, kept.length - length), (from % Math.max(1, kept.length - length)) + length);
  };
  return {
    'two characters': titles.map((title, i) => part(i % 2 ? title : (bodies[i] ?? title), i, 2).replace(/\d\d/, '道路')),
    'four characters': titles.map((title, i) => part(title.replace(/\d/g, ''), i, 4)),
    initials: names.map((name, i) => (i % 2 ? lettersOf(name, 'name') : lettersOf(places[i] ?? name, 'name').slice(0, 3))),
    digits: phones.map((phone, i) => (i % 2 ? phone.slice(-4) : ((numbers[i] ?? '').match(/\d{3,}/)?.[0] ?? phone.slice(-5)))),
  };
}

/** The way without an index: every text of every record. */
function likeScan(engine: Engine, word: string): number {
  let found = 0;
  for (const entity of searchedEntities) {
    const keys = searchedFields(entity).map(({ key }) => key);
    const where = keys.map((key) => `"${key}" LIKE ?`).join(' OR ');
    found += engine.all(`SELECT id, "${entityOf(entity).title}" FROM "${entity}" WHERE deleted = 0 AND (${where}) ORDER BY rowid DESC LIMIT 5`, keys.map(() => `%${word}%`)).length;
  }
  return found;
}

/** The median of a save with the queue, and with the queue's row taken out of the same transaction. */
function savesWithAndWithout(store: Awaited<ReturnType<typeof openFolder>>): { plain: number; queued: number } {
  const { engine } = store;
  const ids = engine.all<{ id: string }>('SELECT id FROM problem ORDER BY rowid DESC LIMIT ?', [saves]).map(({ id }) => id);
  const times = { plain: [] as number[], queued: [] as number[] };
  ids.forEach((id, i) => {
    for (const kind of i % 2 ? (['plain', 'queued'] as const) : (['queued', 'plain'] as const)) {
      // `households` is no text and is not queued; `content` is. Both are one field of the same record.
      const set = kind === 'plain' ? { households: i + 1000 } : { content: `第${i}次改动` };
      const began = performance.now();
      writeRecords(store, [{ entity: 'problem', id, set }], { user: '' });
      times[kind].push(performance.now() - began);
    }
  });
  const median = (values: number[]): number => at(values.sort((a, b) => a - b), 0.5);
  return { plain: median(times.plain), queued: median(times.queued) };
}
