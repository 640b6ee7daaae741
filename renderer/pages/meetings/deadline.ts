import type { Day } from '#shared/rules/day.ts';
import { parseDay } from '#shared/rules/parseDay.ts';
import { type FoundLimit, limitOfLine, type TimeLimit } from '#shared/rules/timeLimit.ts';

/**
 * Reads `10-31`, `10个工作日`, `10`, `30天`, `6月底前`, `两周`: a bare number is working days, as offices mean it. Words that
 * name no day count from `heldOn`, the meeting's.
 */
export function readDeadline(text: string, today: Day, heldOn: Day): { value: TimeLimit } | { error: string } {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  const counted = /^(\d{1,4})(个?工作日|个?自然日|天)?(?:内|以内|之内)?$/.exec(plain);
  if (counted) {
    const days = Number(counted[1]);
    if (days < 1 || days > 1000) return { error: '天数请填1到1000' };
    return { value: { days, kind: counted[2]?.endsWith('工作日') || counted[2] === undefined ? 'working' : 'natural' } };
  }
  const day = parseDay(text, today);
  const said = 'day' in day ? null : wholeLimit(plain, heldOn);
  if (said) return 'limit' in said ? { value: said.limit } : { error: `“${text.trim()}”：${said.doubt}，请写日期。` };
  return 'day' in day ? { value: { on: day.day } } : { error: `${day.error}也可以写“10个工作日”。` };
}

/** The limit that the words are, as they stand or with the 前 or 内 that nobody types. */
function wholeLimit(words: string, heldOn: Day): FoundLimit | null {
  // A bare month is none: nobody knows whether it may be used up.
  const end = /(?:周|星期|礼拜|个月|半年)$/.test(words) ? '内' : words.endsWith('月') ? '' : '前';
  for (const whole of [words, words + end]) {
    const found = limitOfLine(whole, heldOn);
    if (found?.words === whole) return found;
  }
  return null;
}

export function deadlineText(deadline: TimeLimit): string {
  return 'on' in deadline ? deadline.on : `${deadline.days}${deadline.kind === 'working' ? '个工作日' : '天'}`;
}
