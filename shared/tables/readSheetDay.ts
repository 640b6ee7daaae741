import { type Day, dayFromSerial, formatDay, makeDay } from '#shared/rules/day.ts';
import { numeralChars } from '#shared/rules/numerals.ts';
import { parseDay } from '#shared/rules/parseDay.ts';
import type { GridCell } from '#shared/tables/grid.ts';

/** `note`: the paper says less, or more, than one day, and this is how it was read; a person looks at it before it counts. */
export type SheetDay = { value: Day; note?: string } | { error: string };

const digit = `[\\d${numeralChars}]`;
const withoutYear = new RegExp(`^${digit}{1,3}[-./月]${digit}{1,3}[日号]?$`);
const monthOnly = new RegExp(`^(${digit}{4})(?:年|[-./])(${digit}{1,3})月?份?$`);
/** Serials between 1970 and 2099: outside these a bare number of five digits is more likely something else. */
const serials = { from: 25_569, to: 73_050 };

const plainOf = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

function firstOfMonth(year: number, month: number, shown: string): SheetDay {
  const value = makeDay(year, month, 1);
  return value === null ? { error: `看不懂日期“${shown}”` } : { value, note: `“${shown}”没有写哪一天，按${formatDay(value)}记` };
}

function readNumber(value: number, serial: number, shown: string, today: Day): SheetDay {
  if (Number.isInteger(serial) && serial >= serials.from && serial <= serials.to) {
    const day = dayFromSerial(serial);
    if (day !== null) return { value: day };
  }
  return readText(Number.isInteger(value) ? String(value) : shown, null, today);
}

function readText(shown: string, year: number | null, today: Day): SheetDay {
  const text = plainOf(shown).replace(/(上午|下午|晚上|之前|以前|前)$/, '');
  if (/^\d{4}\.1$/.test(text)) return { error: `“${shown}”可能是1月，也可能是10月（末尾的0被表格去掉了），请写明年月日` };
  if (/^\d{4}年?$/.test(text)) return { error: `“${shown}”只写了年份，没有写明是哪一天` };
  const six = /^((?:19|20)\d\d)(0[1-9]|1[0-2])$/.exec(text);
  if (six) return firstOfMonth(Number(six[1]), Number(six[2]), shown);
  const month = monthOnly.exec(text);
  if (month && !withoutYear.test(text)) {
    const first = parseDay(`${month[1]}年${month[2]}月1日`, today);
    return 'error' in first ? { error: first.error } : firstOfMonth(Number(first.day.slice(0, 4)), Number(first.day.slice(5, 7)), shown);
  }
  if (withoutYear.test(text)) {
    if (year === null) return { error: `“${shown}”没有写年份，请在“对应栏目”那一步选定是哪一年` };
    const read = parseDay(text, `${year}-12-31`);
    return 'error' in read ? read : { value: read.day };
  }
  if (/^(今|明|后|昨|前|当|大前|大后)[天日]$|(周|星期|礼拜)[一二三四五六日天]$/.test(text) && !/\d/.test(text)) return { error: `“${shown}”不是具体日期，请写明年月日` };
  const read = parseDay(text, today);
  if (!('error' in read)) return { value: read.day };
  const start = /^(.{6,}?)(?:至|到|--|-|—|–|~|、|,)(.+)$/.exec(text);
  if (!start?.[1]) return read;
  const first = parseDay(start[1], today);
  if ('error' in first || withoutYear.test(start[1])) return read;
  return { value: first.day, note: `“${shown}”写的是一段时间，按第一天${formatDay(first.day)}记` };
}

/**
 * Reads a day as old sheets hold it: a real date, its serial number, or any way of writing it that `parseDay` knows. What names no
 * year takes that of the sheet (`year`), or is refused. Relative words are refused: they meant the day they were written on.
 */
export function readSheetDay(cell: GridCell, year: number | null, today: Day): SheetDay {
  if (cell.day !== undefined) {
    if (monthOnly.test(plainOf(cell.text)) && cell.day.endsWith('-01')) return firstOfMonth(Number(cell.day.slice(0, 4)), Number(cell.day.slice(5, 7)), cell.text);
    return { value: cell.day };
  }
  if (cell.number !== undefined) return readNumber(cell.number, cell.serial ?? cell.number, cell.text, today);
  return readText(cell.text.trim(), year, today);
}
