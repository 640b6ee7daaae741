import { addDays, type Day, daysBetween } from '#shared/rules/day.ts';
import { addWorkingDays, type Calendar } from '#shared/rules/workingDays.ts';

export type Light = 'none' | 'green' | 'yellow' | 'red' | 'done';

/** Colours (`#rrggbb`) and words by light; a county's own scheme (蓝、黄、红 in some) is settings data of this shape. */
export type LightScheme = Readonly<Record<Light, { colour: string; label: string }>>;

/** The scheme shipped (county practice, configurable). */
export const shippedLights: LightScheme = {
  none: { colour: '#8c8c8c', label: '未定期限' },
  green: { colour: '#237804', label: '正常' },
  yellow: { colour: '#ad6800', label: '临期' },
  red: { colour: '#cf1322', label: '逾期' },
  done: { colour: '#595959', label: '已办结' },
};

/** The last deadline that shines yellow today: fewer than `yellowDays` working days are left (county practice, configurable). */
export function dueSoonUntil(today: Day, yellowDays: number, calendar: Calendar): Day {
  return addDays(addWorkingDays(today, yellowDays, calendar).day, -1);
}

export interface ShownLight {
  light: Light;
  /** 正常, 临期, 逾期3天, 未定期限, 已办结: said beside the colour, for a black-and-white print and for colour-blind eyes. */
  word: string;
  colour: string;
}

/**
 * How a deadline stands, apart from the state of the work: red from the day after it, counted in natural days. `soon` is
 * dueSoonUntil: the word in a row and the count of what is due soon then always agree. A suspended matter has its review day.
 */
export function lightOf(deadlineOn: Day | null, open: boolean, today: Day, soon: Day, scheme: LightScheme): ShownLight {
  const light: Light = !open ? 'done' : deadlineOn === null ? 'none' : deadlineOn < today ? 'red' : deadlineOn <= soon ? 'yellow' : 'green';
  const { colour, label } = scheme[light];
  return { light, colour, word: light === 'red' && deadlineOn !== null ? `${label}${daysBetween(deadlineOn, today)}天` : label };
}
