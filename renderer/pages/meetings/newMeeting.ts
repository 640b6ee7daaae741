import type { Row, Write } from '#shared/contract/records.ts';
import type { FieldValue } from '#shared/fields.ts';
import { addDays, type Day, makeDay, monthLength, weekday } from '#shared/rules/day.ts';
import { keysBetween } from '#shared/rules/orderKey.ts';
import { textOf } from '#renderer/pages/meetings/parts.ts';

type Values = Readonly<Record<string, FieldValue>>;

const filled = (values: Readonly<Record<string, FieldValue | undefined>>): Values =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, FieldValue] => entry[1] !== undefined && entry[1] !== null && entry[1] !== ''));

/** 关于…的协商会: the topic's title without its own 关于 and 的建议. */
export function titleFromTopics(topics: readonly Row[]): string {
  const [first] = topics;
  if (!first) return '';
  const bare = textOf(first, 'title').trim().replace(/^关于/, '').replace(/的?(建议|提议|意见|请求|诉求)$/, '').replace(/[。？！]$/, '');
  return `关于${bare}${topics.length > 1 ? '等议题' : ''}的协商会`;
}

export function meetingFromTopics(topics: readonly Row[]): Values {
  const [first] = topics;
  return filled({ title: titleFromTopics(topics), topics: topics.map((one) => one.id), place: first?.['place'], form: first?.['form'], parties: first?.['parties'] });
}

/** The same day of the next month, or its last; moved on by further months until it is not past. */
export function nextMeetingDay(last: Day, today: Day): Day {
  const [year = 2000, month = 1, date = 1] = last.split('-').map(Number);
  for (let n = 1; n <= 240; n += 1) {
    const y = year + Math.floor((month - 1 + n) / 12);
    const m = ((month - 1 + n) % 12) + 1;
    const day = makeDay(y, m, Math.min(date, monthLength(y, m)));
    if (day === null || day < today) continue;
    // A monthly meeting that would fall on a weekend is held on the Monday after it.
    return weekday(day) === 6 ? addDays(day, 2) : weekday(day) === 7 ? addDays(day, 1) : day;
  }
  return addDays(today, 1);
}

/** The title with the month and year that it names moved to the new day. */
export function retitled(title: string, from: Day, to: Day): string {
  const [oldYear = '', oldMonth = ''] = from.split('-');
  const [year = '', month = ''] = to.split('-');
  return title.replace(`${oldYear}年`, `${year}年`).replace(new RegExp(`(?<!\\d)0?${Number(oldMonth)}月`), `${Number(month)}月`);
}

const copied = [
  'startAt', 'endAt', 'location', 'place', 'form', 'level', 'mode', 'category', 'brand', 'council', 'studio', 'organiser', 'parties', 'chair', 'recorder',
  'convener', 'reporter', 'invited', 'contact', 'phone', 'requirements', 'light', 'privacy',
] as const;

/** A new meeting like the last one; what was said and done there stays there. */
export function meetingFromLast(last: Row, today: Day): Values {
  const heldOn = nextMeetingDay(textOf(last, 'heldOn'), today);
  return filled({
    ...Object.fromEntries(copied.map((key) => [key, last[key]])),
    heldOn,
    title: retitled(textOf(last, 'title'), textOf(last, 'heldOn'), heldOn),
    previous: last.id,
  });
}

const people = ['member', 'name', 'duty', 'capacity', 'party', 'role', 'phone', 'privacy'] as const;
const items = ['title', 'speaker', 'minutes'] as const;

/** Agenda and attendance list of the last meeting for the new one: nobody has come yet, guests of that day are not expected again. */
export function copiedParts(meeting: string, agenda: readonly Row[], attendance: readonly Row[]): Write[] {
  const expected = attendance.filter((one) => one['role'] !== 'attendanceRole.guest');
  const order = { agenda: keysBetween(null, null, agenda.length), attendance: keysBetween(null, null, expected.length) };
  return [
    ...agenda.map((one, i): Write => ({
      entity: 'agenda',
      id: null,
      set: { meeting, order: order.agenda[i] ?? '', ...filled(Object.fromEntries(items.map((key) => [key, one[key]]))) },
    })),
    ...expected.map((one, i): Write => ({
      entity: 'attendance',
      id: null,
      set: { meeting, order: order.attendance[i] ?? '', state: 'attendanceState.expected', ...filled(Object.fromEntries(people.map((key) => [key, one[key]]))) },
    })),
  ];
}

/** True when two meetings are of one series: the same council, or without one the same place. */
export function sameSeries(a: Row, b: Row): boolean {
  return textOf(a, 'council') !== '' ? a['council'] === b['council'] : textOf(b, 'council') === '' && a['place'] === b['place'];
}

/** The latest of each series, for 复制上次. */
export function latestOfSeries(meetings: readonly Row[]): Row[] {
  const latest: Row[] = [];
  for (const one of meetings.toSorted((a, b) => textOf(b, 'heldOn').localeCompare(textOf(a, 'heldOn')))) {
    if (textOf(one, 'cancelledOn') === '' && !latest.some((known) => sameSeries(known, one))) latest.push(one);
  }
  return latest;
}

export function topicIds(query: string | undefined): readonly string[] {
  return (query ?? '').split(',').filter((id) => id !== '');
}

