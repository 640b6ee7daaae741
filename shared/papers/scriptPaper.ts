import { agendaOf } from '#shared/papers/agendaPaper.ts';
import type { AttendanceData, MeetingData, OfficeSettings } from '#shared/papers/meetingData.ts';
import { headcountOf } from '#shared/papers/nameLists.ts';
import type { SheetPaper } from '#shared/papers/paper.ts';
import { clause, hostText, quoted } from '#shared/papers/phrases.ts';
import { withoutPrivate } from '#shared/papers/privacy.ts';
import { emptySheet, line } from '#shared/papers/sheet.ts';
import { heading, numberedList, paragraph, type Block } from '#shared/richText.ts';
import { chineseNumber } from '#shared/rules/numerals.ts';

/** Who is introduced: by party in the order of the list, members by name and post, the nameless counted. */
function introductions(people: readonly AttendanceData[]): string[] {
  const groups = new Map<string, AttendanceData[]>();
  for (const one of people) {
    const label = one.roleId === 'attendanceRole.observer' ? '列席人员' : (one.party ?? one.capacity ?? '参会人员');
    groups.set(label, [...(groups.get(label) ?? []), one]);
  }
  return [...groups].map(([label, ones]) => {
    const named = ones.filter((one) => one.name !== '');
    const names = named.map((one) => `${one.duty ?? ''}${one.name}`).join('、');
    const nameless = ones.length - named.length;
    return `${label}：${names}${nameless > 0 ? `${names === '' ? '' : '，另有'}${nameless}人` : ''}`;
  });
}

function opening(data: MeetingData, office: OfficeSettings): Block[] {
  const { meeting } = data;
  const topics = data.topics.map((topic) => quoted(topic.title)).join('');
  const { due } = headcountOf(data);
  const coming = data.attendance.filter((one) => one.stateId !== 'attendanceState.excused' && one.stateId !== 'attendanceState.absent');
  const people = introductions(coming);
  return [
    heading(1, '宣布开会'),
    paragraph('各位委员、各位代表、同志们：'),
    paragraph(`今天，${hostText(meeting, office.office)}${meeting.location ? `在${meeting.location}` : ''}召开${meeting.title}${topics === '' ? '' : `，主要是围绕${topics}，听取各方意见，开展协商`}。现在开会。`),
    ...(people.length > 0 ? [paragraph('首先，介绍参加今天会议的人员：'), numberedList(people.map((text) => `${text}。`))] : []),
    ...(due > 0 && !meeting.light ? [paragraph(`今天的会议应到${due}人，实到＿＿人，请假＿＿人，符合开会要求。`)] : []),
  ];
}

function followUp({ previous }: MeetingData): Block[] {
  if (!previous || previous.decisions.length === 0) return [];
  const done = previous.decisions.filter((one) => one.result !== null || one.state.includes('办结') || one.state.includes('销号')).length;
  return [
    heading(1, '通报上次协商事项办理情况'),
    paragraph(`在进入今天的议程之前，先通报${previous.title}议定事项的办理情况。上次议定${previous.decisions.length}件，已办结${done}件：`),
    numberedList(previous.decisions.map((one) => `${clause(one.text)}${one.organisation ? `，由${one.organisation}负责` : ''}，${one.result ?? one.state}。`)),
  ];
}

function course(data: MeetingData): Block[] {
  const items = agendaOf(data);
  const each = items.flatMap((item, i): Block[] => {
    const which = `第${chineseNumber(i + 1)}项`;
    const length = item.minutes ? `（约${item.minutes}分钟）` : '';
    const ask = item.speaker ? `请${item.speaker}发言${length}。大家欢迎。` : `请大家围绕议题畅所欲言${length}。`;
    return [
      paragraph(`${i === 0 ? '下面进行' : '接下来进行'}${which}议程：${clause(item.title)}。${ask}`),
      ...(item.speaker ? [paragraph(`（${item.speaker}发言）`), paragraph(`感谢${item.speaker}。`)] : [paragraph('（发言、协商讨论）')]),
    ];
  });
  return [heading(1, '会议议程'), paragraph(`今天的会议共有${items.length}项议程。`), ...each];
}

/** What the chair says from the first word to the last, drafted from agenda, topics and people; ＿ is filled by hand. */
export function buildScriptPaper(original: MeetingData, office: OfficeSettings): SheetPaper {
  const data = withoutPrivate(original);
  const { meeting } = data;
  const body: Block[] = [
    ...opening(data, office),
    ...followUp(data),
    ...course(data),
    heading(1, '会议小结'),
    paragraph('刚才，大家从不同角度谈了意见和建议，讲得实在、中肯。综合起来，主要形成以下共识：'),
    paragraph('＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿'),
    paragraph('会后，请记录人员整理好会议纪要，各责任单位按照议定事项和时限抓好落实，办理情况在下次协商时通报。'),
    paragraph('今天的会议到此结束，谢谢大家！'),
  ];
  return {
    ...emptySheet('script', `${line(meeting.title)}主持词`, office),
    facts: meeting.chair ? [{ label: '主持人', text: line(meeting.chair) }] : [],
    body: { version: 1, blocks: body },
  };
}
