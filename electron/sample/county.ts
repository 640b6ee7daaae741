import type { County, Organisation, Studio, Township, Village } from '#electron/sample/people.ts';
import { makeMembers } from '#electron/sample/members.ts';
import { countyName, newPerson, person, townshipNames, villageNames } from '#electron/sample/names.ts';
import { departments } from '#electron/sample/organisations.ts';
import type { Random } from '#electron/sample/random.ts';

/** Who and what there is, before anything happens: 12 townships, 150 villages, 140 members, 44 studios. */
export function makeCounty(random: Random, newId: () => string, years: readonly number[]): County {
  const taken = new Set<string>();
  const villagesTaken = new Set<string>();
  const organisations = new Map<string, Organisation>();
  for (const [key, short] of departments) {
    organisations.set(key, { id: newId(), name: `${countyName}${short.replace(/^县委/, '委').replace(/^团县委/, '团委')}`, leader: person(random).name, contact: person(random).name });
  }
  const sizes = [14, 12, 16, 14, 13, 12, 13, 12, 11, 11, 11, 11];
  const townships = townshipNames.map((name, index): Township => {
    const street = name.endsWith('街道');
    const villages = villageNames(random, sizes[index] ?? 12, street, villagesTaken).map((village): Village => ({
      id: newId(), name: village, township: index, street, council: newId(), head: person(random).name, seated: [],
    }));
    const office = newId();
    organisations.set(`township${index}`, { id: office, name: `${name}${street ? '办事处' : '人民政府'}`, leader: person(random).name, contact: person(random).name });
    return {
      index, id: newId(), name, street, office, organ: `政协${countyName}${name}工作联络组`, council: newId(),
      leader: person(random).name, clerk: person(random).name, deputy: person(random).name, villages, members: [], studios: [],
    };
  });
  const members = makeMembers(random, newId, taken, years, townships);
  seat(random, townships);
  const studios = townships.flatMap((township) => makeStudios(random, newId, township));
  const leaders = ['主席', '副主席', '副主席', '副主席', '秘书长'].map((duty) => ({ name: newPerson(random, taken).name, duty: `县政协${duty}` }));
  return {
    id: newId(), name: countyName, office: `政协${countyName}委员会办公室`, clerk: person(random).name, townships,
    villages: townships.flatMap((one) => one.villages), members, studios, organisations, leaders,
    firstYear: years[0] ?? 0, termFrom: (years.at(-1) ?? 0) - 4,
  };
}

/** Members to village councils: two or three each; in nine villages on purpose fewer, so that the coverage page has rows. */
function seat(random: Random, townships: readonly Township[]): void {
  const first = townships.flatMap((one) => one.members).reduce((least, one) => Math.min(least, one.joined), 9999);
  const lacking = new Set(random.some(townships.flatMap((one) => one.villages), 9).map((one) => one.id));
  let empty = 3;
  for (const { villages, members } of townships) {
    const able = members.filter((one) => one.joined === first);
    let turn = 0;
    for (const village of villages) {
      const count = lacking.has(village.id) ? (empty-- > 0 ? 0 : 1) : random.chance(0.15) ? 3 : 2;
      for (let i = 0; i < count; i += 1) {
        const member = able[turn % able.length];
        turn += 1;
        if (member && !village.seated.includes(member)) village.seated.push(member);
      }
    }
  }
}

/** 44 in all: four in the first eight townships, three in the rest. */
function makeStudios(random: Random, newId: () => string, township: Township): Studio[] {
  const count = township.index < 8 ? 4 : 3;
  const hosts = random.some(township.members, count);
  township.studios = hosts.map((host, i): Studio => {
    const village = township.villages[i * 3] ?? random.pick(township.villages);
    const kind = i === 0 ? 'station' : random.pick(['studio', 'studio', 'studio', 'home', 'contact', 'sector']);
    const word = kind === 'station' ? '委员工作站' : kind === 'home' ? '委员之家' : kind === 'contact' ? '社情民意联系点' : '委员工作室';
    const members = [host, ...random.some(township.members.filter((one) => one !== host), random.int(2, 4))];
    return { id: newId(), name: kind === 'station' ? `${township.name}${word}` : `${village.name}${host.name}${word}`, kind, village, host, members, keeper: person(random).name };
  });
  return township.studios;
}
