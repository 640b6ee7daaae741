import type { Engine } from '#electron/storage/engine/engine.ts';

/** An issued table without what it shows, which can be large. */
export interface IssuedRow {
  id: string;
  /** The installation's site that issued it. */
  site: string;
  kind: string;
  title: string;
  place: string | null;
  from: string;
  to: string;
  issuedOn: string;
  issuedBy: string | null;
  records: number | null;
  zero: number | null;
  edited: string | null;
  voidedOn: string | null;
  voidReason: string | null;
}

/** Issued tables, newest first. `kind`: the id of the choice, or null for all. */
export function listIssued(engine: Engine, kind: string | null): IssuedRow[] {
  return engine.all<IssuedRow>(
    `SELECT id, site, kind, title, place, "from", "to", issuedOn, issuedBy, records, zero, edited, voidedOn, voidReason FROM issuedTable
     WHERE deleted = 0 AND (? IS NULL OR kind = ?) ORDER BY issuedOn DESC, createdAt DESC, id DESC LIMIT 5000`,
    [kind, kind],
  );
}
