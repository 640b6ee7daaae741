import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { entityNames, entityOf } from '#shared/entities/index.ts';
import type { Entity } from '#shared/entity.ts';
import { expectedColumns } from '#electron/storage/columns.ts';
import { type Engine, openEngine } from '#electron/storage/engine/engine.ts';
import { migrate } from '#electron/storage/migrate.ts';
import { wasmFolder } from '#test/electron/service/office.ts';

/** What differs between a migrated table and the definition. */
function drift(engine: Engine, entity: Entity): string[] {
  const real = Object.fromEntries(engine.all<{ name: string; type: string }>(`PRAGMA table_info("${entity.name}")`).map(({ name, type }) => [name, type]));
  const expected = expectedColumns(entity);
  return [...new Set([...Object.keys(real), ...Object.keys(expected)])].filter((key) => real[key] !== expected[key]).map((key) => `${entity.name}.${key}: ${real[key]} ≠ ${expected[key]}`);
}

async function withMigrated(work: (engine: Engine) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'drift-'));
  const engine = await openEngine({ path: join(folder, 'x.db'), wasm: join(wasmFolder, 'sql-wasm.wasm'), create: true });
  try {
    migrate(engine);
    work(engine);
  } finally {
    engine.close();
    rmSync(folder, { recursive: true });
  }
}

it('the migrated tables are what the definitions say', () =>
  withMigrated((engine) => {
    expect(entityNames.flatMap((name) => drift(engine, entityOf(name)))).toEqual([]);
  }));

it('a field added to a definition without a migration is found', () =>
  withMigrated((engine) => {
    const place = entityOf('place');
    const changed: Entity = { ...place, fields: { ...place.fields, altitude: { kind: 'number', label: '海拔' } } };
    expect(drift(engine, changed)).toEqual(['place.altitude: undefined ≠ REAL']);
  }));
