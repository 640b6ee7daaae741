import { decisionLines, readDecision } from '#shared/papers/decisionText.ts';
import { plainText, type RichText } from '#shared/richText.ts';
import { formatDay, makeDay } from '#shared/rules/day.ts';

/** What the record of a meeting says that its minutes must not contradict. */
export interface RecordedFacts {
  /** `YYYY-MM-DD`. */
  heldOn: string;
  counts: Readonly<Record<'due' | 'present' | 'excused' | 'absent', number>>;
  chair: string;
  /** Everybody on the list, with the chair and the recorder. */
  people: readonly string[];
  /** `organisation` is a name; '' where none is recorded. */
  decisions: readonly { text: string; organisation: string; hasLimit: boolean }[];
}

const counted = [['due', '应到'], ['present', '实到'], ['excused', '请假'], ['absent', '缺席']] as const;

/** A name of three characters that differs from this one in one character, the surname aside: 马玉海 for 马玉梅. */
function misspelt(text: string, name: string, people: ReadonlySet<string>): string[] {
  const [family, second, third, more] = [...name];
  if (!family || !second || !third || more !== undefined) return [];
  const found = [...text.matchAll(new RegExp(`${family}(?:${second}(?!${third})\\p{Script=Han}|(?!${second})\\p{Script=Han}${third})`, 'gu'))].map(([one]) => one);
  // What follows a shorter name that is on the list is no part of a name.
  return [...new Set(found)].filter((one) => !people.has(one) && !people.has([...one].slice(0, 2).join('')));
}

/**
 * Sentences on what the minutes' text says otherwise than the record, or leaves out: numbers of people, the day, names, and
 * of each decision its organisation and time limit. Advice: nothing is refused for it.
 */
export function againstRecord(body: RichText, facts: RecordedFacts): string[] {
  const text = plainText(body);
  if (text.trim() === '') return [];
  const found: string[] = [];
  const year = Number(facts.heldOn.slice(0, 4));

  const { due, present, excused, absent } = facts.counts;
  if (due > 0 && present + excused > 0) {
    const right = { due, present, excused, absent };
    for (const [key, word] of counted) {
      const said = [...text.matchAll(new RegExp(`${word}\\s*(\\d+)\\s*人`, 'g'))].map((m) => Number(m[1]));
      for (const wrong of new Set(said.filter((n) => n !== right[key]))) found.push(`正文写“${word}${wrong}人”，签到记录是${right[key]}人。`);
    }
  }

  const opening = /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日[^。]{0,60}召开/.exec(text);
  const opened = opening ? makeDay(Number(opening[1] ?? year), Number(opening[2]), Number(opening[3])) : null;
  if (opened !== null && opened !== facts.heldOn) found.push(`正文写${formatDay(opened)}召开，会议记录是${formatDay(facts.heldOn)}。`);

  if (facts.chair !== '' && !text.includes(facts.chair)) found.push(`正文没有写到主持人${facts.chair}。`);
  const people = new Set(facts.people);
  for (const name of people) for (const other of misspelt(text, name, people)) found.push(`名单里没有“${other}”，是不是“${name}”？`);

  const lines = decisionLines(body);
  for (const [i, line] of lines.entries()) {
    const { organisation, deadlineOn, deadlineDays, doubt } = readDecision(line, facts.heldOn);
    const missing = [...(organisation === null ? ['责任单位'] : []), ...(deadlineOn === null && deadlineDays === null && doubt === null ? ['办理时限'] : [])];
    if (missing.length > 0) found.push(`议定事项第${i + 1}项没有写${missing.join('和')}。`);
    if (doubt) found.push(`议定事项第${i + 1}项的时限“${doubt.words}”不明确：${doubt.why}。`);
  }
  for (const { text: what, organisation, hasLimit } of facts.decisions) {
    const short = what.length > 16 ? `${what.slice(0, 16)}…` : what;
    if (organisation !== '' && !text.includes(organisation)) found.push(`“${short}”的责任单位${organisation}，正文没有写到。`);
    else if (organisation === '' || !hasLimit) {
      const missing = [...(organisation === '' ? ['责任单位'] : []), ...(hasLimit ? [] : ['办理时限'])].join('和');
      if (lines.length === 0) found.push(`“${short}”还没有登记${missing}。`);
    }
  }
  return [...new Set(found)];
}
