import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportPreview } from '#shared/contract/exchange.ts';
import { Failure } from '#shared/failure.ts';
import { furnish, make, openOffice, type TestOffice } from '#test/electron/service/office.ts';
import { carry, handOver } from '#test/exchange/circle.ts';
import { attackWithTwoMillion, type HugeFigures } from '#test/exchange/twoMillion.ts';
import { mutate, openWorkshop, randomFrom, type Workshop } from '#test/exchange/mutate.ts';

export interface BundleFigures {
  mutated: number;
  /** Taken for good, with another effect than the file that they were made from. */
  accepted: number;
  /** Taken for good, with the same effect. */
  harmless: number;
  /** Refusals after which a byte of the data was another. */
  changed: number;
  /** Ended in a defect instead of words. */
  defects: number;
  worst: string[];
  /** Two million operations in one file; null in the quick run. */
  huge: HugeFigures | null;
}

/** All that stands in the tables that a person sees, as one hash. */
async function dataOf(office: TestOffice): Promise<string> {
  const hash = createHash('sha256');
  for (const entity of ['place', 'jotting', 'member', 'organisation', 'site'] as const) hash.update(JSON.stringify((await office.ask('listRecords', { entity, limit: 10_000 })).rows));
  hash.update(JSON.stringify([(await office.ask('listPeers', {})).peers, (await office.ask('listExchanges', {})).entries]));
  return hash.digest('hex');
}

const effectOf = ({ entities, operations, kind }: ImportPreview): string => JSON.stringify([entities, operations, kind]);

/** Two files of one township for a county that knows it, and the workshop that spoils them. */
async function prepare(): Promise<{ county: TestOffice; township: TestOffice; shops: [Workshop, Workshop]; effects: ReadonlySet<string>; end(): Promise<void> }> {
  const township = await openOffice();
  const county = await openOffice();
  const stranger = await openOffice();
  await county.ask('foundOffice', { level: 'county', place: '安和县', county: '安和县', office: '政协安和县委员会办公室', person: '' });
  const { village } = await furnish(township);
  const jot = (text: string) => make(township, 'jotting', { text, on: '2026-09-01', place: village });
  const first = await jot('修路');
  await county.ask('applyImport', await carry(township, county, null));
  const { peers } = await county.ask('listPeers', {});
  await township.ask('applyImport', await carry(county, township, peers[0]?.site ?? ''));
  for (let i = 0; i < 6; i += 1) await jot(`第${i}件事`);
  await township.ask('saveRecords', { writes: [{ entity: 'jotting', id: first, set: { text: '修路和桥' } }] });
  const one = await carry(township, county, null);
  await jot('还有一件');
  const two = await carry(township, county, null);
  const site = peers[0]?.site ?? '';
  const keys = JSON.parse(readFileSync(join(township.folder, 'keys.json'), 'utf8')) as { signing: Record<string, unknown> }; // written by openKeys
  const life = { site, inc: Object.keys(keys.signing).at(-1)?.split('.')[1] ?? '' };
  const shop = (bytes: Uint8Array) => openWorkshop(bytes, county.folder, township.folder, life, stranger.folder);
  const effects = new Set([effectOf(await county.ask('previewImport', { ticket: one.ticket })), effectOf(await county.ask('previewImport', { ticket: two.ticket }))]);
  return {
    county, township, shops: [await shop(one.bytes), await shop(two.bytes)], effects,
    async end() {
      for (const office of [township, county, stranger]) await office.end();
    },
  };
}

/** Gives a county thousands of spoiled files: each must be refused in words, or do what the good one would have done. */
export async function attackWithBundles(count: number, seed: number, withHuge: boolean): Promise<BundleFigures> {
  const figures: BundleFigures = { mutated: 0, accepted: 0, harmless: 0, changed: 0, defects: 0, worst: [], huge: null };
  const random = randomFrom(seed);
  const { county, shops, effects, end } = await prepare();
  try {
    const before = await dataOf(county);
    for (let i = 0; i < count; i += 1) {
      const state = `seed ${seed}, file ${i}`;
      const { how, bytes } = await mutate(shops[0], shops[1], random);
      const ticket = handOver(county, bytes);
      figures.mutated += 1;
      try {
        const preview = await county.ask('previewImport', { ticket });
        if (preview.signer.state === 'unknown' || effects.has(effectOf(preview))) figures.harmless += 1;
        else if (preview.operations.fresh > 0 || preview.same) {
          figures.accepted += 1;
          figures.worst.push(`${state}: ${how}: ${effectOf(preview).slice(0, 200)}`);
        } else figures.harmless += 1;
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        if (error.code === 'defect') {
          figures.defects += 1;
          figures.worst.push(`${state}: ${how}: ${error.message} ${error.fix}`);
        }
        if (i % 20 === 0) await county.ask('applyImport', { ticket }).catch(() => undefined);
      }
      if (i % 250 === 249 && (await dataOf(county)) !== before) {
        figures.changed += 1;
        figures.worst.push(`${state}: the data changed in the last 250 files`);
      }
    }
    if (withHuge) figures.huge = await attackWithTwoMillion(county, shops[0]);
    if ((await dataOf(county)) !== before) figures.changed += 1;
    if (Object.hasOwn(Object.prototype, 'polluted')) figures.defects += 1;
  } finally {
    await end();
  }
  return figures;
}
