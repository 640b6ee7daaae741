import { isErasedValue } from '#shared/rules/erasing.ts';
import { Failure } from '#shared/failure.ts';
import { entityOfRecord } from '#electron/storage/names.ts';
import { operationsOfRecord } from '#electron/storage/operations.ts';
import { make, openOffice, type TestOffice } from '#test/electron/service/office.ts';
import { handOver } from '#test/exchange/bundles.ts';
import { behindTheBack } from '#test/exchange/circle.ts';
import { randomFrom } from '#test/exchange/mutate.ts';

export interface OfficeFigures {
  histories: number;
  files: number;
  diverged: number;
  lost: number;
  /** Pictures that were added, and records whose person was erased. */
  pictures: number;
  erased: number;
  replay: string[];
}

interface Flying {
  to: number;
  bytes: Uint8Array;
  passphrase: string | null;
}

async function take(office: TestOffice, file: Flying): Promise<void> {
  const ticket = handOver(office, file.bytes);
  await office.ask('applyImport', { ticket, passphrase: file.passphrase, trust: true });
}

interface Written {
  entity: 'jotting' | 'organisation';
  id: string;
  home: number;
  text: string;
}

type Files = Map<string, { subject: string; bytes: Uint8Array }>;

/** A picture on a record that the office has. */
async function attach(office: TestOffice, one: Written | undefined, step: number, files: Files): Promise<void> {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xdb]), Buffer.from(`picture ${step} `.repeat(30))]);
  if (!one || !(await office.ask('getRecord', { entity: one.entity, id: one.id }).then(({ row }) => !row.deleted, () => false))) return;
  const id = await office.ask('attachFile', { subject: one.id, ticket: handOver(office, bytes) }).then((made) => made.id, () => null);
  if (id !== null) files.set(id, { subject: one.id, bytes });
}

/** In the end the county has the bytes of every picture, but of those whose record was erased. */
async function judgeFiles(county: TestOffice, files: Files, erased: ReadonlySet<string>, seed: number, figures: OfficeFigures): Promise<void> {
  for (const [id, { subject, bytes }] of files) {
    const opened = await county.ask('openAttachment', { id }).then(({ ticket }) => county.service.get(ticket)?.bytes ?? null, () => null);
    const is = opened !== null && Buffer.from(opened).equals(Buffer.from(bytes));
    if (is !== erased.has(subject)) continue;
    figures.lost += 1;
    figures.replay.push(`seed ${seed}: the picture ${id} ${is ? 'stayed though its record was erased' : 'did not come to the county'}`);
  }
  figures.pictures += files.size;
}

/** What told of a person is in no table of any office: neither in a row nor in an operation. */
async function judgeErased(offices: readonly TestOffice[], erased: ReadonlySet<string>, seed: number, figures: OfficeFigures): Promise<void> {
  for (const [at, office] of offices.entries()) {
    await behindTheBack(office, ({ engine }) => {
      for (const id of erased) {
        for (const { set } of operationsOfRecord(engine, id)) {
          const told = Object.entries(set).filter(([field, value]) => typeof value === 'string' && isErasedValue(entityOfRecord(engine, id) ?? 'organisation', field, value));
          if (told.length === 0) continue;
          figures.lost += 1;
          figures.replay.push(`seed ${seed}: office ${at} still holds ${JSON.stringify(told)} of ${id}, which was erased`);
        }
      }
    });
  }
  figures.erased += erased.size;
}

/** One history of a county and three townships over the real service and its database on disk. */
async function runOne(seed: number, steps: number, figures: OfficeFigures): Promise<void> {
  const random = randomFrom(seed);
  const offices: TestOffice[] = [];
  for (let i = 0; i < 4; i += 1) offices.push(await openOffice({ start: `20${20 + random(10)}-09-01T01:00:00Z`, today: '2026-09-01' }));
  const [county, ...townships] = offices as [TestOffice, ...TestOffice[]]; // four were pushed
  try {
    await county.ask('foundOffice', { level: 'county', place: '安和县', county: '安和县', office: '政协安和县委员会办公室', person: '县' });
    for (const [i, township] of townships.entries()) {
      const made = await county.ask('enrolOffice', { place: `乡${i}`, office: `政协安和县乡${i}工作联络组` });
      const ticket = handOver(township, county.service.get(made.ticket)?.bytes ?? new Uint8Array());
      await township.ask('applyImport', { ticket, passphrase: made.passphrase, person: `乡${i}` });
    }
    const sites = await Promise.all(offices.map(async (office) => (await office.ask('getSession', {})).office));
    const written: Written[] = [];
    const files = new Map<string, { subject: string; bytes: Uint8Array }>();
    const erased = new Set<string>();
    let flying: Flying[] = [];
    const send = async (from: number, to: number): Promise<void> => {
      const office = offices[from];
      const target = from === 0 ? (sites[to]?.site ?? '') : null;
      if (!office) return;
      try {
        const { ticket, passphrase } = await office.ask('exportBundle', { to: target });
        flying.push({ to, bytes: office.service.get(ticket)?.bytes ?? new Uint8Array(), passphrase });
      } catch (error) {
        if (!(error instanceof Failure) || error.code !== 'notFound') throw error; // the county has not heard of it yet
      }
    };
    for (let step = 0; step < steps; step += 1) {
      const at = random(4);
      const office = offices[at];
      if (!office) continue;
      const kind = random(10);
      if (kind < 3) {
        const text = `${at} ${step}`;
        const common = random(3) === 0;
        const id = common ? await make(office, 'organisation', { name: text }) : await make(office, 'jotting', { text, on: '2026-09-01', place: sites[at]?.place ?? null });
        written.push({ entity: common ? 'organisation' : 'jotting', id, home: at, text });
      } else if (kind === 3) {
        const one = written[random(Math.max(1, written.length))];
        if (one?.entity === 'organisation' && !erased.has(one.id)) await office.ask('saveRecords', { writes: [{ entity: one.entity, id: one.id, set: { contact: `${at} ${step}` } }] }).catch(() => undefined);
      } else if (kind < 6) await send(at, at === 0 ? 1 + random(3) : 0);
      else if (kind === 8) await attach(office, written[random(Math.max(1, written.length))], step, files);
      else if (kind === 9) {
        const one = written[random(Math.max(1, written.length))];
        // Only who wrote a record, or an office above, may; the others' programs refuse.
        const done = one ? await office.ask('erasePerson', { entity: one.entity, id: one.id, reason: '本人要求' }).then(() => true, () => false) : false;
        if (one && done) erased.add(one.id);
      }
      else {
        const [file] = flying.length === 0 ? [] : flying.splice(random(flying.length), 1);
        const target = file ? offices[file.to] : undefined;
        if (file && target && kind === 6) {
          await take(target, file);
          figures.files += 1;
          if (random(4) === 0) flying.push(file);
        }
      }
    }
    for (let round = 0; round < 3; round += 1) {
      for (const [from, to] of [[1, 0], [2, 0], [3, 0], [0, 1], [0, 2], [0, 3]] as const) {
        flying = [];
        await send(from, to);
        const [file] = flying;
        const target = offices[to];
        if (file && target) await take(target, file);
        figures.files += 1;
      }
    }
    for (const one of written) {
      const holders = one.entity === 'organisation' ? offices : [county, offices[one.home] ?? county];
      const rows = await Promise.all(holders.map((office) => office.ask('getRecord', { entity: one.entity, id: one.id }).then((detail) => JSON.stringify([detail.row, detail.twoSided]), () => 'lost')));
      if (rows.includes('lost')) figures.lost += 1;
      else if (new Set(rows).size > 1) {
        figures.diverged += 1;
        figures.replay.push(`seed ${seed}: ${one.entity} ${one.text}: ${[...new Set(rows)].join(' / ').slice(0, 600)}`);
      }
    }
    await judgeFiles(county, files, erased, seed, figures);
    await judgeErased(offices, erased, seed, figures);
  } finally {
    for (const office of offices) await office.end();
  }
}

/** Random histories of four offices over the whole program without its window. */
export async function runOffices(histories: number, steps: number, seed: number): Promise<OfficeFigures> {
  const figures: OfficeFigures = { histories: 0, files: 0, diverged: 0, lost: 0, pictures: 0, erased: 0, replay: [] };
  for (let i = 0; i < histories; i += 1) {
    await runOne(seed + i, steps, figures);
    figures.histories += 1;
  }
  return figures;
}
