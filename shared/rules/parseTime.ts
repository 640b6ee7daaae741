import { parseChineseNumber } from '#shared/rules/numerals.ts';

export type ParsedTime = { time: string } | { error: string };

/**
 * Reads a time of day as clerks write it (county practice): 9:30, 9：30, 0930, 9点, 9点半, 9点一刻, 15时30分, 下午3点,
 * 上午九点. Answers `HH:MM`; without 下午 or 晚上 hours are of the 24-hour clock.
 */
export function parseTime(text: string): ParsedTime {
  const error = { error: `看不懂时间“${text.trim()}”，请写成“9:30”或“下午3点”的样子。` };
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  const half = /^(凌晨|早上|早晨|上午|中午|下午|晚上|晚)?(.*)$/.exec(plain);
  const rest = half?.[2] ?? '';
  const numbers = rest.replace(/[零〇一二两三四五六七八九十]+(?=[点时分])|(?<=[点时])[零〇一二三四五六七八九十]+$/g, (run) =>
    String(parseChineseNumber(run) ?? run),
  );
  const m =
    /^(\d{1,2})[:.](\d\d)(?::\d\d)?$/.exec(numbers) ??
    /^(\d{1,2})(\d\d)$/.exec(numbers) ??
    /^(\d{1,2})[点时](?:整|半|一刻|三刻|(\d{1,2})分?)?$/.exec(numbers);
  if (!m) return error;
  const spoken = numbers.endsWith('半') ? 30 : numbers.endsWith('一刻') ? 15 : numbers.endsWith('三刻') ? 45 : null;
  const minute = spoken ?? Number(m[2] ?? 0);
  let hour = Number(m[1]);
  const part = half?.[1] ?? '';
  if (['下午', '晚上', '晚'].includes(part) && hour >= 1 && hour < 12) hour += 12;
  if (part === '中午' && hour >= 1 && hour < 3) hour += 12;
  if (hour > 23 || minute > 59) return error;
  return { time: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` };
}
