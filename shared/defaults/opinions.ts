import { listOf } from '#shared/defaults/shippedChoice.ts';

/** Words of opinions and proposals. */
export const opinionChoices = [
  ...listOf('authorKind', [
    ['countyMember', '县政协委员'],
    ['cityMember', '市政协委员'],
    ['provinceMember', '省政协委员'],
    ['nationalMember', '全国政协委员'],
    ['party', '民主党派和工商联'],
    ['committee', '专委会'],
    ['group', '乡镇联络组'],
    ['other', '其他'],
  ]),
  ...listOf('compilation', [
    ['single', '单篇'],
    ['joint', '综合'],
  ]),
  ...listOf('proposerKind', [
    ['individual', '委员个人'],
    ['joint', '委员联名'],
    ['sector', '界别（小组）'],
    ['party', '民主党派和人民团体'],
    ['committee', '专委会'],
  ]),
  ...listOf('proposalCategory', [
    ['economy', '经济建设'],
    ['politics', '政治建设'],
    ['culture', '文化建设'],
    ['society', '社会建设'],
    ['ecology', '生态文明建设'],
  ]),
  ...listOf('transferDirection', [
    ['toProcuratorate', '提案转检察机关'],
    ['toConference', '检察建议转提案'],
  ]),
  // Fields of public-interest litigation: four of the law's first, ten of later laws; a new law adds to the list.
  ...listOf('transferArea', [
    ['environment', '生态环境和资源保护'],
    ['food', '食品药品安全'],
    ['property', '国有财产保护'],
    ['land', '国有土地使用权出让'],
    ['heroes', '英雄烈士保护'],
    ['minors', '未成年人保护'],
    ['soldiers', '军人地位和权益保障'],
    ['safety', '安全生产'],
    ['privacy', '个人信息保护'],
    ['monopoly', '反垄断'],
    ['fraud', '反电信网络诈骗'],
    ['crops', '农产品质量安全'],
    ['women', '妇女权益保障'],
    ['barrierFree', '无障碍环境建设'],
    ['other', '其他（法定领域以外）'],
  ]),
  ...listOf('transferVerdict', [
    ['filed', '立案办理'],
    ['consulted', '磋商'],
    ['suggestion', '制发检察建议'],
    ['proposal', '转为提案'],
    ['opinion', '转为社情民意'],
    ['topic', '转为协商议题'],
    ['none', '不予转化'],
  ]),
  ...listOf('sessionKind', [
    ['session', '大会提案'],
    ['ordinary', '平时提案'],
  ]),
  ...listOf('replyClass', [
    ['a', 'A 已解决或基本解决', { colour: '#237804' }],
    ['b', 'B 正在解决或已列入规划', { colour: '#0958d9' }],
    ['c', 'C 因条件限制以后解决', { colour: '#ad6800' }],
    ['d', 'D 留作参考', { colour: '#595959' }],
    ['threeA', 'A 已经解决或采纳', { retired: true, countsAs: 'replyClass.a', note: '三类办法' }],
    ['threeB', 'B 计划解决或准备采纳', { retired: true, countsAs: 'replyClass.b', note: '三类办法' }],
    ['threeC', 'C 留作参考', { retired: true, countsAs: 'replyClass.d', note: '三类办法' }],
  ]),
];
