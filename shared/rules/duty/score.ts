import type { Day } from '#shared/rules/day.ts';
import { type DutyItem, type DutyMember, type DutyRule, type DutySource, inRuleOrder, levelRank, plainRule, rulesFor } from '#shared/rules/duty/rule.ts';
import { type Served, servedOf } from '#shared/rules/duty/served.ts';

/** One source under one line: what it gave, and in words why it gave less than its points. */
export interface Posted {
  source: DutySource;
  factor: number;
  points: number;
  why: '' | '已到上限' | '部分计分，已到上限' | '前几件不计' | '不计';
}

export interface ItemScore {
  rule: DutyRule;
  count: number;
  points: number;
  /** The cap took something away. */
  capped: boolean;
  posted: Posted[];
}

/** A box of the checklist: n of m. */
export interface Box {
  rule: DutyRule;
  done: number;
  minimum: number;
  met: boolean;
  sources: DutySource[];
}

export interface MemberScore {
  member: string;
  served: Served;
  boxes: Box[];
  items: ItemScore[];
  categories: { name: string; points: number; cap: number | null }[];
  /** Null where the rule set has no points. */
  total: number | null;
  /** Null where the rule set has no grade that fits. */
  grade: string | null;
  /** 社情民意信息差1件. */
  missing: string[];
}

/** The line that entries by hand without a line of their own go to. */
export const otherEntries: DutyRule = { ...plainRule, id: 'entry', name: '其他加减分', item: 'entry', unit: '次', rank: 1e9 };

/** By day; keys, which are long, are only compared between what one record says. */
const bySource = (a: DutySource, b: DutySource): number => compare(a.on, b.on) || compare(a.record, b.record) || compare(a.key, b.key);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const again = (one: DutySource, i: number, sorted: readonly DutySource[]): boolean => one.record === sorted[i - 1]?.record && one.key === sorted[i - 1]?.key;
/** What is there twice stands side by side in `sorted`. */
const eachOnce = (sorted: DutySource[]): DutySource[] => (sorted.some(again) ? sorted.filter((one, i) => !again(one, i, sorted)) : sorted);
const round = (points: number): number => Math.round(points * 100) / 100;

function factorOf(rule: DutyRule, source: DutySource): number {
  const role = source.role === 'joint' ? rule.joint : source.role === 'first' ? rule.first : 1;
  return role * (source.combined ? rule.combined : 1);
}

/** The sources that a line looks at. With 只计最高一级, one for each record: that of the highest level. */
function sourcesOf(rule: DutyRule, byItem: ReadonlyMap<DutyItem, readonly DutySource[]>, highest: (source: DutySource) => number): DutySource[] {
  const own = (rule.item === null ? [] : (byItem.get(rule.item) ?? [])).filter((source) => rule.level === null || source.level === rule.level);
  const kept = rule.highestOnly ? own.filter((source) => levelRank(source.level) === highest(source)) : own;
  const byHand = (byItem.get('entry') ?? []).filter((source) => source.rule === rule.id);
  // A line that counts entries by hand counts those that name it: an entry for another line must not stand here too.
  if (rule.item === 'entry') return byHand;
  return byHand.length === 0 ? kept : [...kept, ...byHand].sort(bySource);
}

function scoreItem(rule: DutyRule, sources: readonly DutySource[]): ItemScore {
  const limit = rule.cap === null ? Infinity : Math.round(Math.abs(rule.cap) * 100);
  let given = 0;
  let skipped = 0;
  let count = 0;
  let capped = false;
  const posted = sources.map((source): Posted => {
    const factor = factorOf(rule, source);
    // Points typed by hand are what they are; else the line's points, as often as it happened.
    const wanted = Math.round((source.points ?? rule.points * factor * source.amount) * 100);
    if (factor === 0) return { source, factor, points: 0, why: '不计' };
    count += source.amount;
    if (skipped < rule.skip) {
      skipped += source.amount;
      return { source, factor, points: 0, why: '前几件不计' };
    }
    const room = limit - Math.abs(given);
    const gets = Math.sign(wanted) * Math.min(Math.abs(wanted), Math.max(0, room));
    given += gets;
    if (gets !== wanted) capped = true;
    return { source, factor, points: gets / 100, why: gets === wanted ? '' : gets === 0 ? '已到上限' : '部分计分，已到上限' };
  });
  return { rule, count, points: given / 100, capped, posted };
}

function boxOf(rule: DutyRule, sources: readonly DutySource[], served: Served): Box {
  const counted = sources.filter((source) => factorOf(rule, source) > 0);
  const done = counted.reduce((sum, source) => sum + source.amount, 0);
  const minimum = rule.prorate ? Math.floor((rule.minimum * served.months) / 12 + 0.5) : rule.minimum;
  return { rule, done, minimum, met: done >= minimum, sources: counted };
}

function gradeOf(grades: readonly DutyRule[], total: number, complete: boolean, served: Served): string | null {
  const fits = grades.filter((one) => (complete || !one.complete) && total >= (one.prorate ? (one.minimum * served.months) / 12 : one.minimum));
  const [best] = fits.toSorted((a, b) => b.minimum - a.minimum || a.rank - b.rank);
  const [lowest] = grades.filter((one) => !one.complete).toSorted((a, b) => a.minimum - b.minimum || b.rank - a.rank);
  return (best ?? lowest)?.name ?? null;
}

/**
 * What a member did in a year under a rule set. Pure: the order in which sources come does not matter, and a source that is
 * gone leaves no trace. Sources outside the days on which the member served do not count. `from` and `to`: the year's days.
 */
export function scoreMember(rules: readonly DutyRule[], sources: readonly DutySource[], member: DutyMember, year: { from: Day; to: Day }): MemberScore {
  const served = servedOf(member, year);
  const own = inRuleOrder(rulesFor(rules, member.standing));
  const byItem = new Map<DutyItem, DutySource[]>();
  const highestOf = new Map<string, number>();
  for (const source of sources) {
    if (source.on < served.from || source.on > served.to) continue;
    const some = byItem.get(source.item);
    if (some) some.push(source);
    else byItem.set(source.item, [source]);
    if (source.level !== null) {
      const which = `${source.item} ${source.record}`;
      highestOf.set(which, Math.max(highestOf.get(which) ?? -1, levelRank(source.level)));
    }
  }
  for (const [item, some] of byItem) byItem.set(item, eachOnce(some.sort(bySource)));
  const highest = (source: DutySource): number => highestOf.get(`${source.item} ${source.record}`) ?? levelRank(source.level);

  const boxes = own.filter((rule) => rule.kind === 'checklist').map((rule) => boxOf(rule, sourcesOf(rule, byItem, highest), served));
  const known = new Set(own.filter((rule) => rule.kind === 'points').map((rule) => rule.id));
  const loose = (byItem.get('entry') ?? []).filter((source) => source.points !== null && (source.rule === null || !known.has(source.rule)));
  const withPoints = own.filter((rule) => rule.kind === 'points');
  const items = withPoints.map((rule) => scoreItem(rule, sourcesOf(rule, byItem, highest)));
  if (loose.length > 0) items.push(scoreItem(otherEntries, loose));

  const caps = new Map(own.filter((rule) => rule.kind === 'category').map((rule) => [rule.name, rule.cap]));
  const categories = [...Map.groupBy(items, (one) => one.rule.category)].map(([name, some]) => {
    const cap = caps.get(name) ?? null;
    const sum = round(some.reduce((points, one) => points + one.points, 0));
    return { name, cap, points: cap === null ? sum : Math.min(cap, sum) };
  });
  const complete = boxes.every((box) => box.met);
  const total = items.length === 0 && withPoints.length === 0 ? null : round(categories.reduce((sum, one) => sum + one.points, 0));
  const grades = own.filter((rule) => rule.kind === 'grade');
  return {
    member: member.id, served, boxes, items, categories, total,
    grade: total === null ? null : gradeOf(grades, total, complete, served),
    missing: boxes.filter((box) => !box.met).map((box) => `${box.rule.name}差${round(box.minimum - box.done)}${box.rule.unit}`),
  };
}
