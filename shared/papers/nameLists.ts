import type { AttendanceData, MeetingData } from '#shared/papers/meetingData.ts';
import type { NameList } from '#shared/papers/paper.ts';
import { charWidth } from '#shared/papers/typesetting.ts';
import { paddedName } from '#shared/rules/text.ts';

const lineChars = 23; // 28 of a line less the two of the indent and the three of "出席："
const gap = '\u3000\u3000';

/** Persons as paper names them, unit then name; those without a name are counted by party or capacity. */
function entries(people: readonly AttendanceData[]): string[] {
  const named = people.filter((one) => one.name !== '').map((one) => {
    const name = paddedName(one.name);
    const unit = one.duty ?? one.capacity ?? '';
    return unit === '' ? name : `${unit}\u3000${name}`;
  });
  const nameless = new Map<string, number>();
  for (const one of people) {
    if (one.name !== '') continue;
    const label = one.capacity ?? one.party ?? '其他人员';
    nameless.set(label, (nameless.get(label) ?? 0) + 1);
  }
  return [...named, ...[...nameless].map(([label, count]) => `${label}${count}人`)];
}

/** Entries in lines that tear no entry apart, unless one alone is longer than a line. */
export function packLines(items: readonly string[]): string[] {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last !== undefined && charWidth(last + gap + item) <= lineChars) lines[lines.length - 1] = last + gap + item;
    else lines.push(item);
  }
  return lines;
}

/**
 * 出席, 请假, 列席 (GB/T 9704-2012, 10.3): expected ones who came or, before anybody is marked, all expected; guests come
 * with those present. A list without anybody is left out.
 */
export function nameLists({ attendance }: MeetingData): NameList[] {
  const isPresent = (one: AttendanceData) => one.stateId === 'attendanceState.present';
  const unmarked = attendance.every((one) => one.stateId === 'attendanceState.expected');
  const came = (one: AttendanceData) => isPresent(one) || unmarked;
  const lists: [string, AttendanceData[]][] = [
    ['出席', attendance.filter((one) => one.roleId !== 'attendanceRole.observer' && came(one))],
    ['请假', attendance.filter((one) => one.stateId === 'attendanceState.excused')],
    ['列席', attendance.filter((one) => one.roleId === 'attendanceRole.observer' && came(one))],
  ];
  return lists.filter(([, people]) => people.length > 0).map(([label, people]) => ({ label, lines: packLines(entries(people)) }));
}

export interface Headcount {
  due: number;
  present: number;
  excused: number;
}

/** 应到, 实到, 请假 of those expected; the same arithmetic as the meeting's fold. Observers and guests stand apart. */
export function headcountOf({ attendance }: MeetingData): Headcount {
  const expected = attendance.filter((one) => one.roleId === 'attendanceRole.member');
  const inState = (state: string) => expected.filter((one) => one.stateId === `attendanceState.${state}`).length;
  return { due: expected.length, present: inState('present'), excused: inState('excused') };
}
