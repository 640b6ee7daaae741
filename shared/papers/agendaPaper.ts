import type { AgendaData, MeetingData, OfficeSettings } from '#shared/papers/meetingData.ts';
import type { SheetPaper } from '#shared/papers/paper.ts';
import { noticeWhen } from '#shared/papers/phrases.ts';
import { withoutPrivate } from '#shared/papers/privacy.ts';
import { emptySheet, line } from '#shared/papers/sheet.ts';

/** What a meeting does when nobody wrote an agenda: as far as its records say. */
export function agendaOf(data: MeetingData): readonly Pick<AgendaData, 'title' | 'speaker' | 'minutes'>[] {
  if (data.agenda.length > 0) return data.agenda;
  const item = (title: string, speaker: string | null = null) => ({ title, speaker, minutes: null });
  return [
    ...(data.previous ? [item('通报上次协商事项办理情况')] : []),
    ...data.topics.map((topic) => item(`介绍“${topic.title}”有关情况`, data.meeting.reporter)),
    item('各方发表意见，进行协商讨论'),
    item('归纳协商意见', data.meeting.chair),
  ];
}

const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** `9:30—9:45` for each item as long as its length and those before it are known; empty from the first unknown one on. */
export function agendaTimes(startAt: string | null, lengths: readonly (number | null)[]): string[] {
  let at = startAt === null ? null : Number(startAt.slice(0, 2)) * 60 + Number(startAt.slice(3));
  return lengths.map((length) => {
    if (at === null || length === null) {
      const from = at === null ? '' : clock(at);
      at = null;
      return from;
    }
    const from = at;
    at += length;
    return at < 24 * 60 ? `${clock(from)}—${clock(at)}` : clock(from);
  });
}

/** The agenda as a table: time, item, speaker. */
export function buildAgendaPaper(original: MeetingData, office: OfficeSettings): SheetPaper {
  const data = withoutPrivate(original);
  const { meeting } = data;
  const items = agendaOf(data);
  const times = agendaTimes(meeting.startAt, items.map((item) => item.minutes));
  return {
    ...emptySheet('agenda', `${line(meeting.title)}议程`, office),
    facts: [
      { label: '时间', text: noticeWhen(meeting.heldOn, meeting.startAt) },
      { label: '地点', text: line(meeting.location ?? meeting.place) },
      { label: '主持人', text: line(meeting.chair) },
    ].filter((fact) => fact.text !== ''),
    rows: items.map((item, i) => [String(i + 1), times[i] ?? '', line(item.title), line(item.speaker)]),
  };
}
