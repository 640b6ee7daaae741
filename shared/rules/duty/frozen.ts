import type { DutyRule } from '#shared/rules/duty/rule.ts';
import type { MemberScore } from '#shared/rules/duty/score.ts';
import { standardOf } from '#shared/rules/duty/words.ts';

/** What a closed year keeps of one member: words, figures, and the key of every record behind them. */
export interface FrozenScore {
  months: number;
  boxes: FrozenLine[];
  items: FrozenLine[];
  categories: MemberScore['categories'];
  total: number | null;
  grade: string | null;
  missing: string[];
  rank: number | null;
}

export interface FrozenLine {
  rule: string;
  name: string;
  unit: string;
  category: string;
  /** How it was reckoned then, in words. */
  standard: string;
  example: boolean;
  capped: boolean;
  count: number;
  minimum: number;
  points: number;
  /** `[key, entity, record, on, points]` of each source. */
  sources: [string, string, string, string, number][];
}

const ruleWords = (rule: DutyRule, minimum?: number) => ({ rule: rule.id, name: rule.name, unit: rule.unit, category: rule.category, standard: standardOf(rule, minimum), example: rule.example });

export function freeze(score: MemberScore, rank: number | null): FrozenScore {
  return {
    months: score.served.months,
    boxes: score.boxes.map(({ rule, done, minimum, sources }) => ({
      ...ruleWords(rule, minimum), capped: false, count: done, minimum, points: 0,
      sources: sources.map((one) => [one.key, one.entity, one.record, one.on, 0]),
    })),
    items: score.items.map(({ rule, count, points, posted, capped }) => ({
      ...ruleWords(rule), capped, count, minimum: 0, points,
      sources: posted.map((one) => [one.source.key, one.source.entity, one.source.record, one.source.on, one.points]),
    })),
    categories: score.categories,
    total: score.total,
    grade: score.grade,
    missing: score.missing,
    rank,
  };
}

/** One line that differs from the closed year: what came after, what was taken back. */
export interface LaterChange {
  name: string;
  before: string;
  after: string;
  added: [entity: string, record: string, on: string][];
  withdrawn: [entity: string, record: string, on: string][];
}

const words = (line: FrozenLine | undefined, box: boolean): string =>
  line === undefined ? '没有这一项' : box ? `${line.count}/${line.minimum}${line.unit}` : `${line.count}${line.unit}${line.points}分`;

function compare(before: readonly FrozenLine[], after: readonly FrozenLine[], box: boolean): LaterChange[] {
  const rules = new Set([...before, ...after].map((line) => line.rule));
  return [...rules].flatMap((rule): LaterChange[] => {
    const [old, now] = [before.find((line) => line.rule === rule), after.find((line) => line.rule === rule)];
    const missing = (from: FrozenLine | undefined, other: FrozenLine | undefined) => {
      const keys = new Set(other?.sources.map(([key]) => key));
      return (from?.sources ?? []).filter(([key]) => !keys.has(key)).map(([, entity, record, on]): [string, string, string] => [entity, record, on]);
    };
    const change = { name: (now ?? old)?.name ?? '', before: words(old, box), after: words(now, box), added: missing(now, old), withdrawn: missing(old, now) };
    return change.before === change.after && change.added.length === 0 && change.withdrawn.length === 0 ? [] : [change];
  });
}

/** What became different after the year was closed, line by line. */
export function laterChanges(frozen: FrozenScore, now: FrozenScore): LaterChange[] {
  return [...compare(frozen.boxes, now.boxes, true), ...compare(frozen.items, now.items, false)];
}
