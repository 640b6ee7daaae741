import { attachmentPath, heldAttachments, namedAttachments } from '#electron/storage/attachments.ts';
import { rmSync } from 'node:fs';
import type { Engine } from '#electron/storage/engine/engine.ts';

/** An attachment as files between offices see it: its record, its bytes' digest, and the operation that made it. */
export interface MadeAttachment {
  id: string;
  digest: string;
  size: number;
  site: string;
  inc: string;
  seq: number;
}

/** Every attachment that is not in the recycle bin, oldest first. */
export function madeAttachments(engine: Engine): MadeAttachment[] {
  return engine
    .all<{ id: string; digest: string; size: number | null; site: string; inc: string; seq: number; hlc: number }>(
      `SELECT attachment.id AS id, attachment.digest AS digest, attachment.size AS size, life.site AS site, life.inc AS inc, op.seq AS seq, min(op.hlc) AS hlc
       FROM attachment JOIN op ON op.record = attachment.id JOIN life ON life.n = op.life
       WHERE attachment.deleted = 0 AND length(attachment.digest) = 64 GROUP BY attachment.id ORDER BY hlc, attachment.id`,
    )
    .map(({ id, digest, size, site, inc, seq }) => ({ id, digest, size: size ?? 0, site, inc, seq }));
}

/** Why bytes that a file should have brought are not kept. */
export type Trouble = 'damaged' | 'program';

export function putTrouble(engine: Engine, digest: string, why: Trouble, at: string): void {
  engine.run('INSERT OR REPLACE INTO attachmentTrouble(digest, why, at) VALUES(?, ?, ?)', [digest, why, at]);
}

export function dropTrouble(engine: Engine, digest: string): void {
  engine.run('DELETE FROM attachmentTrouble WHERE digest = ?', [digest]);
}

export function troubleOf(engine: Engine, digest: string): Trouble | null {
  const why = engine.get<{ why: string }>('SELECT why FROM attachmentTrouble WHERE digest = ?', [digest])?.why;
  return why === 'damaged' || why === 'program' ? why : null;
}

/** The digests that records name and whose bytes are not here: asked for in the next file. What was refused is not. */
export function missingAttachments(engine: Engine, folder: string): string[] {
  const named = namedAttachments(engine);
  if (named.length === 0) return [];
  const held = heldAttachments(folder);
  const refused = new Set(engine.all<{ digest: string }>("SELECT digest FROM attachmentTrouble WHERE why = 'program'").map((one) => one.digest));
  return named.flatMap(([digest]) => (held.has(digest) || refused.has(digest) ? [] : [digest]));
}

/** Removes the bytes of an attachment that no record names any more: only erasing does this. */
export function removeUnnamed(engine: Engine, folder: string, digest: string): void {
  if (!/^[0-9a-f]{64}$/.test(digest) || engine.get('SELECT 1 AS one FROM attachment WHERE digest = ?', [digest])) return;
  for (const path of [attachmentPath(folder, digest), `${attachmentPath(folder, digest)}.preview`]) rmSync(path, { force: true });
}
