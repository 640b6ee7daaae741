import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Input, OperationName, Output } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import { openService } from '#electron/service/service.ts';
import { wasmFolder } from '#test/electron/service/office.ts';

export interface PracticeOffice {
  ask<O extends OperationName>(operation: O, input: Input<O>): Promise<Output<O>>;
  bytes(ticket: string): Uint8Array;
  end(): Promise<void>;
}

/** The practice county's office, filled with a year that ends on `today`. */
export async function openPractice(today: string): Promise<PracticeOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'practice-'));
  const service = await openService({ data: folder, practice: true, today, host: 'browser', version: 'test', wasm: wasmFolder });
  return {
    async ask(operation, input) {
      const answer = await service.dispatch(operation, JSON.parse(JSON.stringify(input)));
      if (!answer.ok) throw new Failure(answer.code, answer.message, answer.fix, answer.fields);
      return answer.value as never; // the contract ties operation and output
    },
    bytes(ticket) {
      const file = service.get(ticket);
      if (!file) throw new Error(`no file under ${ticket}`);
      return file.bytes;
    },
    async end() {
      await service.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
