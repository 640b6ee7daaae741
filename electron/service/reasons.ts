import type { Row, Write } from '#shared/contract/records.ts';
import { type EntityName, entityOf } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import { allowedVerdicts, verdictOf } from '#shared/rules/checks/review.ts';
import { countedFields } from '#shared/rules/figures/counted.ts';
import { lastVerdict } from '#shared/rules/folds/review.ts';
import type { Context } from '#electron/service/context.ts';
import { hasOf, peerAbove } from '#electron/service/exchangeExport.ts';
import { officeOf } from '#electron/service/office.ts';
import { operationsOfRecord } from '#electron/storage/operations.ts';
import { readChildren, readRecord } from '#electron/storage/records.ts';

/** Whether the office above has confirmed the record: it holds the operation that made it. */
export function isReceivedAbove(context: Context, id: string): boolean {
  const office = officeOf(context);
  if (!office) return false;
  const first = operationsOfRecord(context.store.engine, id)[0];
  return first !== undefined && hasOf(peerAbove(context, office)).some((one) => one.site === first.site && one.inc === first.inc && one.seq >= first.seq);
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** The record that is reviewed where this one is changed: an outcome stands and falls with its problem, log or meeting. */
function reviewed(context: Context, entity: EntityName, row: Row): { entity: EntityName; id: string } | null {
  if (entityOf(entity).fields['review']) return { entity, id: row.id };
  for (const [field, kind] of [['problem', 'problem'], ['log', 'log'], ['meeting', 'meeting']] as const) {
    const id = row[field];
    if (entity === 'outcome' && typeof id === 'string' && readRecord(context.store.engine, kind, id)) return { entity: kind, id };
  }
  return null;
}

/** Labels of the counted fields that a write changes. */
function changedCounted(entity: EntityName, before: Row, set: Write['set']): string[] {
  const counted = countedFields(entity);
  return Object.keys(set).filter((key) => counted.has(key) && !same(before[key], set[key])).map((key) => entityOf(entity).fields[key]?.label ?? key);
}

/**
 * What the office above has received and counts is changed with a reason alone, and goes back to 待核 (office.md, "Who may change
 * what"): the writes, and with them a 请重新审核 for each such record. What was returned for correction is changed freely: it is
 * reported again. Throws a `reason` Failure, with the fields in words, where none was given.
 */
export function withReasons(context: Context, writes: readonly Write[], reason: string | null): Write[] {
  const { engine } = context.store;
  const changed = new Map<string, Set<string>>();
  for (const { entity, id, set } of writes) {
    const before = id === null ? null : readRecord(engine, entity, id);
    if (!before) continue;
    const labels = changedCounted(entity, before, set);
    const subject = labels.length > 0 ? reviewed(context, entity, before) : null;
    if (!subject || !isReceivedAbove(context, before.id)) continue;
    const last = lastVerdict(readChildren(engine, 'review', 'subject', subject.id));
    if (verdictOf(last) === 'returned' || !allowedVerdicts(last, 'own').includes('pending')) continue;
    const known = changed.get(subject.id) ?? new Set();
    labels.forEach((label) => known.add(label));
    changed.set(subject.id, known);
  }
  if (changed.size === 0) return [...writes];
  if (reason === null || reason.trim() === '') {
    const fields = [...new Set([...changed.values()].flatMap((labels) => [...labels]))].map((label) => `“${label}”`).join('、');
    throw new Failure('reason', `上级已经收到这${changed.size === 1 ? '条记录' : `${changed.size}条记录`}，改${fields}会影响统计，还没有保存；您填的内容没有丢失。`, '请写明修改的理由，保存后由上级重新审核。');
  }
  const by = context.user();
  const reviews = [...changed.keys()].map((subject): Write => ({ entity: 'review', id: null, set: { subject, verdict: 'reviewState.pending', on: context.today(), reason: reason.trim(), ...(by === '' ? {} : { by }) } }));
  return [...writes, ...reviews];
}
