import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer, Input, OperationName, Output } from '#shared/contract.ts';
import { entityNames } from '#shared/entities/index.ts';
import { type BrowserHost, startBrowserHost } from '#test/e2e/browserHost.ts';
import { at, type Figure, round } from './tenYears.ts';

// What the service answers on a large data folder, asked over HTTP as the window asks: the built program at the machine's own speed.

const rounds = 3;
const year = { kind: 'year', year: 2026, from: null, to: null } as const;

export async function askOf<O extends OperationName>(host: BrowserHost, operation: O, input: Input<O>): Promise<Output<O>> {
  const headers = { authorization: `Bearer ${host.token}`, 'content-type': 'application/json' };
  const answer = (await (await fetch(`${host.origin}/api/${operation}`, { method: 'POST', headers, body: JSON.stringify(input) })).json()) as Answer; // the host's contract
  if (!answer.ok) throw new Error(`${operation}: ${answer.message} ${answer.fix}`);
  return answer.value as Output<O>; // the contract ties the name to the type
}

/** Of a whole process, in megabytes: now, and at its most. Linux only; elsewhere it is not told. */
export function memoryOf(pid: number): { now: number; most: number } | null {
  if (process.platform !== 'linux') return null;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
  return { now: of('VmRSS'), most: of('VmHWM') };
}

export const megabytes = (file: string): number => round(statSync(file).size / 1e6);

const atMost = (what: string, value: number, limit: number, unit = 'ms'): Figure => ({ what: `${what}, ${unit}`, value: round(value, 0), goal: `<= ${limit}`, met: value <= limit });

/** Every list, the search, the figures, a sheet, a file to send and the same file taken in. */
export async function measureService(data: string, elsewhere: string, note: (figure: Figure) => void): Promise<void> {
  const began = performance.now();
  const host = await startBrowserHost(['--data', data, '--today', '2026-11-21']);
  try {
    await askOf(host, 'getSession', {});
    note(atMost('the program until it answers (after a clean end)', performance.now() - began, 3000));
    note({ what: 'database, MB', value: megabytes(join(data, 'xieshang.db')), goal: 'told', met: true });
    const median = async (work: () => Promise<unknown>): Promise<number> => {
      const times: number[] = [];
      for (let turn = 0; turn < rounds; turn += 1) {
        // Something small is saved between, so that nothing is answered from memory.
        await askOf(host, 'saveView', { key: 'bench', content: String(performance.now()) });
        const from = performance.now();
        await work();
        times.push(performance.now() - from);
      }
      return at(times.toSorted((a, b) => a - b), 0.5);
    };
    let records = 0;
    const lists: { entity: string; ms: number; total: number }[] = [];
    for (const entity of entityNames) {
      const { total } = await askOf(host, 'listRecords', { entity, limit: 1 });
      records += total;
      if (total < 50) continue;
      lists.push({ entity, total, ms: await median(() => askOf(host, 'listRecords', { entity, limit: 50 })) });
    }
    note({ what: 'records', value: records, goal: '>= 100000', met: records >= 100_000 });
    lists.sort((a, b) => b.ms - a.ms);
    console.log(`lists of 50 or more (${lists.length}), ms: ${lists.map(({ entity, ms, total }) => `${entity} ${ms.toFixed(0)} of ${total}`).join(', ')}`);
    note(atMost(`every list (${lists.length}), the slowest (${lists[0]?.entity})`, lists[0]?.ms ?? NaN, 100));
    note(atMost('desk', await median(() => askOf(host, 'getDesk', {})), 300));
    note(atMost('figures of a year', await median(() => askOf(host, 'getFigures', { period: year, place: null })), 500));
    note(atMost('summary of a year', await median(() => askOf(host, 'getSummary', { period: year, place: null, audience: 'above' })), 1000));
    const before = memoryOf(host.pid);
    if (before) note(atMost('memory after these', before.now, 1500, 'MB'));
    const from = performance.now();
    const bundle = await askOf(host, 'exportBundle', { to: null });
    note({ what: `file for the office above, ${bundle.operations} operations, s`, value: round((performance.now() - from) / 1000), goal: 'with progress', met: true });
    const bytes = new Uint8Array(await (await fetch(`${host.origin}/files/${bundle.ticket}`, { headers: { authorization: `Bearer ${host.token}` } })).arrayBuffer());
    note({ what: 'that file, MB', value: round(bytes.length / 1e6), goal: 'told', met: true });
    const after = memoryOf(host.pid);
    if (after) note(atMost('memory at its most, the file made', after.most, 3000, 'MB'));
    await importElsewhere(elsewhere, bytes, bundle.passphrase, note);
  } finally {
    await host.end();
  }
}

async function importElsewhere(data: string, bytes: Uint8Array<ArrayBuffer>, passphrase: string | null, note: (figure: Figure) => void): Promise<void> {
  const host = await startBrowserHost(['--data', data, '--today', '2026-11-21']);
  try {
    await askOf(host, 'foundOffice', { level: 'city', place: '安和市', county: '安和市', office: '政协安和市委员会办公室', person: '周办' });
    const headers = { authorization: `Bearer ${host.token}`, 'content-type': 'application/octet-stream', 'x-file-name': 'a.xsb' };
    const put = (await (await fetch(`${host.origin}/files`, { method: 'PUT', headers, body: bytes })).json()) as Answer; // the host's contract
    if (!put.ok) throw new Error(put.message);
    const { ticket } = put.value as { ticket: string }; // the contract of put
    const from = performance.now();
    await askOf(host, 'previewImport', { ticket, passphrase, job: 'scale' });
    const previewed = performance.now();
    await askOf(host, 'applyImport', { ticket, passphrase, trust: true, person: '', job: 'scale' });
    note({ what: 'that file taken in by an empty office: preview, s', value: round((previewed - from) / 1000), goal: 'with progress', met: true });
    note({ what: 'that file taken in by an empty office: import, s', value: round((performance.now() - previewed) / 1000), goal: 'with progress', met: true });
    const memory = memoryOf(host.pid);
    if (memory) note({ what: 'memory of that office at its most, MB', value: round(memory.most, 0), goal: '<= 3000', met: memory.most <= 3000 });
  } finally {
    await host.end();
  }
}
