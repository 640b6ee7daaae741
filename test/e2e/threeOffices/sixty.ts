import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { make, openOffice } from '#test/electron/service/office.ts';
import { handOver } from '#test/exchange/circle.ts';

export interface Sixty {
  /** The data folder of the county. */
  county: string;
  /** The folder with the townships' files, and with two things that are none. */
  files: string;
}

/** A county, the townships that it opened, and the file of each: real ones, as the programs of sixty offices write them. */
export async function makeSixty(folder: string, count = 60): Promise<Sixty> {
  const files = join(folder, 'files');
  const data = join(folder, 'data');
  mkdirSync(files, { recursive: true });
  mkdirSync(data, { recursive: true });
  const county = await openOffice({ folder: data });
  await county.ask('foundOffice', { level: 'county', place: '安和县', county: '安和县', office: '政协安和县委员会办公室', person: '周明' });
  for (let i = 1; i <= count; i += 1) {
    const place = `第${i}乡`;
    const made = await county.ask('enrolOffice', { place, office: `政协安和县${place}工作联络组` });
    const township = await openOffice();
    await township.ask('applyImport', { ticket: handOver(township, county.service.get(made.ticket)?.bytes ?? new Uint8Array()), passphrase: made.passphrase, person: '李干事' });
    const office = (await township.ask('getSession', {})).office;
    for (let n = 1; n <= 5; n += 1) await make(township, 'topic', { title: `${place}的第${n}条路`, collectedOn: '2026-09-01', channel: 'channel.raised', field: 'workField.livelihood', place: office?.place ?? '' });
    const file = await township.ask('exportBundle', { to: null });
    writeFileSync(join(files, file.name), township.service.get(file.ticket)?.bytes ?? new Uint8Array());
    await township.end();
  }
  writeFileSync(join(files, '说明.docx'), 'PK not a report');
  writeFileSync(join(files, '空文件.xsb'), '');
  await county.service.close();
  return { county: data, files };
}

export function dropSixty(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
