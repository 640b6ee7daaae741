import type { Township, Village } from '#electron/sample/people.ts';
import { dayIn, later } from '#electron/sample/days.ts';
import { person, phone } from '#electron/sample/names.ts';
import type { Subject } from '#electron/sample/subject.ts';
import { subjects } from '#electron/sample/subjects.ts';
import { type Fill, fillFor, subjectsFor } from '#electron/sample/words.ts';
import { anyVillage, numberOf, save, saveStep, serving, townshipOf, type Values, type World } from '#electron/sample/world.ts';
import { addDays, type Day, weekday } from '#shared/rules/day.ts';

export type Fate = 'adopted' | 'merged' | 'handedOver' | 'declined' | 'open';

export interface Topic {
  id: string;
  village: Village;
  township: Township;
  subject: Subject;
  fill: Fill;
  title: string;
  content: string;
  on: Day;
  fate: Fate;
  decidedOn: Day;
  approvedOn: Day;
  raisedBy: string;
}

const declineReasons = ['已列入上级项目计划，不再重复协商。', '不属于乡镇职权范围，已向提出人说明。', '反映情况与实际不符，经核实问题已经解决。', '涉及诉讼，请当事人依法律途径解决。', '条件暂不具备，留作明年选题参考。'];
const units = ['村民', '村民代表', '种植户', '养殖户', '老党员', '个体经营户', '退休教师'];

/** The year's topics through their screening. Collected = adopted + merged + handed over + declined + open, by plan. */
export function makeTopics(world: World): Topic[] {
  const { plan } = world;
  const fates = world.random.shuffle((Object.keys(plan.topics) as Fate[]).flatMap((fate) => Array.from({ length: plan.topics[fate] }, () => fate))); // its keys are the fates
  const topics = fates.filter((fate) => fate !== 'merged').map((fate) => newTopic(world, fate));
  const adopted = topics.filter((one) => one.fate === 'adopted');
  const merged = Array.from({ length: plan.topics.merged }, () => {
    const into = world.random.pick(adopted);
    return { topic: newTopic(world, 'merged', into), into };
  });
  const all = [...topics.map((topic) => ({ topic, into: null as Topic | null })), ...merged];
  all.sort((a, b) => (a.topic.on < b.topic.on ? -1 : a.topic.on > b.topic.on ? 1 : 0));
  for (const { topic } of all) writeTopic(world, topic);
  for (const { topic, into } of all) decide(world, topic, into);
  return all.map(({ topic }) => topic);
}

function newTopic(world: World, fate: Fate, like?: Topic): Topic {
  const { random, start, end } = world;
  const village = like?.village ?? anyVillage(world);
  const fit = subjectsFor(subjects, village).filter((one) => fate !== 'handedOver' || one.kind !== 'investment');
  const subject = like?.subject ?? random.pick(fit);
  const fill = like?.fill ?? fillFor(random, village);
  const last = addDays(end, fate === 'adopted' ? -30 : fate === 'handedOver' ? -30 : fate === 'open' ? 0 : -10);
  const on = like ? later(random, like.on, 0, 18, last) : dayIn(random, fate === 'open' ? addDays(end, -40) : start, last);
  const limit = addDays(on, 9);
  const decidedOn = later(random, on, 1, 6, limit < end ? limit : end);
  return {
    id: world.newId(), village, township: townshipOf(world, village.township), subject, fill, fate, on, decidedOn,
    title: fill(random.pick(subject.titles)), content: fill(random.pick(subject.situation)),
    approvedOn: later(random, decidedOn, 1, 6, addDays(end, -14)), raisedBy: person(random).name,
  };
}

function writeTopic(world: World, topic: Topic): void {
  const { random } = world;
  const { township, village, subject } = topic;
  const channel = random.pick(['assigned', 'recommended', 'recommended', 'raised', 'raised', 'raised', 'raised', 'receptionDay', 'fromOpinion', 'fromProposal']);
  const values: Values = {
    number: numberOf(world, 'topic', township.index), title: topic.title, collectedOn: topic.on, channel: `channel.${channel}`, place: village.id,
    field: `workField.${subject.field}`, theme: `theme.${subject.theme}`, content: topic.content,
    urgency: `urgency.${random.pick(['ordinary', 'ordinary', 'ordinary', 'pressing', 'urgent'])}`, holder: random.chance(0.93) ? 'level.township' : 'level.county',
  };
  if (channel === 'assigned') Object.assign(values, { proposer: `${township.name}党委`, proposerUnit: township.name });
  else if (channel === 'recommended' || channel === 'receptionDay') {
    const studio = random.pick(township.studios);
    const member = random.pick(channel === 'receptionDay' ? serving(world, studio.members) : serving(world, township.members));
    Object.assign(values, { proposer: member.name, proposerUnit: member.employer, member: member.id, ...(channel === 'receptionDay' ? { studio: studio.id } : {}) });
    topic.raisedBy = member.name;
  } else Object.assign(values, { proposer: topic.raisedBy, proposerUnit: `${village.name}${random.pick(units)}`, ...(random.chance(0.5) ? { phone: phone(random) } : {}) });
  if (random.chance(0.6)) values['form'] = `meetingForm.${random.pick(['conference', 'onSite', 'field', 'mixed'])}`;
  if (random.chance(0.7)) values['parties'] = ['party.members', 'party.people', `party.${random.pick(['departments', 'government'])}`];
  if (random.chance(0.02)) values['privacy'] = 'privacy.proposer';
  if (random.chance(0.04)) values['drive'] = world.drive;
  save(world, topic.on, township, township.index, [{ entity: 'topic', id: topic.id, set: values }]);
}

function decide(world: World, topic: Topic, into: Topic | null): void {
  const { random } = world;
  const { township, fate } = topic;
  const step = (on: Day, key: string, values: Values = {}) =>
    saveStep(world, on, township, township.index, topic.id, {
      entity: 'topicStep', id: world.newId(), set: { topic: topic.id, step: `topicStep.${key}`, on, by: township.clerk, ...values },
    });
  const screened = later(random, topic.on, 0, 3, topic.decidedOn);
  if (fate === 'open') {
    if (random.chance(0.4)) step(screened, 'screen', { round: 'screeningRound.first', reason: '情况基本属实，待下次比选会研究。' });
    return;
  }
  if (random.chance(0.5)) step(screened, 'screen', { round: `screeningRound.${random.pick(['first', 'compare'])}`, score: random.int(62, 97) });
  if (fate === 'declined') step(topic.decidedOn, 'decline', { reason: random.pick(declineReasons) });
  else if (fate === 'handedOver') step(topic.decidedOn, 'handOver', { reason: '事情具体、责任明确，直接交办。' });
  else if (fate === 'merged') step(topic.decidedOn, 'merge', { into: into?.id ?? null, reason: `与${into?.village.name ?? ''}同类议题合并协商。` });
  else adopt(world, topic, step);
  if (random.chance(fate === 'declined' ? 0.9 : 0.55)) step(later(random, fate === 'adopted' ? topic.approvedOn : topic.decidedOn, 0, 5, world.end), 'reply', { reason: '已电话答复提出人。' });
}

function adopt(world: World, topic: Topic, step: (on: Day, key: string, values?: Values) => void): void {
  const { random } = world;
  const { township } = topic;
  step(topic.decidedOn, 'adopt', { reason: '群众关心、条件成熟，提请审定。', score: random.int(78, 98) });
  step(topic.approvedOn, 'approve', {
    round: 'screeningRound.approval', body: `${township.name}党${township.street ? '工' : ''}委`,
    number: `${township.name.slice(0, 2)}党议〔${world.year}〕${Number(topic.approvedOn.slice(5, 7)) * 2 + (weekday(topic.approvedOn) > 3 ? 1 : 0)}号`,
  });
  if (!random.chance(0.14)) return;
  const plan = world.newId();
  save(world, topic.approvedOn, township, township.index, [
    {
      entity: 'planItem', id: plan,
      set: {
        title: `${topic.village.name}${topic.subject.noun}协商`, kind: 'planKind.year', year: world.year, place: township.id, topic: topic.id, dueOn: addDays(topic.approvedOn, 60), state: 'planState.doing',
        leader: township.leader, office: township.organ, doer: township.clerk, standIn: township.deputy, approvedBy: `${township.name}党${township.street ? '工' : ''}委`, approvedOn: topic.approvedOn,
      },
    },
  ]);
  step(topic.approvedOn, 'plan', { plan });
  const done = addDays(topic.approvedOn, random.int(35, 60));
  if (done <= world.end && random.chance(0.92)) save(world, done, township, township.index, [{ entity: 'planItem', id: plan, set: { state: 'planState.done', progress: '已组织协商，议定事项转入办理。' } }]);
}
