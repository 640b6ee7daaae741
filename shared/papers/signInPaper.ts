import type { MeetingData, OfficeSettings } from '#shared/papers/meetingData.ts';
import { headcountOf } from '#shared/papers/nameLists.ts';
import type { Fact, SignInPaper, SignInRow } from '#shared/papers/paper.ts';
import { noticeWhen } from '#shared/papers/phrases.ts';
import { withoutPrivate } from '#shared/papers/privacy.ts';
import { charWidth, titleAcross, titleLines } from '#shared/papers/typesetting.ts';
import { cleanText, paddedName } from '#shared/rules/text.ts';

/** The columns and their widths in millimetres on A4 across (257 mm between margins of 20). */
export const signInColumns = [
  ['序号', 13],
  ['姓名', 25],
  ['单位及职务（界别）', 68],
  ['身份', 34],
  ['电话', 36],
  ['签到时间', 25],
  ['签名', 32],
  ['备注', 24],
] as const;

/** Millimetres. */
export const signInRowHeight = 9;

/** Rows that a page holds below its heads: of a sheet of one page, of the first of several, of each further one. */
export const signInPageRows = { only: 15, first: 16, next: 17 } as const;

const spare = 3;

/**
 * Empty rows below those of the given heights, each in rows (1: a row of one line): at least three for those who come unasked,
 * and the last page full. `head`: how many rows a long title and long facts take from the first page.
 */
export function blankRowsFor(heights: readonly number[], head = 0): number {
  const only = signInPageRows.only - head;
  const total = heights.reduce((sum, height) => sum + height, 0);
  if (total + spare <= only) return Math.floor(only - total);
  let room = signInPageRows.first - head;
  let pages = 1;
  const newPage = () => {
    room = signInPageRows.next;
    pages += 1;
  };
  for (const height of heights) {
    if (height > room) newPage();
    room -= height;
  }
  const rest = Math.floor(room);
  // The totals stand below the last page, so a sheet that is longer than one page has at least two.
  return pages > 1 && rest >= spare ? rest : rest + signInPageRows.next;
}

/** Lines of a text in full-width characters of 12 pt, in a column of so many millimetres. */
const linesIn = (text: string, width: number): number => Math.max(1, Math.ceil(charWidth(text) / Math.floor(((width - 2) * 72) / 25.4 / 12)));
/** The height of a row, in rows: each line is 14 pt, with half a millimetre above and below. */
const rowOf = (row: SignInRow): number => {
  const lines = Math.max(...[row.name, row.duty, row.capacity, row.phone, '', '', row.note].map((text, i) => linesIn(text, signInColumns[i + 1]?.[1] ?? 24)));
  return lines === 1 ? 1 : Math.max(1, ((lines * 14 * 25.4) / 72 + 1.2) / signInRowHeight);
};
/** Facts at 14 pt, two characters apart, as many in a line as fit 257 mm. */
function factLines(facts: readonly Fact[]): number {
  let lines = 1;
  let used = 0;
  for (const fact of facts) {
    const width = charWidth(`${fact.label}：${fact.text}`);
    if (used > 0 && used + 2 + width > 52) [lines, used] = [lines + 1, 0];
    lines += Math.ceil(width / 52) - 1;
    used += (used > 0 ? 2 : 0) + width;
  }
  return lines;
}

/** The sign-in sheet. Before the meeting 实到 and 请假 stay empty for the pen; a person kept private has an empty name. */
export function buildSignInPaper(original: MeetingData, office: OfficeSettings): SignInPaper {
  const data = withoutPrivate(original);
  const { meeting } = data;
  const line = (value: string | null) => cleanText(value ?? '', { line: true });
  const { due, present, excused } = headcountOf(data);
  const marked = present + excused > 0;
  const people = data.attendance;
  const facts: [string, string][] = [
    ['时间', noticeWhen(meeting.heldOn, meeting.startAt)],
    ['地点', line(meeting.location ?? meeting.place)],
    ['主持人', line(meeting.chair)],
  ];
  const count = (n: number) => (marked ? String(n) : '');
  const totals: Fact[] = meeting.light
    ? [{ label: '参加', text: '' }]
    : [{ label: '应到', text: due > 0 ? String(due) : '' }, { label: '实到', text: count(present) }, { label: '请假', text: count(excused) }];
  const title = `${line(meeting.title)}签到表`;
  const shown = facts.flatMap(([label, text]) => (text === '' ? [] : [{ label, text }]));
  const rows = people.map((one) => ({
    name: paddedName(line(one.name)),
    duty: line(one.duty),
    capacity: line(one.capacity),
    phone: line(one.phone),
    arrivedAt: one.arrivedAt ?? '',
    note: one.stateId === 'attendanceState.excused' ? '请假' : line(one.note),
  }));
  const above = ((titleLines(title, titleAcross).length - 1) * 32 + (factLines(shown) - 1) * 21) * (25.4 / 72);
  return {
    kind: 'signIn',
    practice: office.practice,
    title,
    facts: shown,
    rows,
    blankRows: blankRowsFor(rows.map(rowOf), above / signInRowHeight),
    totals,
  };
}
