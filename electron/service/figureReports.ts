import type { ClosingOperations, MonthReport } from '#shared/contract/closing.ts';
import { formatMonthDay } from '#shared/rules/day.ts';
import type { Context } from '#electron/service/context.ts';
import { officeOf } from '#electron/service/office.ts';
import { placesUnder } from '#electron/storage/figures.ts';
import { type IssuedRow, listIssued } from '#electron/storage/issued.ts';

function reportOf(month: string, report: IssuedRow | undefined, today: string): MonthReport {
  if (report) return { issued: report.id, words: report.zero === 1 ? '零报告' : `${formatMonthDay(report.issuedOn)}已报`, tone: 'green' };
  // The running month is reported when it is over.
  if (month >= today.slice(0, 7)) return { issued: null, words: '', tone: 'grey' };
  return { issued: null, words: '未报', tone: 'orange' };
}

/** By township and month the report that stands; in a township its own line alone. A zero report is a report. */
export function monthReports(context: Context, year: number): ClosingOperations['getMonthReports'] {
  const { engine } = context.store;
  const office = officeOf(context);
  if (!office) return { rows: [] };
  const reports = new Map(listIssued(engine, 'issuedKind.month').filter((one) => one.voidedOn === null).map((one) => [`${one.place ?? ''} ${one.from.slice(0, 7)}`, one]));
  const places = office.level === 'township' ? [{ id: office.place, name: office.placeName }] : placesUnder(engine, office.place);
  const months = Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);
  return { rows: places.map(({ id, name }) => ({ place: id, name, months: months.map((month) => reportOf(month, reports.get(`${id} ${month}`), context.today())) })) };
}
