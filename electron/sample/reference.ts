import type { Member, Studio, Township, Village } from '#electron/sample/people.ts';
import { person, phone } from '#electron/sample/names.ts';
import { departments } from '#electron/sample/organisations.ts';
import { save, type SampleWrite, type Values, type World } from '#electron/sample/world.ts';

const checklist = ['place', 'plate', 'rules', 'activity', 'ledger'];

/** What stands before the first year begins: places, organisations, members, councils, studios, seats. Dated on its first day. */
export function writeReference(world: World): void {
  const { county } = world;
  const put = (entity: SampleWrite['entity'], id: string, set: Values): SampleWrite => ({ entity, id, set });
  const on = world.start;
  save(world, on, null, 'all', [put('place', county.id, { name: county.name, kind: 'placeKind.county', population: 286_400, households: 81_200 })]);
  for (const township of county.townships) {
    save(world, on, null, 'all', [
      put('place', township.id, { name: township.name, kind: township.street ? 'placeKind.street' : 'placeKind.township', parent: county.id, code: `99${String(township.index + 1).padStart(2, '0')}` }),
      ...township.villages.map((village, i) => put('place', village.id, placeValues(world, township, village, i))),
    ]);
  }
  save(world, on, null, 'all', [
    ...departments.map(([key, short, kind]) => organisation(world, key, { short, kind: `organisationKind.${kind}`, place: county.id })),
    ...county.townships.map((one) => organisation(world, `township${one.index}`, { short: one.name, kind: 'organisationKind.township', place: one.id })),
  ]);
  save(world, on, null, 'all', county.members.filter((one) => one.joined <= world.year).flatMap((one) => memberWrites(world, one)));
  for (const township of county.townships) {
    save(world, on, township, township.index, councilWrites(world, township));
    save(world, on, township, township.index, township.studios.flatMap((one) => studioWrites(world, one)));
  }
}

/** Members who join in a later year of the sample. */
export function writeNewMembers(world: World): void {
  const fresh = world.county.members.filter((one) => one.joined === world.year);
  if (fresh.length > 0) save(world, world.start, null, 'all', fresh.flatMap((one) => memberWrites(world, one)));
}

function placeValues(world: World, township: Township, village: Village, i: number): Values {
  const households = world.random.int(village.street ? 800 : 180, village.street ? 2600 : 720);
  return {
    name: village.name, kind: village.street ? 'placeKind.community' : 'placeKind.village', parent: township.id,
    code: `99${String(township.index + 1).padStart(2, '0')}${String(i + 1).padStart(2, '0')}`, households, population: Math.round(households * (2.7 + world.random.next())),
  };
}

function organisation(world: World, key: string, values: Values): SampleWrite {
  const one = world.county.organisations.get(key);
  if (!one) throw new RangeError(`no organisation ${key}`);
  return { entity: 'organisation', id: one.id, set: { name: one.name, leader: one.leader, contact: one.contact, phone: phone(world.random), ...values } };
}

const politicsOf = ['communist', 'masses', 'masses', 'noParty', 'masses'];

function memberWrites(world: World, member: Member): SampleWrite[] {
  const { random, county } = world;
  const township = county.townships[member.township];
  const village = township?.villages.find((one) => one.seated.includes(member));
  const term = member.joined >= world.county.termFrom ? 'term.t10' : 'term.t9';
  const politics = ['league', 'jiusan', 'peasants', 'construction', 'noParty'].includes(member.sector) ? member.sector : member.sector === 'communist' ? 'communist' : random.pick(politicsOf);
  const joinedOn = `${member.joined}-01-${String(random.int(5, 20)).padStart(2, '0')}`;
  const born = `${random.int(1964, 1994)}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`;
  const standing = random.chance(0.16);
  return [
    {
      entity: 'member', id: member.id,
      set: {
        name: member.name, number: `LC${String(county.members.indexOf(member) + 1).padStart(4, '0')}`, gender: member.female ? 'gender.female' : 'gender.male', bornOn: born, nation: random.chance(0.93) ? '汉族' : '回族',
        politics: `politics.${politics}`, education: `education.${random.pick(['senior', 'college', 'college', 'bachelor', 'bachelor', 'master'])}`, nativePlace: county.name,
        phone: phone(random), employer: member.employer, duty: member.duty, tiers: random.chance(0.06) ? ['tier.county', 'tier.city'] : ['tier.county'], term,
        sector: `sector.${member.sector}`, committee: `committee.${member.committee}`, group: `activityGroup.${random.pick(['first', 'second', 'third', 'fourth', 'fifth', 'sixth'])}`,
        standing, expert: random.chance(0.12), informant: random.chance(0.2), township: township?.id ?? null, village: village?.id ?? null,
        state: 'memberState.serving', joinedOn,
      },
    },
    { entity: 'tenure', id: world.newId(), set: { member: member.id, kind: 'tenureKind.term', title: `县政协${term === 'term.t10' ? '第十届' : '第九届'}委员`, term, since: joinedOn } },
    ...(standing ? [{ entity: 'tenure' as const, id: world.newId(), set: { member: member.id, kind: 'tenureKind.duty', title: '县政协常务委员', term, since: joinedOn } }] : []),
  ];
}

function councilWrites(world: World, township: Township): SampleWrite[] {
  const { random } = world;
  const since = `${random.int(2, 5) + world.county.firstYear - 8}-0${random.int(3, 9)}-1${random.int(0, 9)}`;
  const list = (missing: number) => random.some(checklist, 5 - missing).map((one) => `councilChecklist.${one}`);
  const seatOf = (council: string, values: Values): SampleWrite => ({ entity: 'seat', id: world.newId(), set: { council, since, ...values } });
  const own: SampleWrite[] = [
    {
      entity: 'council', id: township.council,
      set: {
        name: `${township.name}协商议事会`, kind: 'councilKind.council', level: 'level.township', place: township.id, platedOn: since, convener: township.leader,
        convenerDuty: '党委副书记', phone: phone(random), leadMember: township.members[0]?.id ?? null, checklist: list(0), state: 'bodyState.running',
      },
    },
    ...township.members.slice(0, 5).map((one) => seatOf(township.council, { member: one.id, capacity: 'capacity.member', duty: one.duty })),
    seatOf(township.council, { name: township.leader, capacity: 'capacity.townshipOfficial', duty: '党委副书记' }),
    seatOf(township.council, { name: township.clerk, capacity: 'capacity.townshipOfficial', duty: '联络组干事' }),
  ];
  return own.concat(
    township.villages.flatMap((village): SampleWrite[] => [
      {
        entity: 'council', id: village.council,
        set: {
          name: `${village.name}协商议事${village.street ? '室' : '会'}`, kind: village.street ? 'councilKind.room' : 'councilKind.council', level: 'level.village', place: village.id,
          address: `${village.name}党群服务中心`, platedOn: since, convener: village.head, convenerDuty: '党支部书记', phone: phone(random),
          leadMember: village.seated[0]?.id ?? null, checklist: list(random.chance(0.7) ? 0 : random.int(1, 2)),
          brand: random.chance(0.5) ? `brand.${random.pick(['talkItOver', 'bench', 'courtyard'])}` : null, state: random.chance(0.97) ? 'bodyState.running' : 'bodyState.building',
        },
      },
      ...village.seated.map((one) => seatOf(village.council, { member: one.id, capacity: 'capacity.member', duty: one.duty })),
      seatOf(village.council, { name: village.head, capacity: 'capacity.villageOfficial', duty: '党支部书记' }),
      ...Array.from({ length: random.int(2, 5) }, () => seatOf(village.council, { name: person(random).name, capacity: `capacity.${random.pick(['villager', 'villager', 'villageOfficial', 'company', 'expert'])}`, duty: random.pick(['村民代表', '监委会主任', '老党员', '致富带头人', '退休教师', '网格员']) })),
    ]),
  );
}

function studioWrites(world: World, studio: Studio): SampleWrite[] {
  const { random } = world;
  const platedOn = `${world.county.firstYear - random.int(1, 4)}-0${random.int(3, 9)}-${random.int(10, 28)}`;
  return [
    {
      entity: 'studio', id: studio.id,
      set: {
        name: studio.name, kind: `studioKind.${studio.kind}`, level: studio.kind === 'station' ? 'level.township' : 'level.village', place: studio.village.id,
        address: `${studio.village.name}党群服务中心${random.int(1, 3)}楼`, platedOn, sector: `sector.${studio.host.sector}`, host: studio.host.id, keeper: studio.keeper, phone: phone(random),
        openHours: '工作日 9:00—17:00', receptionRule: `每月${random.pick([5, 10, 15, 20])}日，遇节假日顺延`,
        checklist: random.some(checklist, random.chance(0.8) ? 5 : 4).map((one) => `studioChecklist.${one}`),
        wall: random.some(['intro', 'members', 'duties', 'rules', 'board', 'show'], random.int(4, 6)).map((one) => `studioWall.${one}`), stars: random.int(3, 5), state: 'bodyState.running',
      },
    },
    ...studio.members.map((one, i): SampleWrite => ({ entity: 'seat', id: world.newId(), set: { studio: studio.id, member: one.id, capacity: 'capacity.member', duty: i === 0 ? '领衔委员' : one.duty, since: platedOn } })),
  ];
}
