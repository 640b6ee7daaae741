import type { Row } from '#shared/contract/records.ts';
import { daysBetween, formatDay } from '#shared/rules/day.ts';
import type { Light, LightScheme } from '#shared/rules/light.ts';

/** How the deadline stands, apart from the state of the work. */
export interface ShownDeadline {
  light: Light;
  /** 正常, 临期, 逾期3天, 未定期限: the word beside the lamp. */
  word: string;
  /** 2026年10月16日, and what it is the day of. */
  day: string;
}

/**
 * The light of a row of a list. `dueSoonUntil` is the session's: today moved on by the yellow threshold in working days, so that
 * the word in the row and the count of the tab 临期 always agree. A suspended matter shows the day of its next review.
 */
export function shownDeadline(row: Pick<Row, string>, today: string, dueSoonUntil: string, scheme: LightScheme): ShownDeadline {
  const deadline = typeof row['deadlineOn'] === 'string' ? row['deadlineOn'] : null;
  const day = deadline === null ? '' : formatDay(deadline);
  const light = lightOf(deadline, row['open'] === true, today, dueSoonUntil);
  const over = light === 'red' && deadline !== null ? `${daysBetween(deadline, today)}天` : '';
  return { light, word: `${scheme[light].label}${over}`, day };
}

function lightOf(deadline: string | null, open: boolean, today: string, dueSoonUntil: string): Light {
  if (!open) return 'done';
  if (deadline === null) return 'none';
  if (deadline < today) return 'red';
  return deadline <= dueSoonUntil ? 'yellow' : 'green';
}
