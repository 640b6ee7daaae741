import type { MeetingData, OfficeSettings } from '#shared/papers/meetingData.ts';
import type { NoticePaper } from '#shared/papers/paper.ts';
import { clause, hostText, noticeWhen, quoted, sentence } from '#shared/papers/phrases.ts';
import { withoutPrivate } from '#shared/papers/privacy.ts';
import { heading, numberedList, paragraph, type Block } from '#shared/richText.ts';
import { formatDay } from '#shared/rules/day.ts';
import { cleanText } from '#shared/rules/text.ts';

/** What follows a heading: one paragraph, or a list when there are several lines. */
function lines(text: string): Block[] {
  const items = text.split(/\n+/).map((line) => line.replace(/^[\s\u3000]*(?:\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)])?\s*/, '')).filter((line) => line !== '');
  if (items.length <= 1) return items.map((item) => paragraph(sentence([item])));
  return [numberedList(items.map((item) => sentence([item])))];
}

function held(data: MeetingData): Block[] {
  const { meeting, agenda } = data;
  const topics = data.topics.map((topic) => topic.title);
  const items = agenda.map((item) => `${clause(item.title)}${item.speaker ? `（${item.speaker}）` : ''}`);
  return [
    heading(1, '会议时间'),
    paragraph(`${noticeWhen(meeting.heldOn, meeting.startAt)}。`),
    heading(1, '会议地点'),
    paragraph(`${clause(meeting.location ?? meeting.place)}。`),
    ...(topics.length > 0 ? [heading(1, '协商议题'), ...lines(topics.join('\n'))] : []),
    ...(items.length > 0 ? [heading(1, '会议议程'), ...lines(items.join('\n'))] : []),
    ...(meeting.invited ? [heading(1, '参会人员'), ...lines(meeting.invited)] : []),
    ...(meeting.requirements ? [heading(1, '有关要求'), ...lines(meeting.requirements)] : []),
  ];
}

/** The notice of a meeting; that it is put off, once its day was changed after a notice; of its cancellation, once it is cancelled. `number` is given by the office, or empty. */
export function buildNoticePaper(original: MeetingData, office: OfficeSettings, number = ''): NoticePaper {
  const data = withoutPrivate(original);
  const { meeting } = data;
  const title = cleanText(meeting.title, { line: true });
  const cancelled = meeting.cancelledOn !== null;
  const moved = cancelled ? null : (meeting.movedFrom ?? null);
  const why = meeting.cancelReason ? `因${clause(meeting.cancelReason).replace(/^因/, '')}，` : '';
  const host = hostText(meeting, office.office);
  const topics = data.topics.map((topic) => quoted(topic.title)).join('');
  const body: Block[] = cancelled
    ? [
        paragraph(
          `原定于${noticeWhen(meeting.heldOn, meeting.startAt)}${meeting.location ? `在${meeting.location}` : ''}召开的${title}，${why}不再如期召开，后续安排另行通知。`,
        ),
        paragraph('特此通知。'),
      ]
    : moved
    ? [
        paragraph(`原定于${noticeWhen(moved.heldOn, moved.startAt)}召开的${title}，${why}改期召开。现将有关事项通知如下：`),
        ...held(data),
        paragraph('请参会人员相互转告，其他事项按原通知执行。特此通知。'),
      ]
    : [
        paragraph(`${host}定于近期召开${title}${topics === '' ? '' : `，围绕${topics}开展协商`}。现将有关事项通知如下：`),
        ...held(data),
        paragraph('特此通知。'),
      ];
  const contact = [meeting.contact ? `联系人：${meeting.contact}` : '', meeting.phone ? `电话：${meeting.phone}` : ''].filter((part) => part !== '');
  // A notice that went out keeps its day, however late it is printed again; another one is of today.
  const issuedOn = (cancelled ? meeting.cancelledOn : moved ? null : meeting.noticeOn) ?? office.today;
  return {
    kind: 'notice',
    practice: office.practice,
    title: moved ? `关于${title}改期召开的通知` : `关于${cancelled ? '取消' : '召开'}${title}的通知`,
    number,
    addressee: '各有关单位、有关人员：',
    body: { version: 1, blocks: body },
    issuer: office.office,
    issuedOn: formatDay(issuedOn),
    remark: contact.length > 0 ? `（${contact.join('，')}）` : '',
  };
}
