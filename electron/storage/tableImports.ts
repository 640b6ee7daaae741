import type { EntityName } from '#shared/entities/index.ts';
import { entityNames, entityOf } from '#shared/entities/index.ts';
import { isSet } from '#shared/fields.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';
import { chunks, marks } from '#electron/storage/names.ts';

/** One import of an old sheet. `state`: it runs, was stopped half-way (or the program ended), is done, was taken back. Instants are ISO 8601. */
export interface TableImport {
  id: string;
  at: string;
  user: string;
  file: string;
  sheet: string;
  kind: string;
  digest: string;
  state: 'running' | 'stopped' | 'done' | 'undone';
  added: number;
  changed: number;
  same: number;
  refused: number;
  undoneAt: string | null;
  /** Records taken back, and records that stayed because somebody changed or used them since. */
  undone: number | null;
  kept: number | null;
}

const columns = 'id, at, user, file, sheet, kind, digest, state, added, changed, same, refused, undoneAt, undone, kept';

export function putTableImport(engine: Engine, one: TableImport): void {
  engine.run(`INSERT INTO tableImport(${columns}) VALUES(${marks(15)}) ON CONFLICT(id) DO UPDATE SET state = excluded.state, added = excluded.added, changed = excluded.changed,
    same = excluded.same, refused = excluded.refused, undoneAt = excluded.undoneAt, undone = excluded.undone, kept = excluded.kept`, [
    one.id, one.at, one.user, one.file, one.sheet, one.kind, one.digest, one.state, one.added, one.changed, one.same, one.refused, one.undoneAt, one.undone, one.kept,
  ]);
}

export function readTableImport(engine: Engine, id: string): TableImport | null {
  return engine.get<TableImport & Record<string, string | number | null>>(`SELECT ${columns} FROM tableImport WHERE id = ?`, [id]) ?? null;
}

/** Newest first. */
export function listTableImports(engine: Engine): TableImport[] {
  return engine.all<TableImport & Record<string, string | number | null>>(`SELECT ${columns} FROM tableImport ORDER BY at DESC, id DESC LIMIT 500`);
}

/** Notes a transaction as one of an import's; inside that transaction. */
export function addTableTx(engine: Engine, life: number, first: number, id: string): void {
  engine.run('INSERT INTO tableImportTx(life, first, import) VALUES(?, ?, ?)', [life, first, id]);
}

/** The first sequence numbers of an import's transactions under a life, the last one first: the order in which they are taken back. */
export function txsOfTable(engine: Engine, life: number, id: string): number[] {
  return engine.all<{ first: number }>('SELECT first FROM tableImportTx WHERE import = ? AND life = ? ORDER BY first DESC', [id, life]).map((row) => row.first);
}

/** All transactions of imports under a life: what a field's last change is held against. */
export function allTableTxs(engine: Engine, life: number): Set<number> {
  return new Set(engine.all<{ first: number }>('SELECT first FROM tableImportTx WHERE life = ?', [life]).map((row) => row.first));
}

/** Remembers which record a line of a sheet became, by what identifies the line in the sheet. */
export function putTableRow(engine: Engine, kind: EntityName, line: string, record: string): void {
  engine.run('INSERT INTO tableRow(kind, line, record) VALUES(?, ?, ?) ON CONFLICT(kind, line) DO UPDATE SET record = excluded.record', [kind, line, record]);
}

export function readTableRows(engine: Engine, kind: EntityName): Map<string, string> {
  return new Map(engine.all<{ line: string; record: string }>('SELECT line, record FROM tableRow WHERE kind = ?', [kind]).map((row) => [row.line, row.record]));
}

/** Takes out what imports keep of a person: the line that the record came from, and the texts that were put in place of cells. */
export function forgetTables(engine: Engine, record: string): void {
  engine.run('DELETE FROM tableRow WHERE record = ?', [record]);
  engine.run(`DELETE FROM view WHERE key LIKE 'tableWork/%'`);
}

/** Those of the records that others name, besides the ones in `own`: they can't be taken away without leaving a hole. */
export function namedByOthers(engine: Engine, target: EntityName, ids: readonly string[], own: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  for (const name of entityNames) {
    for (const [key, field] of Object.entries(entityOf(name).fields)) {
      const names = field.kind === 'choice' ? target === 'choice' : field.kind === 'ref' && (field.to === target || field.to === 'any');
      if (!names || field.derived) continue;
      for (const some of chunks(ids)) {
        const rows = isSet(field)
          ? engine.all<{ id: string; named: string }>(`SELECT link.record AS id, link.element AS named FROM link JOIN "${name}" ON "${name}".id = link.record WHERE link.field = '${key}' AND link.element IN (${marks(some.length)}) AND "${name}".deleted = 0`, some)
          : engine.all<{ id: string; named: string }>(`SELECT id, "${key}" AS named FROM "${name}" WHERE "${key}" IN (${marks(some.length)}) AND deleted = 0`, some);
        for (const row of rows) if (!own.has(row.id)) found.add(row.named);
      }
    }
  }
  return found;
}
