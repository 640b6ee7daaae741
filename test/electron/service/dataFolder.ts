import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Input, OperationName, Output } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import { openProgram } from '#electron/service/program.ts';
import type { Service, ServiceOptions } from '#electron/service/service.ts';
import { tickingEffects, wasmFolder } from '#test/electron/service/office.ts';

/** A whole program on a folder of its own: opened, closed, opened again, as on a person's machine. */
export interface DataFolder {
  folder: string;
  effects: ReturnType<typeof tickingEffects>;
  open(options?: Partial<ServiceOptions>): Promise<Service>;
  close(): Promise<void>;
  ask<O extends OperationName>(operation: O, input: Input<O>): Promise<Output<O>>;
  put(bytes: Uint8Array, name: string): string;
  get(ticket: string): Uint8Array;
  /** Names the office and notes each text down. */
  begin(...texts: string[]): Promise<void>;
  note(text: string): Promise<string>;
  notes(): Promise<string[]>;
  end(): Promise<void>;
}

export function dataFolder(name = 'data', machine: string | null = 'machine-a'): DataFolder {
  const folder = join(mkdtempSync(join(tmpdir(), 'folder-')), name);
  const effects = tickingEffects('2026-09-01T01:00:00Z');
  let service: Service | null = null;
  const opened = (): Service => {
    if (!service) throw new Error('the program is closed');
    return service;
  };
  const own: DataFolder = {
    folder,
    effects,
    async open(options = {}) {
      service = await openProgram({ data: folder, practice: false, today: null, host: 'browser', version: 'test', wasm: wasmFolder, effects, machine, ...options });
      return service;
    },
    async close() {
      const closing = service;
      service = null;
      await closing?.close();
    },
    async ask(operation, input) {
      const answer = await opened().dispatch(operation, JSON.parse(JSON.stringify(input)));
      if (!answer.ok) throw new Failure(answer.code, answer.message, answer.fix, answer.fields);
      return answer.value as never; // the contract ties operation and output
    },
    put(bytes, file) {
      const answer = opened().put(bytes, file);
      if (!answer.ok) throw new Error(answer.message);
      return (answer.value as { ticket: string }).ticket; // the contract of put
    },
    get(ticket) {
      const file = opened().get(ticket);
      if (!file) throw new Error('nothing waits under this ticket');
      return file.bytes;
    },
    async begin(...texts) {
      await own.ask('foundOffice', { level: 'township', place: '云溪乡', county: '安和县', office: '政协安和县云溪乡工作联络组', person: '李干事' });
      for (const text of texts) await own.note(text);
    },
    async note(text) {
      const { ids } = await own.ask('saveRecords', { writes: [{ entity: 'jotting', id: null, set: { text, on: '2026-09-01' } }] });
      return ids[0] ?? '';
    },
    async notes() {
      const { rows } = await own.ask('listRecords', { entity: 'jotting', sort: [{ field: 'text', down: false }] });
      return rows.map((row) => String(row['text']));
    },
    async end() {
      await own.close();
      rmSync(join(folder, '..'), { recursive: true, force: true });
    },
  };
  return own;
}
