import { type Day, formatDay, isDay } from '#shared/rules/day.ts';
import type { FieldProblem } from '#shared/failure.ts';
import { inAnsweredOrder } from '#shared/rules/answered.ts';

/**
 * What a life is made of: step records that are only added. `on` is the day it happened, `at` the order in which operations
 * were made (hybrid clock as text), `authorLevel` the level of the office whose site wrote it, where known.
 */
export interface StepBase {
  id: string;
  on: Day;
  at: string;
  by?: string | null;
  text?: string | null;
  corrects?: string | null;
  /** The steps that its author had before him and nobody had answered yet, by id. */
  after?: readonly string[];
  authorLevel?: OfficeLevel | null;
}

export type OfficeLevel = 'township' | 'county' | 'city';
export type HolderLevel = 'village' | OfficeLevel;

const ranks: Readonly<Record<HolderLevel, number>> = { village: 1, township: 1, county: 2, city: 3 };

/** Negative when `a` is the lower level. A village's matters are the township's: nobody below it has the program. */
export function compareLevels(a: HolderLevel, b: HolderLevel): number {
  return ranks[a] - ranks[b];
}

/**
 * The key that the rules know a choice by: `problemStep.assign` → `assign`. A county's own choice goes by the shipped one that it
 * counts as: resolve `countsAs` first.
 */
export function keyOf(choice: string): string {
  return choice.slice(choice.lastIndexOf('.') + 1);
}

/** From which states a step leads on, and where to; `to: null` leaves the state as it is. */
export interface Move<State extends string> {
  from: readonly State[];
  to: State | null;
}

/** One life as data: words by state and step (a county's own words are choices that count as these), and the moves. */
export interface Life<State extends string, Step extends string> {
  states: Readonly<Record<State, string>>;
  steps: Readonly<Record<Step, string>>;
  moves: Readonly<Record<Step, Move<State>>>;
}

/**
 * Steps in the order in which they happened: by day; within a day none before one that it answers, else by operation, then by
 * id; the same record twice counts once. So a fold never depends on the order of the array, nor on which file came first, and
 * a wrong clock never puts a step before what it followed.
 */
export function inOrder<S extends StepBase>(steps: readonly S[]): S[] {
  const once = [...new Map(steps.map((step) => [step.id, step])).values()];
  const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  once.sort((a, b) => text(a.on, b.on) || text(a.at, b.at) || text(a.id, b.id));
  if (once.every((step) => (step.after ?? []).length === 0)) return once;
  return [...Map.groupBy(once, (step) => step.on).values()].flatMap((day) => inAnsweredOrder(day, (step) => step.after ?? []));
}

/** The steps that may follow a state. */
export function movesFrom<State extends string, Step extends string>(life: Life<State, Step>, state: State): Step[] {
  return stepsOf(life).filter((step) => life.moves[step].from.includes(state));
}

/** All steps of a life, in the order of its words. */
export function stepsOf<State extends string, Step extends string>(life: Life<State, Step>): Step[] {
  // Object.keys forgets that the keys of a Record<Step, …> are Steps.
  return Object.keys(life.steps) as Step[];
}

/** All states of a life, in the order of its words. */
export function statesOf<State extends string, Step extends string>(life: Life<State, Step>): State[] {
  // The same as above.
  return Object.keys(life.states) as State[];
}

/** `10月1日“办结”：已销号的事项不能再办结。`: how a step that could not follow is told. */
export function impossible<State extends string, Step extends string>(
  life: Life<State, Step>,
  step: { step: Step; on: Day },
  state: State,
  why?: string,
): string {
  const words = why ?? `当时是“${life.states[state]}”，不能接这一步`;
  return `${isDay(step.on) ? formatDay(step.on) : step.on}“${life.steps[step.step]}”：${words}。`;
}

/** What every step needs: a day that exists, not to come, not before the record began nor before the last change of state. */
export function checkStepDay(on: Day, { today, since, lastMoveOn }: { today: Day; since: Day | null; lastMoveOn: Day | null }): FieldProblem[] {
  if (on === '') return [problem('on', '请填日期。')];
  if (!isDay(on)) return [problem('on', `没有“${on}”这一天，请核对日期。`)];
  if (on > today) return [problem('on', `日期在今天（${formatDay(today)}）之后，请核对。`)];
  if (since !== null && on < since) return [problem('on', `日期在登记日期（${formatDay(since)}）之前，请核对。`)];
  if (lastMoveOn !== null && on < lastMoveOn) return [problem('on', `日期在上一步（${formatDay(lastMoveOn)}）之前，请核对。`)];
  return [];
}

/** One thing wrong with one field, in the person's words. */
export function problem(field: string, message: string): FieldProblem {
  return { field, message };
}

/** True for a text, number or set that holds something. */
export function filled(value: string | number | readonly string[] | null | undefined): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined;
}

/** The moves as a Markdown table, for notes and docs: a row per step, where it may come and where it leads. */
export function lifeTable<State extends string, Step extends string>(life: Life<State, Step>): string {
  const all = statesOf(life).length;
  const rows = stepsOf(life).map((step) => {
    const { from, to } = life.moves[step];
    const before = from.length === all ? '任何状态' : from.map((state) => life.states[state]).join('、');
    return `| ${life.steps[step]} | ${before} | ${to === null ? '不变' : life.states[to]} |`;
  });
  return ['| 步骤 | 可在何时 | 之后 |', '| --- | --- | --- |', ...rows].join('\n');
}
