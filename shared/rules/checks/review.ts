import { entityOf } from '#shared/entities/index.ts';
import type { FieldProblem } from '#shared/failure.ts';
import type { CheckContext } from '#shared/rules/checkContext.ts';
import { lastVerdict } from '#shared/rules/folds/review.ts';
import { keyOf, textOf } from '#shared/rules/folds/step.ts';
import { compareLevels, filled, problem } from '#shared/rules/life.ts';

export type Verdict = 'pending' | 'accepted' | 'returned' | 'reported' | 'voiding' | 'voided';

/** From which last verdict (`none`: nobody has said anything yet) each may follow, and who may say it. */
const law: Readonly<Record<Verdict, { by: 'above' | 'own'; from: readonly (Verdict | 'none')[] }>> = {
  accepted: { by: 'above', from: ['none', 'pending', 'returned', 'reported', 'voiding'] },
  // Several fields are returned one after the other.
  returned: { by: 'above', from: ['none', 'pending', 'accepted', 'returned', 'reported', 'voiding'] },
  voided: { by: 'above', from: ['voiding'] },
  pending: { by: 'own', from: ['none', 'accepted', 'pending', 'reported'] },
  reported: { by: 'own', from: ['returned'] },
  voiding: { by: 'own', from: ['none', 'pending', 'accepted', 'returned', 'reported'] },
};

const verdicts = Object.keys(law) as Verdict[]; // the keys of the law

const words: Readonly<Record<Verdict | 'none', string>> = {
  none: '待核', pending: '待核', accepted: '已核', returned: '退回修改', reported: '已重报', voiding: '申请作废', voided: '已作废',
};

export function verdictOf(value: unknown): Verdict | null {
  const key = typeof value === 'string' ? value.slice(value.lastIndexOf('.') + 1) : '';
  return verdicts.find((one) => one === key) ?? null;
}

/** What may be said next about a record, by an office above the one that wrote it, or by that office itself (office.md, review). */
export function allowedVerdicts(last: string | null, by: 'above' | 'own'): Verdict[] {
  const now = last === null ? 'none' : (verdictOf(last) ?? 'none');
  return verdicts.filter((verdict) => law[verdict].by === by && law[verdict].from.includes(now));
}

/** A review must be possible where the record stands, by an office of this level, with what it needs. */
export function checkReviewRow({ after, level, today, read, parts, levelOf, kindOf }: CheckContext): FieldProblem[] {
  const id = textOf(after['subject']) ?? '';
  const kind = kindOf(id);
  const subject = kind === null ? null : read(kind, id);
  if (kind === null || !subject) return [problem('subject', '找不到要审核的记录，可能已被删除。')];
  const verdict = verdictOf(keyOf(after['verdict']));
  if (verdict === null) return [problem('verdict', '请选审核意见。')];
  const author = levelOf(subject.site);
  const by = author !== null && compareLevels(level, author) > 0 ? 'above' : 'own';
  const last = lastVerdict(parts('review', 'subject', id));
  if (!allowedVerdicts(last, by).includes(verdict)) {
    if (law[verdict].by !== by) return [problem('verdict', by === 'above' ? `“${words[verdict]}”由报送单位自己登记。` : '本单位的记录由上级政协审核，自己不能审核。')];
    return [problem('verdict', `这条记录现在是“${words[last === null ? 'none' : (verdictOf(last) ?? 'none')]}”，不能再“${words[verdict]}”。`)];
  }
  const found: FieldProblem[] = [];
  const on = textOf(after['on']) ?? '';
  if (on > today) found.push(problem('on', '日期在今天之后，请核对。'));
  const field = textOf(after['field']);
  if (field !== null && !entityOf(kind).fields[field]) found.push(problem('field', `${entityOf(kind).label}没有这一栏，请重新选择。`));
  if (verdict === 'returned') {
    if (!filled(textOf(after['reason']))) found.push(problem('reason', '请写退回修改的理由，让填报的人知道改什么。'));
    const due = textOf(after['dueOn']);
    if (due !== null && due < on) found.push(problem('dueOn', '修改期限在退回日期之前，请核对。'));
  }
  if ((verdict === 'voiding' || verdict === 'pending') && !filled(textOf(after['reason']))) found.push(problem('reason', verdict === 'voiding' ? '请写申请作废的理由。' : '请写修改的理由。'));
  return found;
}
