import { openService } from '#electron/service/service.ts';
import { openStore, type Store } from '#electron/storage/store.ts';
import { openOffice, type TestOffice, wasmFolder } from '#test/electron/service/office.ts';

/** A county and a township that it opened by file: each has heard of the other. */
export interface Circle {
  county: TestOffice;
  township: TestOffice;
  /** A township's place, and its site as the county knows it. */
  place: string;
  site: string;
  /** A file of the township is taken in by the county; one of the county by the township. */
  up(): Promise<void>;
  down(): Promise<void>;
  end(): Promise<void>;
}

export interface Carried {
  ticket: string;
  passphrase: string | null;
  bytes: Uint8Array;
}

/** Lays a file before an office's program, as choosing it does; answers its ticket. */
export function handOver(to: TestOffice, bytes: Uint8Array): string {
  const answer = to.service.put(bytes, 'x.xsb');
  if (!answer.ok) throw new Error(answer.message);
  return (answer.value as { ticket: string }).ticket; // the contract of put
}

/** Exports from one and hands the bytes to the other; nothing is taken in yet. */
export async function carry(from: TestOffice, to: TestOffice, peer: string | null = null, withoutFiles = false): Promise<Carried> {
  const { ticket, passphrase } = await from.ask('exportBundle', { to: peer, withoutFiles });
  const bytes = from.service.get(ticket)?.bytes ?? new Uint8Array();
  return { ticket: handOver(to, bytes), passphrase, bytes };
}

/** A county office that has opened nobody yet. */
export async function openCounty(): Promise<TestOffice> {
  const county = await openOffice();
  await county.ask('foundOffice', { level: 'county', place: '安和县', county: '安和县', office: '政协安和县委员会办公室', person: '陈主任' });
  return county;
}

/** A township reads the 开通文件 that the county made for it; the county has not heard of it yet. */
export async function enrol(county: TestOffice, township: TestOffice, name: string): Promise<void> {
  const made = await county.ask('enrolOffice', { place: name, office: `政协安和县${name}工作联络组` });
  const ticket = handOver(township, county.service.get(made.ticket)?.bytes ?? new Uint8Array());
  await township.ask('applyImport', { ticket, passphrase: made.passphrase, person: '李干事' });
}

export async function openTownship(county: TestOffice, name: string, office?: TestOffice): Promise<TestOffice> {
  const township = office ?? (await openOffice());
  await enrol(county, township, name);
  await county.ask('applyImport', await carry(township, county));
  return township;
}

export async function openCircle(): Promise<Circle> {
  const county = await openCounty();
  const township = await openTownship(county, '云溪乡');
  const { office } = await township.ask('getSession', {});
  const site = office?.site ?? '';
  const circle: Circle = {
    county, township, place: office?.place ?? '', site,
    async up() {
      await county.ask('applyImport', await carry(township, county));
    },
    async down() {
      await township.ask('applyImport', await carry(county, township, site));
    },
    async end() {
      await township.end();
      await county.end();
    },
  };
  await circle.down();
  return circle;
}

/** What a changed program might do: writes past the service, in the closed data folder. */
export async function behindTheBack(office: TestOffice, work: (store: Store) => void): Promise<void> {
  await office.service.close();
  const { folder, effects } = office;
  const store = await openStore({ folder, wasm: wasmFolder, effects });
  work(store);
  store.engine.close();
  office.service = await openService({ data: folder, practice: false, today: null, host: 'browser', version: 'test', wasm: wasmFolder, effects });
}

/** Everything that the closed files of an office say, as one text: what was erased must not be in it. */
export async function wholeText(office: TestOffice): Promise<string> {
  let text = '';
  await behindTheBack(office, (store) => {
    text = JSON.stringify([store.engine.all('SELECT body, salt FROM op'), store.engine.all('SELECT * FROM member'), store.engine.all('SELECT * FROM topic'), store.engine.all('SELECT * FROM problem'), store.engine.all('SELECT * FROM attachment'), store.engine.all('SELECT * FROM draft')]);
  });
  return text;
}
