import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ServiceEvent } from '#shared/contract.ts';
import { openProgram } from '#electron/service/program.ts';
import { wasmFolder } from '#test/electron/service/office.ts';

it('whoever waits for the practice area hears all along how far it is, at the start of the program and from within', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'practice-progress-'));
  const heard: ServiceEvent[] = [];
  const program = await openProgram({ data: join(folder, 'data'), practice: false, today: '2026-10-20', host: 'browser', version: 'test', wasm: wasmFolder, opening: () => expect.fail('an empty folder opens without a word') });
  try {
    program.onEvent((event) => heard.push(event));
    expect(await program.dispatch('switchPractice', { on: true })).toMatchObject({ ok: true });
    const parts = heard.flatMap((event) => (event.type === 'progress' && event.job === 'practice' ? [event.done / event.total] : []));
    expect(parts.length).toBeGreaterThan(20);
    expect(parts).toEqual(parts.toSorted((a, b) => a - b));
    expect(parts[0]).toBe(0);
    expect(parts.at(-1)).toBeGreaterThan(0.9);
    expect(parts.at(-1)).toBeLessThanOrEqual(1);
    for (const [at, part] of parts.entries()) expect(part - (parts[at - 1] ?? 0)).toBeLessThan(0.35);
    heard.length = 0;
    await program.dispatch('switchPractice', { on: false });
    await program.dispatch('switchPractice', { on: true });
    expect(heard.filter((event) => event.type === 'progress')).toEqual([]); // it is there already
  } finally {
    await program.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
