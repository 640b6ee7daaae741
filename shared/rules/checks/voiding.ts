import type { FieldProblem } from '#shared/failure.ts';
import type { CheckContext } from '#shared/rules/checkContext.ts';
import { formatDay } from '#shared/rules/day.ts';

const filled = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** What is voided says when and why, not before it was signed, and stays voided. */
export function checkVoiding({ before, after, today }: CheckContext, since: string): FieldProblem[] {
  const on = after['voidedOn'];
  if (before && filled(before['voidedOn'])) {
    return on === before['voidedOn'] ? [] : [{ field: 'voidedOn', message: '已经作废的不能恢复；需要的，请另出一稿，另取新号。' }];
  }
  if (!filled(on)) return filled(after['voidReason']) ? [{ field: 'voidedOn', message: '请填作废日期。' }] : [];
  const first = after[since];
  if (on > today) return [{ field: 'voidedOn', message: '作废日期在今天之后，请核对。' }];
  if (filled(first) && on < first) return [{ field: 'voidedOn', message: `作废日期在${formatDay(first)}之前，请核对。` }];
  return filled(after['voidReason']) ? [] : [{ field: 'voidReason', message: '请写作废原因。' }];
}
