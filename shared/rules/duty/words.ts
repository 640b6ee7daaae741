import type { DutyRule, DutySource } from '#shared/rules/duty/rule.ts';

const number = (n: number): string => String(Math.round(n * 100) / 100);

/** How a line is reckoned, in words: 每次5分，最高20分，联名×0.5. `months`: the minimum of one who served a part of the year. */
export function standardOf(rule: DutyRule, minimum: number = rule.minimum): string {
  switch (rule.kind) {
    case 'checklist':
      return `每年至少${number(minimum)}${rule.unit}${minimum === rule.minimum ? '' : `（全年${number(rule.minimum)}${rule.unit}，按任职月数折算）`}`;
    case 'category':
      return rule.cap === null ? '不封顶' : `最高${number(rule.cap)}分`;
    case 'grade':
      return `${number(rule.minimum)}分起${rule.complete ? '，且必做清单全部完成' : ''}`;
    case 'points': {
      if (rule.id === 'entry') return '按登记的分值';
      const each = rule.points < 0 ? `每${rule.unit}扣${number(-rule.points)}分` : `每${rule.unit}${number(rule.points)}分`;
      const cap = rule.cap === null ? '' : rule.points < 0 ? `，最多扣${number(rule.cap)}分` : `，最高${number(rule.cap)}分`;
      const skip = rule.skip > 0 ? `，从第${number(rule.skip + 1)}${rule.unit}起` : '';
      const paper = rule.item?.startsWith('opinion') || rule.item?.startsWith('proposal');
      const joint = paper && rule.joint !== 1 ? `，联名×${number(rule.joint)}` : '';
      const first = paper && rule.first !== 1 ? `，第一人×${number(rule.first)}` : '';
      const combined = rule.item === 'opinionAdopted' && rule.combined !== 1 ? `，综合采用×${number(rule.combined)}` : '';
      return `${each}${cap}${skip}${first}${joint}${combined}${rule.highestOnly ? '，同一件只计最高一级' : ''}`;
    }
  }
}

/** What sets a source apart: 第一人, 联名, 综合采用. */
export function marksOf(source: DutySource): string[] {
  return [
    ...(source.role === 'first' ? ['第一人'] : source.role === 'joint' ? ['联名'] : []),
    ...(source.combined ? ['综合采用'] : []),
    ...(source.amount === 1 ? [] : [`${source.amount}次`]),
  ];
}
