import { packKinds, type PaperKind, paperKinds } from '#shared/contract/papers.ts';
import type { Paper, PlateSize } from '#shared/papers/paper.ts';
import { ask } from '#renderer/bridge.ts';
import { parseRoute } from '#renderer/state/route.ts';

/** What is previewed, printed and made a PDF in one go: one paper, a meeting's pack, or several of one kind. */
export interface PrintJob {
  items: readonly { kind: PaperKind; subject: string }[];
  size: PlateSize;
}

/**
 * The job that an address names, after its first part: `KIND/SUBJECT`, `KIND/several?ids=a,b`, `pack/MEETING?kinds=a,b`; name plates
 * and packs take `size=one`. Null where it names none.
 */
export function printJob(hash: string): PrintJob | null {
  const { parts, query } = parseRoute(hash);
  const [, name, subject] = parts;
  if (!name || !subject) return null;
  const size: PlateSize = query['size'] === 'one' ? 'one' : 'two';
  if (name === 'pack') {
    const wanted = query['kinds']?.split(',');
    const kinds = packKinds.filter((kind) => !wanted || wanted.includes(kind));
    return kinds.length === 0 ? null : { items: kinds.map((kind) => ({ kind, subject })), size };
  }
  const kind = paperKinds.find((one) => one === name);
  if (!kind) return null;
  const subjects = subject === 'several' ? (query['ids'] ?? '').split(',').filter((id) => id !== '') : [subject];
  return subjects.length === 0 ? null : { items: subjects.map((one) => ({ kind, subject: one })), size };
}

/** What follows `/preview/` or `/print/` in the address of a job. */
export function jobPath({ items, size }: PrintJob): string {
  const [first] = items;
  if (!first) return '';
  const kinds = new Set(items.map((item) => item.kind));
  const query = new URLSearchParams(size === 'one' ? { size } : {});
  const path = items.length === 1 ? `${first.kind}/${first.subject}` : kinds.size === 1 ? `${first.kind}/several` : `pack/${first.subject}`;
  if (items.length > 1) query.set(kinds.size === 1 ? 'ids' : 'kinds', items.map((item) => (kinds.size === 1 ? item.subject : item.kind)).join(','));
  const tail = query.toString();
  return tail === '' ? path : `${path}?${tail}`;
}

export interface Printed {
  papers: Paper[];
  left: readonly { subject: string; reason: string }[];
}

export async function askPapers({ items, size }: PrintJob): Promise<Printed> {
  const [only] = items;
  const how = size === 'one' ? { size } : {};
  // The service makes papers with the builders of shared/papers.
  if (only && items.length === 1) return { papers: [(await ask('getPaper', { ...only, ...how })).paper as Paper], left: [] };
  const { papers, left } = await ask('getPapers', { items: [...items], ...how });
  return { papers: papers as Paper[], left };
}
