import type { Engine } from '#electron/storage/engine/engine.ts';

/** A form's content as it is typed, on this machine alone; never an operation. */
export interface Draft {
  key: string;
  entity: string;
  id: string | null;
  content: string;
  savedAt: string;
}

const draftColumns = 'key, entity, record AS id, content, savedAt';

export function putDraft(engine: Engine, draft: Draft): void {
  engine.run(
    `INSERT INTO draft(key, entity, record, content, savedAt) VALUES(?, ?, ?, ?, ?)
     ON CONFLICT(key) DO UPDATE SET content = excluded.content, savedAt = excluded.savedAt`,
    [draft.key, draft.entity, draft.id, draft.content, draft.savedAt],
  );
}

export function readDraft(engine: Engine, key: string): Draft | null {
  return engine.get<Draft>(`SELECT ${draftColumns} FROM draft WHERE key = ?`, [key]) ?? null;
}

export function listDrafts(engine: Engine): Draft[] {
  return engine.all<Draft>(`SELECT ${draftColumns} FROM draft ORDER BY savedAt DESC`);
}

export function dropDraft(engine: Engine, key: string): boolean {
  return engine.run('DELETE FROM draft WHERE key = ?', [key]) > 0;
}

/** How a person likes a list: columns, filters, widths, as JSON text. */
export function putView(engine: Engine, key: string, content: string): void {
  engine.run('INSERT INTO view(key, content) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET content = excluded.content', [key, content]);
}

export function readView(engine: Engine, key: string): string | null {
  return engine.get<{ content: string }>('SELECT content FROM view WHERE key = ?', [key])?.content ?? null;
}

/** One file that came or went. */
export interface ExchangeEntry {
  at: string;
  direction: 'in' | 'out';
  peer: string;
  number: string;
  digest: string;
  operations: number;
  summary: string;
}

export function addExchange(engine: Engine, entry: ExchangeEntry): void {
  const { at, direction, peer, number, digest, operations, summary } = entry;
  engine.run('INSERT INTO exchangeLog(at, direction, peer, number, digest, operations, summary) VALUES(?, ?, ?, ?, ?, ?, ?)', [
    at, direction, peer, number, digest, operations, summary,
  ]);
}

export function listExchanges(engine: Engine): ExchangeEntry[] {
  return engine.all<ExchangeEntry>('SELECT at, direction, peer, number, digest, operations, summary FROM exchangeLog ORDER BY at DESC, rowid DESC');
}
