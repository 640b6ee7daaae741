import type { Row } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import type { SlipData } from '#shared/papers/meetingData.ts';
import { isPrivate } from '#shared/papers/privacy.ts';
import { formatDay } from '#shared/rules/day.ts';
import type { Context } from '#electron/service/context.ts';
import { numberGiven, seriesOf, takeNumber } from '#electron/service/numbering.ts';
import { saveChecked } from '#electron/service/records.ts';
import { referredIn, titlesOf } from '#electron/storage/names.ts';
import { readChildren, readRecord } from '#electron/storage/records.ts';

export type SlipKind = 'assignSlip' | 'pressSlip';

const steps: Readonly<Record<SlipKind, string>> = { assignSlip: 'problemStep.assign', pressSlip: 'problemStep.supervise' };
const text = (row: Row | null | undefined, key: string): string | null => (typeof row?.[key] === 'string' && row[key] !== '' ? row[key] : null);

interface Source {
  /** The step, or the leader's supervision, that the slip is about: it bears the number. */
  row: Row;
  entity: EntityName;
  problem: Row;
}

function newest(rows: readonly Row[], day: string): Row | undefined {
  return rows.toSorted((a, b) => String(a[day]).localeCompare(String(b[day])) || a.createdAt.localeCompare(b.createdAt)).at(-1);
}

/** What a slip is made from: a step, a supervision, or a problem, which means its newest step of that kind. */
function sourceOf(context: Context, kind: SlipKind, subject: string): Source {
  const { engine } = context.store;
  const problemOf = (row: Row): Row => {
    const problem = readRecord(engine, 'problem', text(row, 'problem') ?? '');
    if (!problem) throw new Failure('notFound', '找不到这件办理事项，可能已被删除。数据没有变化。', '请返回列表刷新后再试。');
    return problem;
  };
  const step = readRecord(engine, 'progress', subject);
  if (step) return { row: step, entity: 'progress', problem: problemOf(step) };
  const supervision = readRecord(engine, 'supervision', subject);
  if (supervision) {
    if (kind === 'assignSlip') throw new Failure('refused', '领衔督办不出交办单，没有出单，数据没有变化。', '请出督办单。');
    return { row: supervision, entity: 'supervision', problem: problemOf(supervision) };
  }
  const problem = readRecord(engine, 'problem', subject);
  if (!problem) throw new Failure('notFound', '找不到这件办理事项，可能已被删除。数据没有变化。', '请返回列表刷新后再试。');
  const ofKind = newest(readChildren(engine, 'progress', 'problem', problem.id).filter((one) => one['step'] === steps[kind]), 'on');
  if (ofKind) return { row: ofKind, entity: 'progress', problem };
  const leading = kind === 'pressSlip' ? newest(readChildren(engine, 'supervision', 'problem', problem.id), 'since') : undefined;
  if (leading) return { row: leading, entity: 'supervision', problem };
  const title = String(problem['title']);
  throw kind === 'assignSlip'
    ? new Failure('refused', `“${title}”还没有交办，不能出交办单。数据没有变化。`, '请先登记交办。')
    : new Failure('refused', `“${title}”还没有督办，不能出督办单。数据没有变化。`, '请先登记督办。');
}

/** Everything that a slip says, with refs and choices as names. */
export function gatherSlip(context: Context, kind: SlipKind, subject: string): SlipData {
  const { engine } = context.store;
  const { row, entity, problem } = sourceOf(context, kind, subject);
  const wanted = referredIn(engine, entity, [row]);
  referredIn(engine, 'problem', [problem], wanted);
  const names = titlesOf(engine, wanted);
  const name = (of: Row, key: string): string | null => names[text(of, key) ?? ''] ?? null;
  const list = (of: Row): string[] => (Array.isArray(of['coOrganisations']) ? (of['coOrganisations'] as readonly string[]).map((id) => names[id] ?? '').filter((one) => one !== '') : []);
  const assigning = kind === 'assignSlip';
  const on = text(row, entity === 'supervision' ? 'since' : 'on') ?? context.today();
  // As it stood on the slip's day: printed again a month later it says the same.
  const last = newest(readChildren(engine, 'progress', 'problem', problem.id).filter((one) => text(one, 'text') !== null && one.id !== row.id && String(one['on']) <= on), 'on');
  const own = list(row);
  return {
    number: text(row, 'letter') ?? numberGiven(context, kind, row.id),
    on,
    title: String(problem['title']),
    content: text(problem, 'content'),
    problemNumber: text(problem, 'number'),
    origin: name(problem, 'meeting') ?? name(problem, 'origin'),
    organisation: (assigning ? name(row, 'organisation') : null) ?? name(problem, 'organisation'),
    coOrganisations: assigning && own.length > 0 ? own : list(problem),
    person: (assigning ? text(row, 'person') : null) ?? text(problem, 'person'),
    deadlineOn: (assigning ? text(row, 'deadlineOn') : null) ?? text(problem, 'deadlineOn'),
    progress: last ? `${formatDay(String(last['on']))}：${text(last, 'text') ?? ''}` : null,
    leader: text(row, 'leader'),
    words: text(row, entity === 'supervision' ? 'requirement' : 'text'),
    private: isPrivate(text(problem, 'privacy')),
    raisedBy: text(problem, 'raisedBy'),
    phone: text(problem, 'phone'),
  };
}

/** Those of which a slip can be made; the first refusal where there is none. */
function sourcesOf(context: Context, kind: SlipKind, subjects: readonly string[]): Source[] {
  const found = new Map<string, Source>();
  let refusal: Failure | null = null;
  for (const subject of subjects) {
    try {
      const source = sourceOf(context, kind, subject);
      found.set(source.row.id, source);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      refusal ??= error;
    }
  }
  if (found.size === 0 && refusal) throw refusal;
  return [...found.values()];
}

/**
 * Gives a number to every slip that has none, all in one save, and answers what each is about and its number. Matters that
 * have no such step yet are passed over, unless there are no others.
 */
export function numberSlips(context: Context, kind: SlipKind, subjects: readonly string[]): { subject: string; number: string }[] {
  const sources = sourcesOf(context, kind, subjects);
  const year = Number(context.today().slice(0, 4));
  const without = sources.filter(({ row }) => text(row, 'letter') === null && numberGiven(context, kind, row.id) === null);
  if (without.length > 0) {
    const series = seriesOf(context, kind, year);
    const writes = without.flatMap(({ row, problem }) => takeNumber(context, { series, year, subject: row.id, title: String(problem['title']), on: context.today() }).writes);
    saveChecked(context, writes);
  }
  return sources.map(({ row }) => ({ subject: row.id, number: text(row, 'letter') ?? numberGiven(context, kind, row.id) ?? '' }));
}
