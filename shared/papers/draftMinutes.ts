import type { MeetingData, OfficeSettings, SpeechData } from '#shared/papers/meetingData.ts';
import { headcountOf } from '#shared/papers/nameLists.ts';
import { clause, dutyText, hostText, quoted, sentence, whenText } from '#shared/papers/phrases.ts';
import { withoutPrivate } from '#shared/papers/privacy.ts';
import { heading, numberedList, paragraph, type Block, type RichText } from '#shared/richText.ts';
import { formatDay } from '#shared/rules/day.ts';

/** How a party's words are brought in; a county's own party gets 认为. */
const verbs: Readonly<Record<string, string>> = {
  'party.government': '会议指出',
  'party.members': '政协委员认为',
  'party.departments': '有关部门表示',
  'party.people': '群众代表反映',
  'party.experts': '专家建议',
};

const quotedTopics = (data: MeetingData): string => data.topics.map((topic) => quoted(topic.title)).join('');

function lead(data: MeetingData, office: OfficeSettings): string {
  const { meeting } = data;
  const { due, present, excused } = headcountOf(data);
  const held = `${whenText(meeting.heldOn, meeting.startAt)}，${hostText(meeting, office.office)}${meeting.location ? `在${meeting.location}` : ''}召开${meeting.title}`;
  const about = data.topics.length > 0 ? `围绕${quotedTopics(data)}开展协商` : '';
  const chair = meeting.chair ? `会议由${meeting.chair}主持` : '';
  const who = meeting.parties.length > 0 ? `${meeting.parties.join('、')}参加会议` : '';
  const marked = present + excused > 0;
  const absent = due - present - excused;
  const count = meeting.light
    ? meeting.headcount ? `参加人数${meeting.headcount}` : ''
    : due === 0 ? '' : marked ? `应到${due}人，实到${present}人${excused > 0 ? `，请假${excused}人` : ''}${absent > 0 ? `，缺席${absent}人` : ''}` : `应到${due}人`;
  return [
    sentence([held, about], '，'),
    sentence([chair, who, count], '，'),
    '现将会议主要情况纪要如下。',
  ].join('');
}

function previousBlocks({ previous }: MeetingData): Block[] {
  if (!previous || previous.decisions.length === 0) return [];
  const items = previous.decisions.map((one) =>
    sentence([`${clause(one.text)}${one.organisation ? `（${one.organisation}）` : ''}`, one.result ?? one.state], '：'),
  );
  return [
    heading(1, '上次协商事项办理情况'),
    paragraph(`会议通报了${formatDay(previous.heldOn)}${previous.title}议定事项的办理情况：`),
    numberedList(items),
  ];
}

const gistOf = ({ gist, advice }: SpeechData): string =>
  [clause(gist), advice ? clause(advice).replace(/^(建议)?/, '建议') : ''].filter((part) => part !== '').join('；');

/** One paragraph for each party, in the order in which the parties first spoke. */
function speechBlocks(speeches: readonly SpeechData[]): Block[] {
  const groups = new Map<string, SpeechData[]>();
  for (const speech of speeches) {
    const key = speech.partyId ?? '';
    groups.set(key, [...(groups.get(key) ?? []), speech]);
  }
  return [...groups].map(([partyId, said]) => {
    const party = said[0]?.party;
    const verb = verbs[partyId] ?? (party ? `${party}认为` : '与会人员认为');
    return paragraph(`${verb}，${sentence(said.map(gistOf))}`);
  });
}

function heard(data: MeetingData): string {
  const { meeting } = data;
  const reports = meeting.reporter ? [`${meeting.reporter}关于${data.topics.length > 0 ? quotedTopics(data) : '议题'}的情况通报`] : [];
  const asked = data.agenda.filter((item) => item.speaker && item.speaker !== meeting.reporter).map((item) => `${item.speaker ?? ''}关于${clause(item.title)}的说明`);
  const listened = [...reports, ...asked];
  if (listened.length === 0) return data.speeches.length > 0 ? '会议听取了各方意见，与会人员进行了协商讨论。' : '';
  return `会议听取了${listened.join('、')}${data.speeches.length > 0 ? '，与会人员进行了协商讨论' : ''}。`;
}

const surveyText = (data: MeetingData): string => {
  const { surveys, survey } = data.meeting;
  if (!surveys && !survey) return '';
  return sentence([`会前${surveys ? `开展调研${surveys}次` : '开展了调研'}`, survey ?? ''], '，');
};

/** `会议进行了表决，赞成20票，反对1票，弃权2票。` */
function voteText({ votesFor, votesAgainst, votesAbstain }: MeetingData['meeting']): string {
  if (votesFor === null && votesAgainst === null && votesAbstain === null) return '';
  return `会议对议定事项进行了表决，赞成${votesFor ?? 0}票，反对${votesAgainst ?? 0}票，弃权${votesAbstain ?? 0}票。`;
}

const said = (text: string): Block[] => (text === '' ? [] : [paragraph(text)]);
const section = (title: string, blocks: Block[]): Block[] => (blocks.length === 0 ? [] : [heading(1, title), ...blocks]);

/**
 * The text of the minutes as the field words it, from what is recorded: nothing is said that no record says. Sections
 * without material are left out. Private persons are not named.
 */
export function draftMinutesBody(original: MeetingData, office: OfficeSettings): RichText {
  const data = withoutPrivate(original);
  const { meeting } = data;
  const agreed = data.consensus.filter((one) => one.kindId !== 'consensusKind.dissent');
  const dissent = data.consensus.filter((one) => one.kindId === 'consensusKind.dissent');
  const decisions = data.decisions.map((one) => {
    const duty = dutyText(one);
    return `${sentence([clause(one.text)])}${duty === '' ? '' : `${duty}。`}`;
  });
  const blocks: Block[] = [
    ...(meeting.light ? [] : [paragraph(lead(data, office))]),
    ...previousBlocks(data),
    ...section('协商情况', [
      ...said(surveyText(data)),
      ...said(heard(data)),
      ...said(meeting.digest ? sentence([meeting.digest]) : ''),
      ...speechBlocks(data.speeches),
    ]),
    ...section('协商共识', agreed.length === 0 ? [] : [paragraph('经协商，与会各方形成以下共识：'), numberedList(agreed.map((one) => sentence([one.text])))]),
    ...section('不同意见', dissent.length === 0 ? [] : [
      numberedList(dissent.map((one) =>
        `${one.by ? `${one.by}提出：` : ''}${sentence([one.text])}${one.handling ? `处理情况：${sentence([one.handling])}` : ''}`)),
    ]),
    ...section('议定事项', decisions.length === 0 && voteText(meeting) === '' ? [] : [
      ...(decisions.length === 0 ? [] : [paragraph('会议议定：'), numberedList(decisions)]),
      ...said(voteText(meeting)),
      ...said(decisions.length === 0 ? '' : '会议要求，各责任单位按时限抓好落实，办理情况在下次协商时通报。'),
    ]),
    ...said(meeting.publicOn ? `协商结果于${formatDay(meeting.publicOn)}${meeting.publicAt ? `在${meeting.publicAt}` : ''}公示。` : ''),
  ];
  return { version: 1, blocks };
}
