import { isErasedValue } from '#shared/rules/erasing.ts';
import { Failure } from '#shared/failure.ts';
import { entityOfRecord } from '#electron/storage/names.ts';
import { operationsOfRecord } from '#electron/storage/operations.ts';
import { make, openOffice, type TestOffice } from '#test/electron/service/office.ts';
import { behindTheBack, handOver } from '#test/exchange/circle.ts';

/** One history of a county and three townships over the real service and its database on disk. */

export const officeKinds = ['write', 'write', 'write', 'change', 'send', 'send', 'deliver', 'lose', 'attach', 'erase'] as const;

/** `x` and `y` choose: the record, the file on its way, the receiver. The same actions are the same history. */
export interface OfficeAction {
  kind: (typeof officeKinds)[number];
  at: number;
  x: number;
  y: number;
}

export interface OfficeOutcome {
  diverged: string[];
  lost: string[];
  files: number;
  pictures: number;
  erased: number;
}

interface Flying {
  to: number;
  bytes: Uint8Array;
  passphrase: string | null;
}

interface Written {
  entity: 'jotting' | 'organisation';
  id: string;
  home: number;
  text: string;
}

type Files = Map<string, { subject: string; bytes: Uint8Array }>;

async function take(office: TestOffice, file: Flying): Promise<void> {
  await office.ask('applyImport', { ticket: handOver(office, file.bytes), passphrase: file.passphrase, trust: true });
}

/** A picture on a record that the office has. */
async function attach(office: TestOffice, one: Written | undefined, step: number, files: Files): Promise<void> {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xdb]), Buffer.from(`picture ${step} `.repeat(30))]);
  if (!one || !(await office.ask('getRecord', { entity: one.entity, id: one.id }).then(({ row }) => !row.deleted, () => false))) return;
  const id = await office.ask('attachFile', { subject: one.id, ticket: handOver(office, bytes) }).then((made) => made.id, () => null);
  if (id !== null) files.set(id, { subject: one.id, bytes });
}

/** In the end the county has the bytes of every picture, but of those whose record was erased. */
async function judgeFiles(county: TestOffice, files: Files, erased: ReadonlySet<string>, outcome: OfficeOutcome): Promise<void> {
  for (const [id, { subject, bytes }] of files) {
    const opened = await county.ask('openAttachment', { id }).then(({ ticket }) => county.service.get(ticket)?.bytes ?? null, () => null);
    const is = opened !== null && Buffer.from(opened).equals(Buffer.from(bytes));
    if (is === erased.has(subject)) outcome.lost.push(`the picture ${id} of ${subject} ${is ? 'stayed though its record was erased' : 'did not come to the county'}`);
  }
  outcome.pictures = files.size;
}

/** What told of a person is in no table of any office: neither in a row nor in an operation. */
async function judgeErased(offices: readonly TestOffice[], erased: ReadonlySet<string>, outcome: OfficeOutcome): Promise<void> {
  for (const [at, office] of offices.entries()) {
    await behindTheBack(office, ({ engine }) => {
      for (const id of erased) {
        for (const { set } of operationsOfRecord(engine, id)) {
          const told = Object.entries(set).filter(([field, value]) => typeof value === 'string' && isErasedValue(entityOfRecord(engine, id) ?? 'organisation', field, value));
          if (told.length > 0) outcome.lost.push(`office ${at} still holds ${JSON.stringify(told)} of ${id}, which was erased`);
        }
      }
    });
  }
  outcome.erased = erased.size;
}

/** Two who share a record see the same of it. */
async function judgeRecords(offices: readonly TestOffice[], written: readonly Written[], outcome: OfficeOutcome): Promise<void> {
  for (const one of written) {
    const holders = one.entity === 'organisation' ? offices : offices.filter((_, at) => at === 0 || at === one.home);
    const rows = await Promise.all(holders.map((office) => office.ask('getRecord', { entity: one.entity, id: one.id }).then((detail) => JSON.stringify([detail.row, detail.twoSided]), () => 'lost')));
    if (rows.includes('lost')) outcome.lost.push(`${one.entity} ${one.text} is not where it should be`);
    else if (new Set(rows).size > 1) outcome.diverged.push(`${one.entity} ${one.text}: ${[...new Set(rows)].join(' / ').slice(0, 600)}`);
  }
}

/** A county, and three townships that it opened; the clocks are years apart. */
async function openAll(years: readonly number[]): Promise<{ offices: TestOffice[]; sites: { site: string; place: string }[] }> {
  const offices: TestOffice[] = [];
  for (const year of years) offices.push(await openOffice({ start: `${year}-09-01T01:00:00Z`, today: '2026-09-01' }));
  const [county, ...townships] = offices as [TestOffice, ...TestOffice[]]; // of four years
  await county.ask('foundOffice', { level: 'county', place: '安和县', county: '安和县', office: '政协安和县委员会办公室', person: '县' });
  for (const [i, township] of townships.entries()) {
    const made = await county.ask('enrolOffice', { place: `乡${i}`, office: `政协安和县乡${i}工作联络组` });
    const ticket = handOver(township, county.service.get(made.ticket)?.bytes ?? new Uint8Array());
    await township.ask('applyImport', { ticket, passphrase: made.passphrase, person: `乡${i}` });
  }
  const sites = await Promise.all(offices.map(async (office) => (await office.ask('getSession', {})).office ?? { site: '', place: '' }));
  return { offices, sites };
}

/** Does the actions, then lets everything through three times, and judges what everybody has. */
export async function runOfficeHistory(years: readonly number[], actions: readonly OfficeAction[]): Promise<OfficeOutcome> {
  const { offices, sites } = await openAll(years);
  const outcome: OfficeOutcome = { diverged: [], lost: [], files: 0, pictures: 0, erased: 0 };
  const written: Written[] = [];
  const files: Files = new Map();
  const erased = new Set<string>();
  let flying: Flying[] = [];
  const send = async (from: number, to: number): Promise<void> => {
    const office = offices[from];
    if (!office) return;
    try {
      const { ticket, passphrase } = await office.ask('exportBundle', { to: from === 0 ? (sites[to]?.site ?? '') : null });
      flying.push({ to, bytes: office.service.get(ticket)?.bytes ?? new Uint8Array(), passphrase });
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'notFound') throw error; // the county has not heard of it yet
    }
  };
  const act = async ({ kind, at, x, y }: OfficeAction, step: number): Promise<void> => {
    const office = offices[at];
    const one = written[x % Math.max(1, written.length)];
    const text = `${at} ${step}`;
    if (!office) return;
    if (kind === 'write' && y % 3 === 0) written.push({ entity: 'organisation', id: await make(office, 'organisation', { name: text }), home: at, text });
    else if (kind === 'write') written.push({ entity: 'jotting', id: await make(office, 'jotting', { text, on: '2026-09-01', place: sites[at]?.place ?? null }), home: at, text });
    else if (kind === 'change' && one?.entity === 'organisation' && !erased.has(one.id)) await office.ask('saveRecords', { writes: [{ entity: one.entity, id: one.id, set: { contact: text } }] }).catch(() => undefined);
    else if (kind === 'send') await send(at, at === 0 ? 1 + (x % 3) : 0);
    else if (kind === 'attach') await attach(office, one, step, files);
    else if (kind === 'erase' && one) {
      // Only who wrote a record, or an office above, may; the others' programs refuse.
      if (await office.ask('erasePerson', { entity: one.entity, id: one.id, reason: '本人要求' }).then(() => true, () => false)) erased.add(one.id);
    } else if ((kind === 'deliver' || kind === 'lose') && flying.length > 0) {
      const [file] = flying.splice(x % flying.length, 1);
      const target = file ? offices[file.to] : undefined;
      if (!file || !target || kind === 'lose') return;
      await take(target, file);
      outcome.files += 1;
      if (y % 4 === 0) flying.push(file);
    }
  };
  try {
    for (const [step, action] of actions.entries()) await act(action, step);
    for (let round = 0; round < 3; round += 1) {
      for (const [from, to] of [[1, 0], [2, 0], [3, 0], [0, 1], [0, 2], [0, 3]] as const) {
        flying = [];
        await send(from, to);
        const [file] = flying;
        const target = offices[to];
        if (file && target) await take(target, file);
        outcome.files += 1;
      }
    }
    await judgeRecords(offices, written, outcome);
    await judgeFiles(offices[0] as TestOffice, files, erased, outcome); // the county was opened first
    await judgeErased(offices, erased, outcome);
  } catch (error) {
    // A history that ends in a defect, or in a refusal of a good file, fails like one that loses something: it is made small too.
    outcome.lost.push(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  } finally {
    for (const office of offices) await office.end();
  }
  return outcome;
}
