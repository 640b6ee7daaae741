import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { entityNames } from '#shared/entities/index.ts';
import { sampleCounty } from '#electron/sample/sampleCounty.ts';
import { newId } from '#electron/storage/digest.ts';
import { fillStore, type PastSave } from '#electron/storage/fill.ts';
import { lastSeq, lifeOf } from '#electron/storage/operations.ts';
import { openStore, type Store } from '#electron/storage/store.ts';
import { atomically, recordSave, refold, type Touched } from '#electron/storage/write.ts';
import { wasmFolder } from '#test/electron/service/office.ts';

const effects = { now: () => Date.parse('2026-10-08T01:00:00Z'), newId: () => newId(Date.parse('2026-10-08T01:00:00Z')) };

function someSaves(): PastSave[] {
  const saves: PastSave[] = [];
  for (const { at, user, office, writes } of sampleCounty({ seed: 7, year: 2026, lastDay: '2026-10-08' })) {
    saves.push({ at, user, site: office === null ? 'site-county-0001' : `site-township-${office}`, writes });
    if (saves.length === 1400) break;
  }
  // A member taken away and brought back, a set that shrinks, a save in which nothing changes.
  const member = saves.flatMap((one) => one.writes).find((one) => one.entity === 'member');
  if (!member) throw new Error('the sample has no member');
  const late = (minute: number, write: Partial<PastSave['writes'][number]>): PastSave => ({ at: `2026-10-08T00:${minute}:00.000Z`, user: '王五', site: 'site-county-0001', writes: [{ entity: member.entity, id: member.id, set: {}, ...write }] });
  return [...saves, late(10, { deleted: true }), late(11, { deleted: false }), late(12, { set: { name: '林一' } }), late(13, { set: { name: '林一' } }), late(14, { deleted: true })];
}

async function storeIn(folder: string): Promise<Store> {
  return openStore({ folder, wasm: wasmFolder, effects });
}

function oneByOne(store: Store, saves: readonly PastSave[]): void {
  const offices = new Map<string, Store>();
  const touched: Touched = new Map();
  atomically(store, () => {
    for (const { at, user, site, writes } of saves) {
      const life = lifeOf(store.engine, site, site.slice(-12));
      const office = offices.get(site) ?? { ...store, life, seq: lastSeq(store.engine, life), hlc: 0 };
      offices.set(site, office);
      recordSave(office, writes, { user, at: Date.parse(at) }, touched);
    }
    refold(store, touched);
  });
}

function contentsOf({ engine }: Store): Record<string, unknown> {
  const operations = engine.all('SELECT life.site AS site, op.seq, hlc, wall, user, entity, record, body, txFirst, txCount, salt, beyond, masked FROM op JOIN life ON life.n = op.life ORDER BY life.site, op.seq').map((op) => ({ ...op, body: JSON.parse(String(op['body'])) as unknown }));
  const rows = entityNames.map((entity) => [entity, engine.all(`SELECT * FROM "${entity}" ORDER BY id`)]);
  return { operations, links: engine.all('SELECT * FROM link ORDER BY record, field, element'), twoSided: engine.all('SELECT * FROM twoSided'), ...Object.fromEntries(rows) };
}

it('made-up saves, written many at a time, leave what saving them one by one leaves', async () => {
  const folders = [1, 2].map((n) => mkdtempSync(join(tmpdir(), `fill-${n}-`)));
  const [slow, quick] = await Promise.all(folders.map(storeIn));
  if (!slow || !quick) throw new Error('two stores were opened');
  try {
    const saves = someSaves();
    oneByOne(slow, saves);
    // In two goes, so that the second finds records that the first made.
    fillStore(quick, saves.slice(0, 800));
    fillStore(quick, saves.slice(800));
    const expected = contentsOf(slow);
    for (const [name, content] of Object.entries(contentsOf(quick))) expect(content, name).toEqual(expected[name]);
  } finally {
    slow.engine.close();
    quick.engine.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
});
