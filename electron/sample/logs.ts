import type { Studio, Village } from '#electron/sample/people.ts';
import { dayIn } from '#electron/sample/days.ts';
import { type LogKind, logWords } from '#electron/sample/logWords.ts';
import { person } from '#electron/sample/names.ts';
import { save, serving, townshipOf, type SampleWrite, type Values, type World } from '#electron/sample/world.ts';
import { addDays, type Day } from '#shared/rules/day.ts';

export interface Log {
  id: string;
  kind: LogKind;
  studio: Studio;
  village: Village;
  on: Day;
  matters: number;
}

const weights: readonly LogKind[] = [
  'reception', 'reception', 'reception', 'reception', 'reception', 'reception', 'visit', 'visit', 'visit', 'consult', 'policy', 'policy', 'mediation', 'mediation',
  'help', 'reading', 'sector', 'errand', 'errand',
];

/** The year's logs of the studios. People helped and money add up to the plan, each as one outcome that belongs to its log. */
export function makeLogs(world: World): Log[] {
  const { random, plan, county } = world;
  const logs = Array.from({ length: plan.logs }, (_, i): Log => {
    const studio = county.studios[i % county.studios.length] ?? random.pick(county.studios);
    const kind = random.pick(weights);
    const township = townshipOf(world, studio.village.township);
    const village = kind === 'reception' || random.chance(0.4) ? studio.village : random.pick(township.villages);
    const matters = kind === 'reception' ? random.int(0, 5) : ['visit', 'consult', 'mediation', 'errand'].includes(kind) ? random.int(0, 2) : 0;
    return { id: world.newId(), kind, studio, village, matters, on: dayIn(random, addDays(world.start, 2), addDays(world.end, -1)) };
  }).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const help = logs.filter((one) => one.kind === 'help').slice(0, Math.min(24, plan.helpedPeople));
  const people = random.split(plan.helpedPeople, help.length, 1);
  const hundreds = random.split(Math.round(plan.aidYuan / 100), help.length, 2);
  for (const log of logs) {
    const at = help.indexOf(log);
    writeLog(world, log, at < 0 ? null : { people: people[at] ?? 0, yuan: (hundreds[at] ?? 0) * 100 });
  }
  return logs;
}

function writeLog(world: World, log: Log, aid: { people: number; yuan: number } | null): void {
  const { random } = world;
  const { studio, kind, village } = log;
  const township = townshipOf(world, village.township);
  const words = logWords[kind];
  const present = random.some(serving(world, studio.members), random.int(2, 4));
  const hour = random.pick([9, 9, 14, 15]);
  const fill = (text: string) => text.replaceAll('{v}', village.name).replaceAll('{m}', present[0]?.name ?? studio.host.name).replaceAll('{n}', String(random.int(4, 30)));
  const set: Values = {
    studio: studio.id, heldOn: log.on, startAt: `${String(hour).padStart(2, '0')}:00`, endAt: `${hour + 2}:${random.pick(['00', '30'])}`, kind: `logKind.${kind}`, title: fill(random.pick(words.titles)),
    location: kind === 'reception' ? studio.name : `${village.name}${random.pick(['党群服务中心', '文化广场', '农户家中', '田间地头'])}`, place: village.id, members: present.map((one) => one.id),
    people: random.int(words.people[0], words.people[1]), matters: log.matters, content: fill(random.pick(words.contents)), recorder: studio.keeper, checkedBy: township.clerk,
  };
  if (log.matters > 0) set['answered'] = random.pick(['能当场答复的已当场答复，其余登记转办。', '政策类问题现场解释，具体困难已登记。', '与村干部当面核实，约定一周内回话。']);
  if (random.chance(0.15)) set['others'] = person(random).name;
  if (random.chance(0.25)) set['campaign'] = `campaign.${random.pick(['environment', 'revival', 'enterprise'])}`;
  if (kind === 'errand') set['done'] = random.int(1, 3);
  if (aid) Object.assign(set, { helped: aid.people, money: aid.yuan });
  const writes: SampleWrite[] = [{ entity: 'log', id: log.id, set }];
  if (aid) {
    const inYuan = random.chance(0.5);
    writes.push({ entity: 'outcome', id: world.newId(), set: { log: log.id, kind: 'outcomeKind.helped', quantity: aid.people, unit: 'unit.person', on: log.on } });
    writes.push({ entity: 'outcome', id: world.newId(), set: { log: log.id, kind: 'outcomeKind.aid', quantity: inYuan ? aid.yuan : aid.yuan / 10_000, unit: inYuan ? 'unit.yuan' : 'unit.wanYuan', on: log.on } });
  }
  save(world, log.on, township, township.index, writes);
}
