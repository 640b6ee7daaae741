import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePace } from '#electron/sync/pace.ts';
import { openBundle, readPieces } from '#electron/sync/readBundle.ts';
import { openKeys } from '#electron/sync/keys.ts';
import { openOffice, type TestOffice } from '#test/electron/service/office.ts';
import { handOver } from '#test/exchange/circle.ts';
import { shuffled, valueOf } from './exchangePeers/changes.mjs';

// The same work in this program: offices with their databases on disk, files between them, all through the one door.

export type Took = Record<string, number>;

const fieldsOf = ['name', 'note', 'address', 'oldNames', 'short'] as const;
const slices = 10;

/** What a form saves of record `n`: five fields. */
function formOf(n: number, writer: number): Record<string, string> {
  return Object.fromEntries(fieldsOf.map((field, i) => [field, String(valueOf(n * fieldsOf.length + i, writer))]));
}

async function writeForms(office: TestOffice, from: number, to: number, writer: number, ids: string[] | null): Promise<string[]> {
  const made: string[] = [];
  for (let first = from; first < to; first += 2000) {
    const writes = Array.from({ length: Math.min(2000, to - first) }, (_, i) => ({ entity: 'organisation' as const, id: ids?.[first + i] ?? null, set: formOf(first + i, writer) }));
    made.push(...(await office.ask('saveRecords', { writes })).ids);
  }
  return made;
}

async function fileOf(from: TestOffice, to: string | null): Promise<Uint8Array> {
  const { ticket } = await from.ask('exportBundle', { to });
  return from.service.get(ticket)?.bytes ?? new Uint8Array();
}

async function take(office: TestOffice, bytes: Uint8Array): Promise<void> {
  await office.ask('applyImport', { ticket: handOver(office, bytes), trust: true });
}

async function foundCounty(folder: string): Promise<TestOffice> {
  const county = await openOffice({ folder: join(folder, 'county') });
  await county.ask('foundOffice', { level: 'county', place: '安和县', county: '安和县', office: '政协安和县委员会办公室', person: '王主任' });
  return county;
}

async function enrol(county: TestOffice, folder: string, name: string): Promise<TestOffice> {
  const township = await openOffice({ folder });
  const { ticket, passphrase } = await county.ask('enrolOffice', { place: name, office: `政协安和县${name}工作联络组` });
  await township.ask('applyImport', { ticket: handOver(township, county.service.get(ticket)?.bytes ?? new Uint8Array()), passphrase, person: '李干事' });
  await take(county, await fileOf(township, null));
  return township;
}

/**
 * Watches how long the thread works before it lets others through. Time of the thread itself, not of the clock: what else the
 * machine does is no fault of the program.
 */
function watchTurns(): { end(): number } {
  const worked = (): number => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let last = worked();
  let longest = 0;
  let on = true;
  const turn = (): void => {
    const now = worked();
    longest = Math.max(longest, now - last);
    last = now;
    if (on) setImmediate(turn);
  };
  setImmediate(turn);
  return {
    end() {
      on = false;
      return longest;
    },
  };
}

/** The county's data folder as it was kept under a name: work done on it is thrown away. */
function setBack(folder: string, kept: string): void {
  rmSync(join(folder, 'county'), { recursive: true, force: true });
  cpSync(join(folder, kept), join(folder, 'county'), { recursive: true });
}

async function keepCounty(folder: string, county: TestOffice, name: string): Promise<TestOffice> {
  await county.service.close();
  cpSync(join(folder, 'county'), join(folder, name), { recursive: true });
  return openOffice({ folder: join(folder, 'county') });
}

/**
 * Makes the folder: a county before anything came, ten files of a township that follow each other, one that says the same at
 * once, and a county and a file that changed the same fields at the same time. Answers how long the whole export took.
 */
export async function makeWork(folder: string, records: number): Promise<Took> {
  mkdirSync(folder, { recursive: true });
  let county = await foundCounty(folder);
  const township = await enrol(county, join(folder, 'township'), '云溪乡');
  county = await keepCounty(folder, county, 'before');
  const { site = '' } = (await county.ask('listPeers', {})).peers[0] ?? {};
  const ids: string[] = [];
  for (let i = 0; i < slices; i += 1) {
    ids.push(...(await writeForms(township, (records / slices) * i, (records / slices) * (i + 1), 0, null)));
    // The county's receipts are held back till the end, so that the last file tells everything at once.
    if (i === slices - 1) break;
  }
  const began = performance.now();
  const watch = watchTurns();
  const whole = await fileOf(township, null);
  const stretch = watch.end();
  const exported = performance.now() - began;
  writeFileSync(join(folder, 'whole.xsb'), whole);
  await take(county, whole);
  await take(township, await fileOf(county, site));
  for (let i = 0; i < slices; i += 1) {
    await writeForms(township, (records / slices) * i, (records / slices) * (i + 1), 1, ids);
    const file = await fileOf(township, null);
    writeFileSync(join(folder, `part${i}.xsb`), file);
    await take(county, file);
    await take(township, await fileOf(county, site));
  }
  await county.service.close();
  setBack(folder, 'before');
  county = await openOffice({ folder: join(folder, 'county') });
  await take(county, whole);
  county = await keepCounty(folder, county, 'filled');
  await writeForms(county, 0, records, 2, ids);
  county = await keepCounty(folder, county, 'edited');
  await county.service.close();
  await township.service.close();
  return { exported, stretch, bytes: whole.length };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** One file into the county as a person does it: open and check alone, preview, take, and the same file again. */
export async function takeWhole(folder: string): Promise<Took> {
  setBack(folder, 'before');
  const bytes = readFileSync(join(folder, 'whole.xsb'));
  const keys = await openKeys(join(folder, 'county'));
  const checked = await timed(async () => readPieces(await openBundle(bytes, keys.identities(), null, makePace()), makePace()));
  const county = await openOffice({ folder: join(folder, 'county') });
  const ticket = handOver(county, bytes);
  const previewed = await timed(() => county.ask('previewImport', { ticket }));
  const applied = await timed(() => county.ask('applyImport', { ticket, trust: true }));
  const again = await timed(() => take(county, bytes));
  const { total: count } = await county.ask('listRecords', { entity: 'organisation', limit: 1 });
  await county.service.close();
  return { checked, previewed, applied, again, count };
}

/** The ten later files, in their order or another, into a county that has the first. */
export async function takeParts(folder: string, mixed: boolean): Promise<Took> {
  setBack(folder, 'filled');
  const files = (mixed ? shuffled(slices) : Array.from({ length: slices }, (_, i) => i)).map((i) => readFileSync(join(folder, `part${i}.xsb`)));
  const county = await openOffice({ folder: join(folder, 'county') });
  const taken = await timed(async () => {
    for (const bytes of files) await take(county, bytes);
  });
  const found = await county.ask('listTwoSided', {});
  await county.service.close();
  return { taken, twoSided: found.items.length };
}

/** The same ten files into a county that changed all the same fields meanwhile. */
export async function takeConcurrent(folder: string): Promise<Took> {
  setBack(folder, 'edited');
  const files = Array.from({ length: slices }, (_, i) => readFileSync(join(folder, `part${i}.xsb`)));
  const county = await openOffice({ folder: join(folder, 'county') });
  const taken = await timed(async () => {
    for (const bytes of files) await take(county, bytes);
  });
  await county.service.close();
  return { taken };
}

/** A county with many townships, and a file of each. */
export async function makeMany(folder: string, townships: number, records: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  let county = await foundCounty(folder);
  for (let i = 0; i < townships; i += 1) {
    const township = await enrol(county, join(folder, `township${i}`), `第${i + 1}乡`);
    await writeForms(township, 0, records, 0, null);
    writeFileSync(join(folder, `many${i}.xsb`), await fileOf(township, null));
    await township.end();
  }
  county = await keepCounty(folder, county, 'before');
  await county.service.close();
}

/** All of them into the county, one after the other. */
export async function takeMany(folder: string, townships: number): Promise<Took> {
  setBack(folder, 'before');
  const county = await openOffice({ folder: join(folder, 'county') });
  const taken = await timed(async () => {
    for (let i = 0; i < townships; i += 1) await take(county, readFileSync(join(folder, `many${i}.xsb`)));
  });
  const { total: count } = await county.ask('listRecords', { entity: 'organisation', limit: 1 });
  const taking = process.resourceUsage().maxRSS / 1024;
  await county.service.close(); // makes the backup of a day's work
  return { taken, count, taking };
}
