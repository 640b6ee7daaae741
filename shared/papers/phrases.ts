import type { DecisionData, MeetingFacts } from '#shared/papers/meetingData.ts';
import { formatDay, weekdayName } from '#shared/rules/day.ts';

/** One clause of a sentence: line breaks become semicolons, the stop at the end goes. */
export function clause(text: string): string {
  return text
    .split(/\n+/)
    .map((line) => line.replace(/^[\s\u3000]+|[\s\u3000。；;，,.]+$/g, ''))
    .filter((line) => line !== '')
    .join('；');
}

/** Clauses as one sentence with its full stop; empty for none. */
export function sentence(parts: readonly string[], between = '；'): string {
  const text = parts.map(clause).filter((part) => part !== '').join(between);
  return text === '' ? '' : `${text}${/[！？”]$/.test(text) ? '' : '。'}`;
}

const clock = (time: string): string => {
  const [hour = '0', minute = '0'] = time.split(':');
  return `${Number(hour)}${Number(minute) === 0 ? '时' : `时${Number(minute)}分`}`;
};

const half = (time: string): string => {
  const hour = Number(time.slice(0, 2));
  if (hour < 6) return '凌晨';
  if (hour < 12) return '上午';
  return hour < 18 ? '下午' : '晚上';
};

/** `2026年10月9日上午9时30分`; twelve-hour clock with 上午 and 下午. */
export function whenText(day: string, time: string | null): string {
  if (!time) return formatDay(day);
  const hour = Number(time.slice(0, 2));
  const twelve = hour > 12 ? `${hour - 12}:${time.slice(3)}` : time;
  return `${formatDay(day)}${half(time)}${clock(twelve)}`;
}

/** For a notice: `2026年10月9日（星期五）上午9时`. */
export function noticeWhen(day: string, time: string | null): string {
  return whenText(day, time).replace(formatDay(day), `${formatDay(day)}（${weekdayName(day)}）`);
}

/** `于2026年10月16日前完成`, `30个工作日内完成`; empty without a limit. */
export function limitText({ deadlineOn, deadlineDays, deadlineKindId }: DecisionData): string {
  if (deadlineOn) return `于${formatDay(deadlineOn)}前完成`;
  if (!deadlineDays) return '';
  return deadlineKindId === 'deadlineKind.natural' ? `${deadlineDays}日内完成` : `${deadlineDays}个工作日内完成`;
}

/** `由县水务局牵头，县交通局、云溪乡人民政府配合，于2026年10月16日前完成`. */
export function dutyText(decision: DecisionData): string {
  const { organisation, coOrganisations, person } = decision;
  const together = coOrganisations.filter((name) => name !== organisation);
  const who = organisation ? `由${organisation}${together.length > 0 ? '牵头' : '负责'}` : '';
  return [
    who,
    together.length > 0 ? `${together.join('、')}配合` : '',
    person ? `责任人${person}` : '',
    limitText(decision),
  ]
    .filter((part) => part !== '')
    .join('，');
}

/** Who holds the meeting: organiser, council or studio as far as recorded, else the office itself. */
export function hostText(meeting: MeetingFacts, office: string): string {
  return meeting.organiser ?? meeting.council ?? meeting.studio ?? office;
}

export const quoted = (title: string): string => `“${title.replace(/“/g, '‘').replace(/”/g, '’')}”`;
