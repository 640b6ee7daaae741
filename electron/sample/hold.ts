import { type Attender, attendanceWrites, attendersOf } from '#electron/sample/attendance.ts';
import { type Meeting, step } from '#electron/sample/meetings.ts';
import { advice, agreementsOf, decisionText, digestOf, dissent, gist } from '#electron/sample/meetingWords.ts';
import type { Topic } from '#electron/sample/topics.ts';
import { save, type SampleWrite, type Values, type World } from '#electron/sample/world.ts';
import { addDays, type Day } from '#shared/rules/day.ts';
import { keysBetween } from '#shared/rules/orderKey.ts';
import { dueAfter } from '#electron/sample/days.ts';

export interface Decision {
  id: string;
  text: string;
  topic: Topic;
  organisation: string;
  meeting: Meeting;
  on: Day;
  days: number;
}

/** What the record of a meeting needs later for its minutes. */
export interface Held {
  meeting: Meeting;
  attenders: Attender[];
  agreed: string[];
  decisions: Decision[];
}

/** The meeting as it went: who came, who said what, what was agreed, what is to be done. One save, on its day. */
export function hold(world: World, meeting: Meeting): Held {
  const { random } = world;
  const { township, topics } = meeting;
  const attenders = attendersOf(world, meeting);
  const speakers = speakersOf(world, meeting, attenders);
  const main = topics[0];
  if (!main) throw new RangeError('a meeting has a topic');
  const agreed = topics.flatMap((one) => agreementsOf(random, one.subject, topics.length > 1 ? 1 : random.int(1, 3)));
  const decisions = topics.flatMap((one) => decisionsOf(world, meeting, one));
  const set: Values = { digest: digestOf(main.subject, main.content) };
  if (meeting.light) set['headcount'] = `约${random.int(2, 6) * 5}人`;
  if (random.chance(0.05) && !meeting.light) Object.assign(set, { votesFor: random.int(9, 16), votesAgainst: random.int(0, 2), votesAbstain: random.int(0, 2) });
  const consensusKeys = keysBetween(null, null, agreed.length + 1);
  const writes: SampleWrite[] = [
    { entity: 'meeting', id: meeting.id, set },
    ...attendanceWrites(world, meeting, attenders, new Set(speakers.map((one) => one.id))),
    ...speechWrites(world, meeting, speakers),
    ...agreed.map((text, i): SampleWrite => ({ entity: 'consensus', id: world.newId(), set: { meeting: meeting.id, order: consensusKeys[i] ?? 'V', kind: 'consensusKind.agreed', text, topic: (topics[i] ?? main).id } })),
  ];
  if (random.chance(0.08)) {
    writes.push({ entity: 'consensus', id: world.newId(), set: { meeting: meeting.id, order: consensusKeys.at(-1) ?? 'z', kind: 'consensusKind.dissent', text: dissent(random), topic: main.id, by: '个别住户代表', handling: '会后继续沟通。' } });
  }
  save(world, meeting.on, township, township.index, writes);
  if (decisions.length > 0) save(world, meeting.on, township, township.index, decisionWrites(world, decisions));
  step(world, meeting, 'consult', meeting.on, meeting.on, meeting.level === 'township' ? township.leader : meeting.village.head);
  return { meeting, attenders, agreed, decisions };
}

function speakersOf(world: World, meeting: Meeting, attenders: readonly Attender[]): Attender[] {
  const here = attenders.filter((one) => one.state === 'present');
  return world.random.some(here, world.random.int(2, meeting.light ? 3 : 5));
}

function speechWrites(world: World, meeting: Meeting, speakers: readonly Attender[]): SampleWrite[] {
  const { random } = world;
  const keys = keysBetween(null, null, speakers.length);
  return speakers.map((one, i): SampleWrite => {
    const topic = random.pick(meeting.topics);
    const set: Values = { meeting: meeting.id, order: keys[i] ?? 'V', attendance: one.id, speaker: one.name, duty: one.duty, party: `party.${one.party}`, topic: topic.id, gist: gist(random, one.party, topic.subject) };
    if (random.chance(0.35)) set['advice'] = advice(random);
    return { entity: 'speech', id: world.newId(), set };
  });
}

function decisionsOf(world: World, meeting: Meeting, topic: Topic): Decision[] {
  const { random, county } = world;
  const count = meeting.light ? random.pick([0, 1, 1, 1]) : meeting.topics.length > 1 ? 1 : random.pick([0, 1, 1, 1, 2, 2, 3]);
  const texts = new Set(Array.from({ length: count * 2 }, () => decisionText(random, topic.subject, topic.fill)));
  return [...texts].slice(0, count).map((text): Decision => {
    const key = random.chance(0.45) ? topic.subject.host : random.chance(0.2) ? (topic.subject.partner ?? topic.subject.host) : `township${topic.township.index}`;
    const organisation = county.organisations.get(key)?.id ?? topic.township.office;
    return { id: world.newId(), text, topic, organisation, meeting, on: meeting.on, days: random.pick([10, 15, 20, 30, 45]) };
  });
}

function decisionWrites(world: World, decisions: readonly Decision[]): SampleWrite[] {
  const keys = keysBetween(null, null, decisions.length);
  return decisions.map((one, i): SampleWrite => {
    const set: Values = { meeting: one.meeting.id, order: keys[i] ?? 'V', text: one.text, kind: `problemKind.${one.topic.subject.kind}`, organisation: one.organisation, topic: one.topic.id };
    if (world.random.chance(0.6)) Object.assign(set, { deadlineDays: one.days, deadlineKind: 'deadlineKind.working', deadlineOn: dueAfter(one.on, one.days) });
    else set['deadlineOn'] = addDays(one.on, one.days);
    return { entity: 'decision', id: one.id, set };
  });
}
