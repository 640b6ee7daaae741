import { existsSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { EntityName } from '#shared/entities/index.ts';
import { entityNames, entityOf } from '#shared/entities/index.ts';
import { type FieldValue, isSet } from '#shared/fields.ts';
import { type Fold } from '#shared/rules/fold.ts';
import { folds } from '#shared/rules/folds.ts';
import { attachmentPath, heldAttachments, isWhole, namedAttachments } from './attachments.ts';
import { soundness } from './backup.ts';
import { copyPair } from './backupCopy.ts';
import { backupsName } from './backupFolder.ts';
import { type Engine, openEngine } from './engine/engine.ts';
import { pagesOf, type SealKey } from './folderSeal.ts';
import { readChildren, readRecord } from './records.ts';
import { siteLevels } from './siteLevels.ts';
import { databaseName } from './store.ts';

/** A check of everything, on a copy: plain data, so that another thread can do it while the service goes on. */
export interface CheckJob {
  kind: 'check';
  folder: string;
  wasm: string;
  /** As for a backup. */
  logBytes: number;
  seal: SealKey | null;
}

/** A record that something is wrong with. */
export interface Finding {
  entity: string;
  id: string;
  title: string;
  what: string;
}

export interface CheckResult {
  /** SQLite's own words; empty when the file is sound. */
  database: string[];
  /** Refs to records that are not here: in an office below they may lie outside its scope. */
  refs: { total: number; findings: Finding[] };
  attachments: { named: number; missing: Finding[]; damaged: Finding[]; unused: number; unusedBytes: number };
  /** Records whose computed fields differ from what their steps say. */
  folds: { total: number; findings: Finding[] };
  records: number;
}

const shown = 100;
const foldsInOrder = Object.entries(folds) as [EntityName, Fold][]; // Object.entries widens the keys

export async function checkFolder(job: CheckJob): Promise<CheckResult> {
  const checking = join(job.folder, backupsName, '.checking');
  rmSync(checking, { recursive: true, force: true });
  await mkdir(checking, { recursive: true });
  try {
    const copy = join(checking, databaseName);
    await copyPair(join(job.folder, databaseName), copy, job.logBytes);
    const pages = pagesOf(job.seal);
    const engine = await openEngine({ path: copy, wasm: job.wasm, create: false, ...(pages ? { seal: pages } : {}) });
    try {
      const database = soundness(engine);
      const refs = database.length > 0 ? [] : missingRefs(engine);
      const differing = database.length > 0 ? [] : wrongFolds(engine);
      return {
        database,
        refs: { total: refs.length, findings: refs.slice(0, shown) },
        attachments: await checkAttachments(engine, job.folder, job.seal),
        folds: { total: differing.length, findings: differing.slice(0, shown) },
        records: engine.get<{ n: number }>('SELECT count(DISTINCT record) AS n FROM op')?.n ?? 0,
      };
    } finally {
      engine.close();
    }
  } finally {
    rmSync(checking, { recursive: true, force: true });
  }
}

function titleOf(engine: Engine, entity: EntityName, id: string): string {
  const row = engine.get<{ title: string | null }>(`SELECT "${entityOf(entity).title}" AS title FROM "${entity}" WHERE id = ?`, [id]);
  return row?.title ?? '';
}

function missingRefs(engine: Engine): Finding[] {
  const findings: Finding[] = [];
  for (const entity of entityNames) {
    for (const [key, field] of Object.entries(entityOf(entity).fields)) {
      if (field.kind !== 'ref' && field.kind !== 'choice') continue;
      const to = field.kind === 'choice' ? 'choice' : field.to;
      // Shipped choices have no operation, and an office's own templates belong to a kind of paper (service/templates.ts).
      const held = to === 'any' ? `SELECT record FROM op UNION SELECT id FROM choice UNION SELECT "${key}" FROM "${entity}" WHERE "${key}" LIKE 'template.%'` : `SELECT id FROM "${to}"`;
      const rows = isSet(field)
        ? engine.all<{ id: string }>(`SELECT link.record AS id FROM link JOIN "${entity}" AS own ON own.id = link.record WHERE link.field = ? AND own.deleted = 0 AND link.element NOT IN (${held})`, [key])
        : engine.all<{ id: string }>(`SELECT id FROM "${entity}" WHERE deleted = 0 AND "${key}" IS NOT NULL AND "${key}" NOT IN (${held})`);
      for (const { id } of rows) findings.push({ entity, id, title: titleOf(engine, entity, id), what: field.label });
    }
  }
  return findings;
}

function same(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null) || (a ?? false) === (b ?? false);
}

/** Folds every record again, parts before what they belong to, and compares with what stands; the copy alone is read. */
function wrongFolds(engine: Engine): Finding[] {
  const levelOf = siteLevels(engine);
  const findings: Finding[] = [];
  for (const [entity, fold] of foldsInOrder) {
    for (const { id } of engine.all<{ id: string }>(`SELECT id FROM "${entity}"`)) {
      const row = readRecord(engine, entity, id);
      if (!row) continue;
      const parts = fold.parts.map(({ entity: part, field }) => readChildren(engine, part, field, id));
      const wrong = Object.entries(fold.compute(row, parts, levelOf)).find(([key, value]) => !same(row[key], value));
      if (wrong) findings.push({ entity, id, title: titleOf(engine, entity, id), what: entityOf(entity).fields[wrong[0]]?.label ?? wrong[0] });
    }
  }
  return findings;
}

async function checkAttachments(engine: Engine, folder: string, seal: SealKey | null): Promise<CheckResult['attachments']> {
  const named = namedAttachments(engine);
  const held = heldAttachments(folder);
  const missing: Finding[] = [];
  const damaged: Finding[] = [];
  for (const [digest] of named) {
    const gone = !existsSync(attachmentPath(folder, digest));
    if (!gone && (await isWhole(attachmentPath(folder, digest), digest, seal))) continue;
    const rows = engine.all<{ id: string; name: string | null; deleted: number }>('SELECT id, name, deleted FROM attachment WHERE digest = ?', [digest]);
    for (const { id, name } of rows.filter((row) => row.deleted === 0)) {
      (gone ? missing : damaged).push({ entity: 'attachment', id, title: name ?? '', what: gone ? '文件不在了' : '文件损坏' });
    }
  }
  for (const [digest] of named) held.delete(digest);
  return { named: named.length, missing: missing.slice(0, shown), damaged: damaged.slice(0, shown), unused: held.size, unusedBytes: [...held.values()].reduce((sum, bytes) => sum + bytes, 0) };
}
