import { addDays, type Day } from '#shared/rules/day.ts';
import { type Calendar, calendarOf } from '#shared/rules/workingDays.ts';

/** First and last day off, and the name; then the weekend days worked instead. As the yearly notices print them. */
type Holiday = readonly [name: string, first: Day, last: Day, ...work: Day[]];

/**
 * Holidays by the notices of the State Council's General Office: 国办发明电〔2023〕7号 (2024), 〔2024〕12号 (2025), and the notice of
 * 4 November 2025 (2026). Compared day by day with npm chinese-days 1.5.7. Later years are typed in or imported by the
 * county and sent down.
 */
const holidays: Readonly<Record<number, readonly Holiday[]>> = {
  2024: [
    ['元旦', '2024-01-01', '2024-01-01'],
    ['春节', '2024-02-10', '2024-02-17', '2024-02-04', '2024-02-18'],
    ['清明节', '2024-04-04', '2024-04-06', '2024-04-07'],
    ['劳动节', '2024-05-01', '2024-05-05', '2024-04-28', '2024-05-11'],
    ['端午节', '2024-06-10', '2024-06-10'],
    ['中秋节', '2024-09-15', '2024-09-17', '2024-09-14'],
    ['国庆', '2024-10-01', '2024-10-07', '2024-09-29', '2024-10-12'],
  ],
  2025: [
    ['元旦', '2025-01-01', '2025-01-01'],
    ['春节', '2025-01-28', '2025-02-04', '2025-01-26', '2025-02-08'],
    ['清明节', '2025-04-04', '2025-04-06'],
    ['劳动节', '2025-05-01', '2025-05-05', '2025-04-27'],
    ['端午节', '2025-05-31', '2025-06-02'],
    ['国庆、中秋', '2025-10-01', '2025-10-08', '2025-09-28', '2025-10-11'],
  ],
  2026: [
    ['元旦', '2026-01-01', '2026-01-03', '2026-01-04'],
    ['春节', '2026-02-15', '2026-02-23', '2026-02-14', '2026-02-28'],
    ['清明节', '2026-04-04', '2026-04-06'],
    ['劳动节', '2026-05-01', '2026-05-05', '2026-05-09'],
    ['端午节', '2026-06-19', '2026-06-21'],
    ['中秋节', '2026-09-25', '2026-09-27'],
    ['国庆', '2026-10-01', '2026-10-07', '2026-09-20', '2026-10-10'],
  ],
};

function rowsOf([name, first, last, ...work]: Holiday) {
  const rows: { on: Day; kind: 'off' | 'work'; name: string }[] = work.map((on) => ({ on, kind: 'work', name }));
  for (let on = first; on <= last; on = addDays(on, 1)) rows.push({ on, kind: 'off', name });
  return rows;
}

/** The rows of the shipped tables: what a fresh data folder is seeded with. */
export const shippedCalendarRows = Object.values(holidays).flatMap((year) => year.flatMap(rowsOf));

/** The calendar that a fresh installation works by. */
export const shippedCalendar: Calendar = calendarOf(Object.keys(holidays).map(Number), shippedCalendarRows);
