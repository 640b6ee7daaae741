import type { Meeting } from '#electron/sample/meetings.ts';
import { person, phone } from '#electron/sample/names.ts';
import { serving, type SampleWrite, type Values, type World } from '#electron/sample/world.ts';
import { keysBetween } from '#shared/rules/orderKey.ts';

export interface Attender {
  id: string;
  name: string;
  duty: string;
  party: string;
  member: string | null;
  role: 'member' | 'observer' | 'guest';
  state: 'present' | 'excused' | 'absent';
}

const excuses = ['外出学习', '单位另有会议', '因病就医', '外出务工未归', '家中有事'];
const villagerDuties = ['村民代表', '当事群众', '老党员', '种植大户', '网格员', '退休教师'];
const residentDuties = ['居民代表', '楼栋长', '当事住户', '退休职工', '商户代表', '网格员'];

/** Eight to twenty people of all parties; two to five at a bench meeting. Nobody twice. */
export function attendersOf(world: World, meeting: Meeting): Attender[] {
  const { random, county } = world;
  const { township, village } = meeting;
  const found: Attender[] = [];
  const names = new Set<string>();
  const add = (name: string, duty: string, party: string, role: Attender['role'], member: string | null = null) => {
    if (names.has(name)) return;
    names.add(name);
    const state = role !== 'member' ? 'present' : random.chance(0.88) ? 'present' : random.chance(0.7) ? 'excused' : 'absent';
    found.push({ id: world.newId(), name, duty, party, member, role, state });
  };
  const members = [...new Set([...serving(world, meeting.studio?.members ?? []), ...village.seated, ...random.some(serving(world, township.members), random.int(1, 3))])];
  if (meeting.light) {
    for (const one of members.slice(0, 3)) add(one.name, one.duty, 'members', 'member', one.id);
    add(village.head, '党支部书记', 'people', 'member');
    return found;
  }
  add(meeting.level === 'township' ? township.leader : village.head, meeting.level === 'township' ? '党委副书记' : '党支部书记', 'government', 'member');
  for (const one of members.slice(0, 5)) add(one.name, one.duty, 'members', 'member', one.id);
  add(township.clerk, '联络组干事', 'government', 'member');
  if (meeting.level === 'township') add(village.head, '党支部书记', 'people', 'member');
  for (const topic of meeting.topics) {
    for (const key of [topic.subject.host, ...(topic.subject.partner && random.chance(0.5) ? [topic.subject.partner] : [])]) {
      const organisation = county.organisations.get(key);
      if (organisation) add(random.chance(0.5) ? organisation.contact : organisation.leader, `${organisation.name}工作人员`, 'departments', 'member');
    }
    add(topic.raisedBy, '议题提出人', 'people', 'member');
  }
  for (let i = random.int(3, 8); i > 0; i -= 1) add(person(random).name, random.pick(village.street ? residentDuties : villagerDuties), 'people', 'member');
  if (random.chance(0.2)) add(person(random).name, random.pick(['农艺师', '律师', '工程师', '乡贤']), 'experts', 'member');
  for (let i = random.int(0, 2); i > 0; i -= 1) add(person(random).name, '列席人员', 'government', 'observer');
  if (random.chance(0.15)) add(person(random).name, random.pick(villagerDuties), 'people', 'guest');
  return found.slice(0, 20);
}

const capacities: Readonly<Record<string, string>> = { government: 'townshipOfficial', members: 'member', departments: 'department', people: 'villager', experts: 'expert' };

/** The time so many minutes before another of the same day. */
function before(time: string, minutes: number): string {
  const at = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) - minutes;
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}

export function attendanceWrites(world: World, meeting: Meeting, attenders: readonly Attender[], spoke: ReadonlySet<string>): SampleWrite[] {
  const { random } = world;
  const keys = keysBetween(null, null, attenders.length);
  return attenders.map((one, i): SampleWrite => {
    const set: Values = {
      meeting: meeting.id, order: keys[i] ?? 'V', name: one.name, duty: one.duty, party: `party.${one.party}`, role: `attendanceRole.${one.role}`, state: `attendanceState.${one.state}`,
      capacity: `capacity.${one.role === 'observer' ? 'observer' : one.duty === '党支部书记' ? 'villageOfficial' : (capacities[one.party] ?? 'villager')}`,
    };
    if (one.member) set['member'] = one.member;
    if (one.state === 'present' && !meeting.light && random.chance(0.6)) set['arrivedAt'] = before(meeting.startAt, random.pick([0, 8, 16]) + Math.floor(random.int(10, 58) / 8));
    if (one.state === 'excused') Object.assign(set, { excuse: random.pick(excuses), excuseBy: meeting.township.leader });
    if (spoke.has(one.id)) set['spoke'] = 'speechKind.spoke';
    if (random.chance(0.12)) set['phone'] = phone(random);
    return { entity: 'attendance', id: one.id, set };
  });
}
