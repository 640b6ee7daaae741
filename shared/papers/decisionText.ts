import { runsText, type RichText } from '#shared/richText.ts';
import { clause } from '#shared/papers/phrases.ts';
import type { Day } from '#shared/rules/day.ts';
import { halfWidth } from '#shared/rules/text.ts';
import { limitOfLine } from '#shared/rules/timeLimit.ts';

/** What a line of 议定事项 says, read back from the words in which `draftMinutesBody` writes it, or an office's own. */
export interface DecisionWords {
  text: string;
  organisation: string | null;
  deadlineOn: string | null;
  deadlineDays: number | null;
  /** The days are working days. */
  working: boolean;
  /** A time limit that can be meant in more than one way: its words, and why nothing is read from them. */
  doubt: { words: string; why: string } | null;
}

const who = /(?:^|[。，；,;])由([^，。；,;]{2,40}?)(?:负责|牵头)/;

/** `heldOn` is the meeting's day, for a limit that names no year or counts from it. */
export function readDecision(line: string, heldOn: Day): DecisionWords {
  const words = halfWidth(line.trim());
  const duty = who.exec(words);
  const found = limitOfLine(words, heldOn);
  const limit = found && 'limit' in found ? found.limit : null;
  const starts = [...(duty ? [duty.index] : []), ...(found && limit ? [found.at] : [])];
  const cut = duty ? duty.index : Math.min(...starts, words.length);
  // A limit in the middle of the sentence is part of it; behind the full stop it is the duty.
  const before = words.slice(0, duty || /[。；]\s*$/.test(words.slice(0, cut)) ? cut : words.length);
  return {
    text: clause(before),
    organisation: duty?.[1]?.trim() ?? null,
    deadlineOn: limit && 'on' in limit ? limit.on : null,
    deadlineDays: limit && 'days' in limit ? limit.days : null,
    working: limit !== null && 'days' in limit && limit.kind === 'working',
    doubt: found && 'doubt' in found ? { words: found.words, why: found.doubt } : null,
  };
}

/** The numbered lines under the heading 议定事项; none where the paper has no such section. */
export function decisionLines(text: RichText): string[] {
  const at = text.blocks.findIndex((block) => (block.type === 'heading' || block.type === 'paragraph') && /^(?:会议)?议定(?:事项|：|如下)/.test(runsText(block.runs).trim()));
  if (at < 0) return [];
  const end = text.blocks.findIndex((block, i) => i > at && block.type === 'heading' && block.level === 1);
  return text.blocks.slice(at, end < 0 ? undefined : end).flatMap((block) => (block.type === 'list' && block.ordered ? block.items.map(runsText) : []));
}
