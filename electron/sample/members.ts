import type { Member, Township } from '#electron/sample/people.ts';
import { newPerson } from '#electron/sample/names.ts';
import type { Random } from '#electron/sample/random.ts';

/** Sector, employers and duties that go together. `{t}` is the member's township. */
const careers: readonly (readonly [sector: string, employers: readonly string[], duties: readonly string[]])[] = [
  ['agriculture', ['{t}金穗种植专业合作社', '{t}丰泰养殖专业合作社', '{t}农业服务中心'], ['理事长', '农艺师', '技术负责人']],
  ['economy', ['岚川丰源农业开发有限公司', '岚川恒信建材有限公司', '{t}惠民商贸公司'], ['总经理', '董事长', '副总经理']],
  ['commerce', ['岚川工商联餐饮行业协会', '岚川众诚物流有限公司'], ['会长', '总经理']],
  ['education', ['{t}中心小学', '岚川第二中学', '{t}初级中学'], ['教师', '副校长', '教导主任']],
  ['health', ['{t}卫生院', '岚川人民医院', '岚川中医院'], ['主治医师', '副院长', '护士长']],
  ['culture', ['岚川文化馆', '岚川书画院'], ['馆员', '副馆长', '画师']],
  ['science', ['岚川农业技术推广中心', '岚川科技服务站'], ['高级农艺师', '工程师']],
  ['communist', ['{t}党委', '岚川县委统战部'], ['副书记', '组织委员', '科员']],
  ['women', ['{t}妇联', '岚川巾帼家政服务中心'], ['主席', '负责人']],
  ['youthLeague', ['{t}团委', '岚川青年创业园'], ['书记', '运营负责人']],
  ['union', ['岚川总工会', '{t}工会联合会'], ['干事', '主席']],
  ['league', ['岚川第一中学'], ['高级教师', '教研组长']],
  ['jiusan', ['岚川林业和草原技术站'], ['高级工程师', '工程师']],
  ['peasants', ['岚川疾控中心'], ['主管医师', '科长']],
  ['construction', ['岚川正源会计事务所'], ['会计师', '合伙人']],
  ['noParty', ['岚川广电网络公司', '岚川水利勘测队'], ['工程师', '经理']],
  ['religion', ['岚川宗教团体'], ['负责人']],
  ['minority', ['{t}民族特色食品厂'], ['厂长']],
  ['welfare', ['岚川养老服务中心', '{t}敬老院'], ['院长', '主任']],
  ['resources', ['岚川生态监测站'], ['工程师']],
  ['press', ['岚川融媒体中心'], ['记者', '副主任']],
  ['invited', ['{t}商会', '{t}关心下一代工作站'], ['会长', '负责人']],
];

const committees = ['proposals', 'economy', 'agriculture', 'culture', 'society', 'members'];

export const memberCount = 140;

/** 140 serving members in the last year; in each year before two fewer, who join at its end. */
export function makeMembers(random: Random, newId: () => string, taken: Set<string>, years: readonly number[], townships: readonly Township[]): Member[] {
  const first = years[0] ?? 0;
  const later = (years.length - 1) * 2;
  return Array.from({ length: memberCount }, (_, i): Member => {
    const township = townships[i % townships.length];
    if (!township) throw new RangeError('a county has townships');
    const [sector, employers, duties] = random.pick(careers);
    const who = newPerson(random, taken);
    const waiting = i - (memberCount - later);
    const member: Member = {
      id: newId(), name: who.name, female: who.female, duty: random.pick(duties), employer: random.pick(employers).replace('{t}', township.name), sector,
      committee: random.pick(committees), township: township.index, joined: waiting < 0 ? first : first + 1 + Math.floor(waiting / 2),
    };
    township.members.push(member);
    return member;
  });
}
