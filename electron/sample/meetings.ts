import type { Studio, Township, Village } from '#electron/sample/people.ts';
import { later, officeDay } from '#electron/sample/days.ts';
import { meetingTitle, standingRequirements } from '#electron/sample/meetingWords.ts';
import { phone } from '#electron/sample/names.ts';
import type { Topic } from '#electron/sample/topics.ts';
import { numberOf, save, saveStep, type Values, type World } from '#electron/sample/world.ts';
import { addDays, type Day } from '#shared/rules/day.ts';

export interface Meeting {
  id: string;
  title: string;
  topics: Topic[];
  township: Township;
  village: Village;
  level: 'village' | 'township' | 'compound' | 'county' | 'studio';
  form: string;
  light: boolean;
  on: Day;
  /** `09:30`, once it is announced. */
  startAt: string;
  noticeOn: Day;
  studio: Studio | null;
  previous: Meeting | null;
  key: boolean;
  location: string;
  recorder: string;
}

/** Every meeting of the year with its place, day and topics, in time order. As many as the plan says. */
export function planMeetings(world: World, topics: readonly Topic[]): Meeting[] {
  const { random, plan } = world;
  const second = Math.round(plan.meetings * 0.1);
  const first = plan.meetings - second;
  const adopted = topics.filter((one) => one.fate === 'adopted');
  const doubles = Math.max(0, Math.min(Math.round(first * 0.05), adopted.length - first));
  const chosen = random.shuffle(adopted).slice(0, first + doubles).sort((a, b) => a.township.index - b.township.index || (a.approvedOn < b.approvedOn ? -1 : 1));
  const sets: Topic[][] = [];
  let joined = 0;
  for (let i = 0; i < chosen.length; i += 1) {
    const [topic, next] = [chosen[i], chosen[i + 1]];
    if (!topic) break;
    const rest = chosen.length - i;
    if (joined < doubles && next && next.township === topic.township && (random.chance(0.1) || rest <= 2 * (doubles - joined) + 1)) {
      sets.push([topic, next]);
      joined += 1;
      i += 1;
    } else sets.push([topic]);
  }
  // What did not pair up (the last of a township) is left out, or takes a further topic, until the number is right.
  while (sets.length > first) {
    const at = sets.findIndex((one) => one.length === 1);
    sets.splice(at, 1);
  }
  const meetings = sets.map((set) => newMeeting(world, set, null));
  const early = meetings.filter((one) => one.on <= addDays(world.end, -35));
  for (const previous of random.some(early, second)) meetings.push(newMeeting(world, previous.topics, previous));
  const studioOnes = random.some(meetings, plan.studioMeetings);
  for (const meeting of studioOnes) {
    meeting.studio = random.pick(meeting.township.studios);
    if (random.chance(0.5)) Object.assign(meeting, { level: 'studio', location: `${meeting.studio.name}` });
  }
  for (const meeting of random.some(meetings.filter((one) => one.level === 'township'), plan.keyItems)) meeting.key = true;
  return meetings.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function newMeeting(world: World, topics: Topic[], previous: Meeting | null): Meeting {
  const { random, end } = world;
  const topic = topics[0];
  if (!topic) throw new RangeError('a meeting has a topic');
  const approved = topics.reduce((last, one) => (one.approvedOn > last ? one.approvedOn : last), '');
  const on = previous ? later(random, previous.on, 20, 60, end) : later(random, approved, 4, 24, addDays(end, -2));
  const notice = officeDay(addDays(on, -random.int(2, 9)), on);
  const earliest = previous ? previous.on : approved;
  const { village, township } = topic;
  const level = topics.length > 1 ? 'township' : random.pick(village.street ? (['village', 'village', 'compound', 'township'] as const) : (['village', 'village', 'village', 'township'] as const));
  const form = random.pick(level === 'township' ? ['conference', 'conference', 'onSite', 'mixed'] : ['conference', 'conference', 'conference', 'onSite', 'onSite', 'field', 'field', 'field', 'online', 'mixed']);
  const place = level === 'township' ? township.name : village.name;
  const location = form === 'field' ? topic.fill('{v}{x}') : form === 'onSite' ? topic.fill('{v}{g}现场') : form === 'online' ? '网络会议' : level === 'township' ? `${township.name}机关二楼会议室` : `${village.name}党群服务中心会议室`;
  return {
    id: world.newId(), topics, township, village, level, form, light: form === 'field' && random.chance(0.55), on, startAt: '09:00', noticeOn: notice < earliest ? earliest : notice,
    title: meetingTitle(place, topics.length > 1 ? `${topic.subject.noun}等事项` : level === 'township' ? `${village.name}${topic.subject.noun}` : topic.subject.noun), studio: null, previous, key: false, location, recorder: random.pick([township.clerk, township.deputy]),
  };
}

const modes: Readonly<Record<string, string>> = { conference: 'faceToFace', onSite: 'faceToFace', field: 'faceToFace', online: 'interactive', mixed: 'linked' };

/** The meeting as announced, and the steps that lead up to it. */
export function announce(world: World, meeting: Meeting): void {
  const { random } = world;
  const { township, village, topics } = meeting;
  const hour = random.pick([9, 9, 10, 14, 15, 15]);
  const number = numberOf(world, 'meeting', township.index);
  meeting.startAt = `${String(hour).padStart(2, '0')}:${random.pick(['00', '30'])}`;
  const set: Values = {
    number, title: meeting.title, heldOn: meeting.on, startAt: meeting.startAt, endAt: `${hour + 2}:${random.pick(['00', '10', '40'])}`, location: meeting.location,
    place: meeting.level === 'township' ? township.id : village.id, topics: topics.map((one) => one.id), form: `meetingForm.${meeting.form}`, level: `level.${meeting.level}`,
    mode: `meetingMode.${modes[meeting.form] ?? 'faceToFace'}`, category: `meetingCategory.${random.pick(['grassroots', 'grassroots', 'grassroots', 'micro', 'prompt', 'sector', 'special'])}`,
    brand: random.chance(0.35) ? `brand.${meeting.form === 'field' ? random.pick(['bench', 'courtyard']) : 'talkItOver'}` : null,
    council: meeting.level === 'township' ? township.council : village.council, studio: meeting.studio?.id ?? null,
    organiser: meeting.level === 'township' ? township.organ : `${village.name}协商议事${village.street ? '室' : '会'}`,
    parties: ['party.government', 'party.members', 'party.people', ...(random.chance(0.8) ? ['party.departments'] : []), ...(random.chance(0.2) ? ['party.experts'] : [])],
    chair: meeting.level === 'township' ? township.leader : village.head, recorder: meeting.recorder, convener: village.head, reporter: village.head,
    noticeOn: meeting.noticeOn, noticeBy: `noticeWay.${random.pick(['wechat', 'wechat', 'phone', 'written', 'visit'])}`, contact: township.clerk, phone: phone(random),
    light: meeting.light, keyItem: meeting.key, previous: meeting.previous?.id ?? null,
  };
  if (!meeting.light) Object.assign(set, { requirements: standingRequirements, materialsOn: meeting.noticeOn, surveys: random.int(1, 3), survey: `会前到${village.name}实地查看，走访群众${random.int(6, 30)}户，听取意见。` });
  save(world, meeting.noticeOn, township, township.index, [
    { entity: 'meeting', id: meeting.id, set },
    ...(meeting.light ? [] : agendaOf(world, meeting)),
  ]);
  const topic = topics[0];
  if (!topic || meeting.previous) return;
  const approved = topics.reduce((last, one) => (one.approvedOn > last ? one.approvedOn : last), '');
  step(world, meeting, 'raise', topic.on, meeting.noticeOn, topic.raisedBy);
  step(world, meeting, 'settle', approved, meeting.noticeOn, township.leader);
  if (!meeting.light) step(world, meeting, 'survey', later(random, approved, 0, 5, meeting.noticeOn), meeting.noticeOn, township.clerk);
}

/** One of the county's six steps, dated `on` and typed in on `typed`. */
export function step(world: World, meeting: Meeting, key: string, on: Day, typed: Day, by: string): void {
  saveStep(world, typed, meeting.township, meeting.township.index, `steps of ${meeting.id}`, {
    entity: 'meetingStep', id: world.newId(), set: { meeting: meeting.id, step: `meetingStep.${key}`, on, by },
  });
}

function agendaOf(world: World, meeting: Meeting): { entity: 'agenda'; id: string; set: Values }[] {
  const rows: [string, string, number, string | null][] = [
    ['主持人介绍协商事项和参会人员', meeting.level === 'township' ? meeting.township.leader : meeting.village.head, 5, null],
    ...meeting.topics.map((one): [string, string, number, string | null] => [`通报${one.subject.noun}有关情况`, one.village.head, 10, one.id]),
    ['参会人员发言讨论', '参会人员', 50, null],
    ['归纳共识，明确责任单位和时限', meeting.township.leader, 15, null],
  ];
  return rows.map(([title, speaker, minutes, topic], i) => ({
    entity: 'agenda', id: world.newId(), set: { meeting: meeting.id, order: `V${String.fromCharCode(66 + i)}`, title, speaker, minutes, ...(topic ? { topic } : {}) },
  }));
}
