import type { MeetingData, OfficeSettings } from '#shared/papers/meetingData.ts';
import type { PlateSize, PlatesPaper } from '#shared/papers/paper.ts';
import { withoutPrivate } from '#shared/papers/privacy.ts';
import { line } from '#shared/papers/sheet.ts';
import { paddedName } from '#shared/rules/text.ts';

/** Name plates for all who are expected or come as observers; those who are excused, and those kept private, have none. */
export function buildPlatesPaper(original: MeetingData, office: OfficeSettings, size: PlateSize): PlatesPaper {
  const data = withoutPrivate(original);
  const chair = line(data.meeting.chair);
  const people = data.attendance
    .filter((one) => one.name !== '' && one.stateId !== 'attendanceState.excused' && one.stateId !== 'attendanceState.absent')
    .map((one) => ({ name: line(one.name), duty: line(one.duty) }));
  const named = chair === '' || people.some((one) => one.name === chair) ? people : [{ name: chair, duty: '' }, ...people];
  return { kind: 'plates', practice: office.practice, size, title: `${line(data.meeting.title)}席卡`, plates: named.map((one) => ({ ...one, name: paddedName(one.name) })) };
}

/** Size in points of a name on a plate `width` mm wide and `height` mm high: as large as both allow. */
export function plateSize(name: string, width: number, height: number): number {
  const chars = Math.max(3, [...name].length);
  const point = 72 / 25.4;
  return Math.floor(Math.min((width * 0.86 * point) / chars, height * 0.62 * point, 150));
}

/** Millimetres of one face of a plate: half of what is folded. */
export const plateFaces: Readonly<Record<PlateSize, { width: number; height: number; page: { width: number; height: number } }>> = {
  two: { width: 210, height: 74.25, page: { width: 210, height: 297 } },
  one: { width: 297, height: 105, page: { width: 297, height: 210 } },
};
