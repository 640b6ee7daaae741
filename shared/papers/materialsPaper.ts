import type { MeetingData, OfficeSettings } from '#shared/papers/meetingData.ts';
import type { SheetPaper } from '#shared/papers/paper.ts';
import { noticeWhen } from '#shared/papers/phrases.ts';
import { concealer, withoutPrivate } from '#shared/papers/privacy.ts';
import { emptySheet, line } from '#shared/papers/sheet.ts';

/** What lies on the table: the papers of this pack, then the files kept with the meeting and its topics. */
export function buildMaterialsPaper(original: MeetingData, office: OfficeSettings, papers: readonly string[], files: readonly { name: string; note: string }[]): SheetPaper {
  const { meeting, attendance } = withoutPrivate(original);
  const conceal = concealer(original);
  const copies = attendance.length > 0 ? `${attendance.length}` : '';
  const everybody = new Set(['会议议程', '会议通知', '上次协商事项办理情况']);
  const rows = [
    ...papers.map((name) => [name, everybody.has(name) ? copies : '1', name === '席卡' ? '按人摆放' : '']),
    ...files.map((file) => [conceal(line(file.name.replace(/\.[A-Za-z0-9]{1,5}$/, ''))), copies, conceal(line(file.note))]),
  ];
  return {
    ...emptySheet('materials', `${line(meeting.title)}材料清单`, office),
    facts: [
      { label: '时间', text: noticeWhen(meeting.heldOn, meeting.startAt) },
      { label: '地点', text: line(meeting.location ?? meeting.place) },
    ].filter((fact) => fact.text !== ''),
    rows: [...rows, ['', '', ''], ['', '', ''], ['', '', '']].map((row, i) => [String(i + 1), ...row]),
  };
}
