import { runsText, type RichText } from '#shared/richText.ts';
import { clause } from '#shared/papers/phrases.ts';
import { makeDay } from '#shared/rules/day.ts';
import { parseChineseNumber } from '#shared/rules/numerals.ts';
import { halfWidth } from '#shared/rules/text.ts';

/** What a line of 议定事项 says, read back from the words in which `draftMinutesBody` writes it. */
export interface DecisionWords {
  text: string;
  organisation: string | null;
  deadlineOn: string | null;
  deadlineDays: number | null;
  /** The days are working days. */
  working: boolean;
}

const who = /(?:^|[。，；,;])由([^，。；,;]{2,40}?)(?:负责|牵头)/;
const until = /于?(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:前|之前|以前|底前)/;
const within = /(\d{1,3}|[一二两三四五六七八九十百]{1,4})个?(工作日|日|天)(?:内|以内|之内)/;

/** `year` is of the meeting, for a day that names none. */
export function readDecision(line: string, year: number): DecisionWords {
  const words = halfWidth(line.trim());
  const duty = who.exec(words);
  const day = until.exec(words);
  const days = within.exec(words);
  const starts = [duty, day, days].flatMap((found) => (found ? [found.index] : []));
  const cut = duty ? duty.index : Math.min(...starts, words.length);
  // A limit in the middle of the sentence is part of it; behind the full stop it is the duty.
  const before = words.slice(0, duty || /[。；]\s*$/.test(words.slice(0, cut)) ? cut : words.length);
  const n = days ? (/^\d+$/.test(days[1] ?? '') ? Number(days[1]) : parseChineseNumber(days[1] ?? '')) : null;
  return {
    text: clause(before),
    organisation: duty?.[1]?.trim() ?? null,
    deadlineOn: day ? makeDay(Number(day[1] ?? year), Number(day[2]), Number(day[3])) : null,
    deadlineDays: day ? null : n,
    working: days?.[2] === '工作日',
  };
}

/** The numbered lines under the heading 议定事项; none where the paper has no such section. */
export function decisionLines(text: RichText): string[] {
  const at = text.blocks.findIndex((block) => (block.type === 'heading' || block.type === 'paragraph') && /^(?:会议)?议定(?:事项|：|如下)/.test(runsText(block.runs).trim()));
  if (at < 0) return [];
  const end = text.blocks.findIndex((block, i) => i > at && block.type === 'heading' && block.level === 1);
  return text.blocks.slice(at, end < 0 ? undefined : end).flatMap((block) => (block.type === 'list' && block.ordered ? block.items.map(runsText) : []));
}
