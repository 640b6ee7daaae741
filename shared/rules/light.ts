import { type Day, daysBetween } from '#shared/rules/day.ts';
import { type Calendar, workingDaysBetween } from '#shared/rules/workingDays.ts';

export type Light = 'none' | 'green' | 'yellow' | 'red' | 'done';

export interface Thresholds {
  /** Yellow when fewer working days than this are left. */
  yellowDays: number;
}

export interface DeadlineState {
  light: Light;
  /** 正常, 临期, 逾期3天, 未定期限, 已办结: said beside the colour, for a black-and-white print and for colour-blind eyes. */
  words: string;
  /** Working days left, 0 on the last day; null without a deadline or when done; natural days overdue as a negative number. */
  left: number | null;
}

/** Colours and words by light; a county's own scheme (蓝、黄、红 in some) is settings data of this shape. */
export type LightScheme = Readonly<Record<Light, { colour: string; label: string }>>;

/** The scheme shipped (county practice, configurable). */
export const shippedLights: LightScheme = {
  none: { colour: '#8c8c8c', label: '未定期限' },
  green: { colour: '#237804', label: '正常' },
  yellow: { colour: '#ad6800', label: '临期' },
  red: { colour: '#cf1322', label: '逾期' },
  done: { colour: '#595959', label: '已办结' },
};

/**
 * The light of a matter: yellow when fewer than a set number of working days are left, red from the day after the deadline,
 * counted in natural days (county practice, configurable). A suspended matter has no deadline: pass its review day, or null.
 */
export function deadlineState(
  deadlineOn: Day | null,
  closed: boolean,
  today: Day,
  thresholds: Thresholds,
  calendar: Calendar,
  scheme: LightScheme = shippedLights,
): DeadlineState {
  const state = (light: Light, left: number | null, more = ''): DeadlineState => ({ light, words: `${scheme[light].label}${more}`, left });
  if (closed) return state('done', null);
  if (deadlineOn === null) return state('none', null);
  if (today > deadlineOn) {
    const over = daysBetween(deadlineOn, today);
    return state('red', -over, `${over}天`);
  }
  const left = workingDaysBetween(today, deadlineOn, calendar);
  return state(left < thresholds.yellowDays ? 'yellow' : 'green', left);
}
