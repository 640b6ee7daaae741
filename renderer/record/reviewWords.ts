import type { Change, Row } from '#shared/contract/records.ts';
import type { Entity } from '#shared/entity.ts';
import { isEntityName } from '#shared/entities/index.ts';
import { factsOf } from '#shared/rules/checks/level.ts';
import { allowedVerdicts, type Verdict, verdictOf } from '#shared/rules/checks/review.ts';
import { lastVerdict, verdictsInOrder } from '#shared/rules/folds/review.ts';
import { compareLevels, type OfficeLevel } from '#shared/rules/life.ts';

/** What the buttons say, by who presses them. */
export const verdictVerbs: Readonly<Record<Verdict, string>> = {
  accepted: '核对无误', returned: '退回修改', voided: '同意作废', pending: '请重新审核', reported: '重报', voiding: '申请作废',
};

export interface ReviewState {
  /** Oldest first. */
  reviews: readonly Row[];
  last: Row | null;
  /** `above`: this office reviews the record; `own`: it wrote it. */
  side: 'above' | 'own';
  allowed: readonly Verdict[];
  /** Fields that were returned since the record was last accepted, with what was asked of each. */
  returned: readonly Row[];
}

export function inTurn(reviews: readonly Row[]): Row[] {
  return verdictsInOrder(reviews);
}

/** How the review of a record stands, and what this office may say next. */
export function reviewState(reviews: readonly Row[], author: OfficeLevel | null, level: OfficeLevel): ReviewState {
  const ordered = inTurn(reviews);
  const side = author !== null && compareLevels(level, author) > 0 ? 'above' : 'own';
  const since = ordered.findLastIndex((one) => verdictOf(one['verdict']) === 'accepted');
  return {
    reviews: ordered,
    last: ordered.at(-1) ?? null,
    side,
    // 请重新审核 goes with a change of a counted field, it is no button of its own.
    allowed: allowedVerdicts(lastVerdict(ordered), side).filter((verdict) => verdict !== 'pending'),
    returned: ordered.slice(since + 1).filter((one) => verdictOf(one['verdict']) === 'returned'),
  };
}

export interface ReportedChange {
  field: string;
  label: string;
  before: string;
  after: string;
}

/** What was changed since the record was returned: of the returned fields alone where they were named, else all. Before is the value that was returned. */
export function changesSince(history: readonly Change[], returned: readonly Row[]): ReportedChange[] {
  const from = returned[0]?.createdAt;
  if (from === undefined) return [];
  const named = new Set(returned.map((one) => one['field']).filter((one) => typeof one === 'string'));
  const byField = new Map<string, ReportedChange>();
  for (const change of history.filter((one) => one.at > from).toSorted((a, b) => a.at.localeCompare(b.at))) {
    if (named.size > 0 && !named.has(change.field)) continue;
    const known = byField.get(change.field);
    byField.set(change.field, { field: change.field, label: change.label, before: known?.before ?? change.before, after: change.after });
  }
  return [...byField.values()].filter(({ before, after }) => before !== after);
}

/** Whether an office below reported the record: its facts are not rewritten here, only this office's own words are added (office.md). */
export function isReported(entity: Entity, state: ReviewState | undefined): boolean {
  return state?.side === 'above' && isEntityName(entity.name) && factsOf(entity.name, 'township', 'county') !== null;
}

/** What a form leaves out because an office below reported it, and what is said in red at fields that were returned. */
export function reviewOfForm(entity: Entity, state: ReviewState | undefined): { omit: readonly string[]; marks: Readonly<Record<string, string>> } {
  if (!state) return { omit: [], marks: {} };
  const omit = isReported(entity, state) && isEntityName(entity.name) ? (factsOf(entity.name, 'township', 'county') ?? []) : [];
  const wrong = state.last !== null && verdictOf(state.last['verdict']) === 'returned' ? state.returned : [];
  const marks = wrong.flatMap((one) => (typeof one['field'] === 'string' ? [[one['field'], `退回：${String(one['reason'] ?? '')}`] as const] : []));
  return { omit, marks: Object.fromEntries(marks) };
}
