import type { Random } from '#electron/sample/random.ts';

const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';
const men = ['建国', '志强', '永福', '文军', '国栋', '海涛', '振华', '德林', '学文', '玉成', '占山', '积善', '明远', '立新', '长青', '守信', '兴旺', '宝山', '俊峰', '维东', '树声', '发祥', '继业', '彦斌', '锦程', '浩然', '伟', '军', '勇', '磊', '斌', '鹏', '刚', '毅', '涛', '晓东', '志远', '永年', '天佑', '怀德'];
const women = ['秀英', '桂兰', '玉梅', '彩霞', '淑珍', '春燕', '海燕', '雪梅', '晓红', '丽娟', '文慧', '玉洁', '兰芳', '巧玲', '月琴', '佳怡', '思雨', '婷', '静', '敏', '娟', '芳', '燕', '莉', '丹', '慧', '银花', '翠萍', '改霞', '素琴', '亚楠', '欣', '雅琴', '凤英', '海霞'];

export interface Person {
  name: string;
  female: boolean;
}

export function person(random: Random): Person {
  const female = random.chance(0.34);
  return { name: random.pick([...surnames]) + random.pick(female ? women : men), female };
}

/** A name that is not in `taken`, which it joins. */
export function newPerson(random: Random, taken: Set<string>): Person {
  for (;;) {
    const one = person(random);
    if (taken.has(one.name)) continue;
    taken.add(one.name);
    return one;
  }
}

/** A number of a shape that reads as a mobile phone's and that no one has: the exchange 0000. */
export function phone(random: Random): string {
  return `13${random.int(0, 9)}0000${String(random.int(0, 9999)).padStart(4, '0')}`;
}

/** Invented: no real county, township or village is meant. */
export const countyName = '岚川县';

export const townshipNames = ['城南街道', '城北街道', '青禾镇', '榆岭镇', '双泉镇', '沙坪镇', '红柳滩镇', '白杨河镇', '松岭乡', '望川乡', '泉子沟乡', '石峡乡'] as const;

const sides = ['上', '下', '前', '后', '东', '西', '大', '小', '新', '中'];
const stems = ['柳湾', '沙河', '桥头', '槐树庄', '杏花坡', '石堡', '梁家庄', '孙家沟', '麦场', '井泉', '官路', '榆树台', '芦草沟', '磨坊', '瓦窑', '圆墩', '碱滩', '头坝', '羊圈湾', '红崖', '双墩', '沟口', '水磨', '果园'];
const communities = ['和顺', '康宁', '文昌', '锦绣', '向阳', '学府', '永安', '惠民', '东苑', '西苑', '北辰', '兴业', '春晖', '金桂', '幸福里', '清泉', '凤栖', '广场', '车站', '南关', '北关', '福源', '明德', '丰乐', '和谐', '景苑', '翠湖', '朝晖', '安居', '长乐', '祥瑞', '丽景'];

/** `count` names of villages or communities, none used twice in the county. */
export function villageNames(random: Random, count: number, street: boolean, taken: Set<string>): string[] {
  const names: string[] = [];
  while (names.length < count) {
    const name = street ? `${random.pick(communities)}社区` : `${random.chance(0.6) ? random.pick(sides) : ''}${random.pick(stems)}村`;
    if (taken.has(name)) continue;
    taken.add(name);
    names.push(name);
  }
  return names;
}
