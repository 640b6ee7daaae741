import type { Village } from '#electron/sample/people.ts';
import { dayIn } from '#electron/sample/days.ts';
import type { Decision } from '#electron/sample/hold.ts';
import type { Log } from '#electron/sample/logs.ts';
import { orders } from '#electron/sample/logWords.ts';
import { person } from '#electron/sample/names.ts';
import type { Subject } from '#electron/sample/subject.ts';
import { subjects } from '#electron/sample/subjects.ts';
import type { Topic } from '#electron/sample/topics.ts';
import { bareTitle, fillFor, subjectsFor } from '#electron/sample/words.ts';
import { anyVillage, type Values, type World } from '#electron/sample/world.ts';
import type { Kind } from '#electron/sample/yearPlan.ts';
import type { Day } from '#shared/rules/day.ts';

/** Where a problem comes from, and what it says. */
export interface Origin {
  kind: Kind;
  on: Day;
  village: Village;
  title: string;
  content: string;
  done: string;
  raisedBy: string;
  subject: Subject | null;
  decision: Decision | null;
  /** Fields of the problem that keep the link back. */
  refs: Values;
}

/** What the year's decisions, topics handed over and logs give rise to, by kind, in time order. */
export function gatherOrigins(world: World, decisions: readonly Decision[], topics: readonly Topic[], logs: readonly Log[]): Map<Kind, Origin[]> {
  const { random } = world;
  const found: Origin[] = [];
  for (const topic of topics) {
    if (topic.fate !== 'handedOver') continue;
    found.push({
      kind: topic.subject.kind, on: topic.decidedOn, village: topic.village, title: bareTitle(topic.title), content: topic.content, done: random.pick(topic.subject.done),
      raisedBy: topic.raisedBy, subject: topic.subject, decision: null, refs: { topic: topic.id, origin: 'problemOrigin.topic' },
    });
  }
  for (const decision of decisions) {
    const { topic, meeting } = decision;
    found.push({
      kind: topic.subject.kind, on: decision.on, village: topic.village, title: [...decision.text].slice(0, 60).join('').replace(/[，。；]$/, ''), content: decision.text,
      done: random.pick(topic.subject.done), raisedBy: topic.raisedBy, subject: topic.subject, decision,
      refs: { meeting: meeting.id, decision: decision.id, topic: topic.id, origin: 'problemOrigin.meeting', ...(meeting.studio ? { studio: meeting.studio.id } : {}) },
    });
  }
  for (const log of logs) {
    if (log.matters === 0) continue;
    const kind = log.kind === 'mediation' ? 'dispute' : random.pick(['wish', 'errand', 'errand', 'volunteer', 'livelihood'] as const);
    found.push({ ...fresh(world, kind, log.village, log.on), refs: { log: log.id, studio: log.studio.id, origin: 'problemOrigin.log' } });
  }
  found.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return Map.groupBy(found, (one) => one.kind);
}

/** A matter that was typed in directly: an order, a visit, a call. */
export function directOrigin(world: World, kind: Kind, first: Day, last: Day): Origin {
  const village = villageFor(world, kind);
  return { ...fresh(world, kind, village, dayIn(world.random, first, last)), refs: { origin: `problemOrigin.${kind === 'wish' || kind === 'errand' || kind === 'volunteer' ? 'order' : world.random.pick(['visit', 'superior', 'visit'])}` } };
}

function villageFor(world: World, kind: Kind): Village {
  return kind === 'investment' ? anyVillage(world, false) : anyVillage(world);
}

function fresh(world: World, kind: Kind, village: Village, on: Day): Omit<Origin, 'refs'> {
  const { random } = world;
  const raisedBy = person(random).name;
  const base = { kind, on, village, raisedBy, decision: null };
  if (kind === 'wish' || kind === 'errand' || kind === 'volunteer') {
    const [title, content, done] = random.pick(orders[kind]);
    return { ...base, title: `${village.name}${title}`, content, done, subject: null };
  }
  const subject = random.pick(subjectsFor(subjects, village).filter((one) => one.kind === kind));
  const fill = fillFor(random, village);
  return { ...base, title: bareTitle(fill(random.pick(subject.titles))), content: fill(random.pick(subject.situation)), done: fill(random.pick(subject.done)), subject };
}
