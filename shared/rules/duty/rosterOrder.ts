/** 按姓氏笔画 or 按姓氏拼音: the two orders in which rosters of members stand. */
export type RosterOrder = 'stroke' | 'pinyin';

const locales: Readonly<Record<RosterOrder, string>> = { stroke: 'zh-u-co-stroke', pinyin: 'zh-u-co-pinyin' };
const collators = new Map<RosterOrder, Intl.Collator>();

/** Compares two names. Strokes come from the runtime's own tables (ICU, as in GB 13000.1 stroke order). */
export function compareNames(order: RosterOrder, a: string, b: string): number {
  let collator = collators.get(order);
  if (!collator) collators.set(order, (collator = new Intl.Collator(locales[order])));
  return collator.compare(a, b);
}

/** Whether this runtime knows the order: one without the tables would sort by code without a word. 丁 has two strokes, 白 five. */
export function knowsOrder(order: RosterOrder): boolean {
  return order === 'stroke' ? compareNames(order, '丁', '白') < 0 && compareNames(order, '欧', '张') > 0 : compareNames(order, '白', '丁') < 0 && compareNames(order, '王', '张') < 0;
}
