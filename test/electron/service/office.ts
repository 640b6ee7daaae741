import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import type { Input, OperationName, Output } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import { openService, type Service } from '#electron/service/service.ts';
import type { Effects } from '#electron/storage/store.ts';
import { newId } from '#electron/storage/digest.ts';

export const wasmFolder = dirname(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'));

/** A clock that moves a second at each reading, so that order is never left to chance. */
export function tickingEffects(start: string): Effects & { set(at: string): void } {
  let now = Date.parse(start);
  return {
    now: () => (now += 1000),
    newId: () => newId((now += 1)),
    set: (at) => (now = Date.parse(at)),
  };
}

export interface TestOffice {
  service: Service;
  folder: string;
  effects: ReturnType<typeof tickingEffects>;
  ask<O extends OperationName>(operation: O, input: Input<O>): Promise<Output<O>>;
  /** Ends it and starts it again; `between` works on the folder meanwhile. */
  reopen(between?: () => Promise<void>): Promise<void>;
  end(): Promise<void>;
}

/** A real service with a faked clock, on a new temporary folder or the one that is named. end() removes it. */
export async function openOffice(options: { start?: string; today?: string; folder?: string } = {}): Promise<TestOffice> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'office-'));
  const effects = tickingEffects(options.start ?? '2026-09-01T01:00:00Z');
  const open = () =>
    openService({ data: folder, practice: false, today: options.today ?? null, host: 'browser', version: 'test', wasm: wasmFolder, effects });
  const office: TestOffice = {
    service: await open(),
    folder,
    effects,
    async ask(operation, input) {
      const answer = await office.service.dispatch(operation, JSON.parse(JSON.stringify(input)));
      if (!answer.ok) throw new Failure(answer.code, answer.message, answer.fix, answer.fields);
      return answer.value as never; // the contract ties operation and output
    },
    async reopen(between) {
      await office.service.close();
      await between?.();
      office.service = await open();
    },
    async end() {
      await office.service.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return office;
}

/** Writes one new record and answers its id. */
export async function make(office: TestOffice, entity: Input<'saveRecords'>['writes'][number]['entity'], set: Input<'saveRecords'>['writes'][number]['set']): Promise<string> {
  const { ids } = await office.ask('saveRecords', { writes: [{ entity, id: null, set }] });
  return ids[0] ?? '';
}

/** Names the office and enters what a township needs before its first topic. */
export async function furnish(office: TestOffice): Promise<{ village: string; water: string; roads: string; member: string }> {
  await office.ask('foundOffice', { level: 'township', place: '云溪乡', county: '安和县', office: '政协安和县云溪乡工作联络组', person: '李干事' });
  const { office: own } = await office.ask('getSession', {});
  const village = await make(office, 'place', { name: '柳湾村', kind: 'placeKind.village', parent: own?.place ?? '' });
  const water = await make(office, 'organisation', { name: '云溪乡水利站' });
  const roads = await make(office, 'organisation', { name: '云溪乡交通站' });
  const member = await make(office, 'member', { name: '王建国', state: 'memberState.serving' });
  return { village, water, roads, member };
}
