import type { MeetingData, OfficeSettings } from '#shared/papers/meetingData.ts';
import { headcountOf } from '#shared/papers/nameLists.ts';
import type { Fact, SignInPaper } from '#shared/papers/paper.ts';
import { noticeWhen } from '#shared/papers/phrases.ts';
import { withoutPrivate } from '#shared/papers/privacy.ts';
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

/** Empty rows below `named` ones: at least three for those who come unasked, and the last page full. */
export function blankRowsFor(named: number): number {
  const wanted = named + spare;
  const { only, first, next } = signInPageRows;
  return (wanted <= only ? only : first + Math.max(1, Math.ceil((wanted - first) / next)) * next) - named;
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
  return {
    kind: 'signIn',
    practice: office.practice,
    title: `${line(meeting.title)}签到表`,
    facts: facts.flatMap(([label, text]) => (text === '' ? [] : [{ label, text }])),
    rows: people.map((one) => ({
      name: paddedName(line(one.name)),
      duty: line(one.duty),
      capacity: line(one.capacity),
      phone: line(one.phone),
      arrivedAt: one.arrivedAt ?? '',
      note: one.stateId === 'attendanceState.excused' ? '请假' : line(one.note),
    })),
    blankRows: blankRowsFor(people.length),
    totals,
  };
}
