import type { DutyBox, DutyEvidence, DutyLine, DutyRow, DutyYearView, MemberDuty } from '#shared/contract/duty.ts';
import type { Row } from '#shared/contract/records.ts';
import { type EntityName, isEntityName } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import { percent } from '#shared/rules/numerals.ts';
import type { FrozenLine, FrozenScore } from '#shared/rules/duty/frozen.ts';
import { inRuleOrder, type DutySource } from '#shared/rules/duty/rule.ts';
import type { MemberScore } from '#shared/rules/duty/score.ts';
import { marksOf, standardOf } from '#shared/rules/duty/words.ts';
import type { Context } from '#electron/service/context.ts';
import { type DutyFrame, dutyFrame, scoresNow } from '#electron/service/dutyData.ts';
import { titlesOf } from '#electron/storage/names.ts';
import { listRecords } from '#electron/storage/records.ts';

/** The kept results of a closed year, by member. */
export function frozenResults(context: Context, closing: string): Map<string, FrozenScore> {
  const { rows } = listRecords(context.store.engine, { entity: 'dutyResult', where: [{ field: 'closing', op: 'is', value: closing }], search: '', sort: [], offset: 0, limit: 100_000, deleted: false });
  return new Map(rows.map((row) => [String(row['member']), JSON.parse(String(row['detail'])) as FrozenScore])); // written by closeDutyYear alone
}

function boxesOf(score: MemberScore): DutyBox[] {
  return score.boxes.map(({ rule, done, minimum, met }) => ({ rule: rule.id, name: rule.name, unit: rule.unit, done, minimum, met }));
}

function rowOf(frame: DutyFrame, row: Row, score: MemberScore, rank: number | null): DutyRow {
  const name = (key: string): string => frame.names[String(row[key] ?? '')] ?? '';
  return {
    member: row.id, name: String(row['name']), sector: name('sector'), committee: name('committee'), group: name('group'), township: name('township'),
    standing: row['standing'] === true, state: name('state'), months: score.served.months, boxes: boxesOf(score), total: score.total, grade: score.grade, rank,
    missing: score.missing,
  };
}

/** What a closed year says instead of what stands now. */
function withFrozen(row: DutyRow, kept: FrozenScore | undefined): DutyRow {
  if (!kept) return row;
  return {
    ...row, months: kept.months, total: kept.total, grade: kept.grade, rank: kept.rank, missing: kept.missing,
    boxes: kept.boxes.map(({ rule, name, unit, count, minimum }) => ({ rule, name, unit, done: count, minimum, met: count >= minimum })),
  };
}

export function yearView(context: Context, year: number): DutyYearView {
  const frame = dutyFrame(context, year);
  const { scores, ranks } = scoresNow(context, frame);
  const kept = frame.closing ? frozenResults(context, frame.closing.id) : new Map<string, FrozenScore>();
  const rows = frame.members.flatMap((row): DutyRow[] => {
    const score = scores.get(row.id);
    return score ? [withFrozen(rowOf(frame, row, score, ranks.get(row.id) ?? null), kept.get(row.id))] : [];
  });
  return {
    year, from: frame.from, to: frame.to, rows, example: frame.example, adopted: frame.adopted, closing: frame.closing, partial: frame.partial,
    hasPoints: frame.rules.some((rule) => rule.kind === 'points'),
    grades: inRuleOrder(frame.rules).filter((rule) => rule.kind === 'grade').map((rule) => rule.name),
  };
}

/** Titles of the records behind figures, by id. */
export function titlesOfRecords(context: Context, records: readonly { entity: string; record: string }[]): Record<string, string> {
  const wanted = new Map<EntityName, Set<string>>();
  for (const { entity, record } of records) if (isEntityName(entity)) wanted.set(entity, (wanted.get(entity) ?? new Set()).add(record));
  return titlesOf(context.store.engine, wanted);
}

/**
 * The years of these members: every figure with its records, live, or as a closed year keeps them. Who has no file for the
 * year is passed over.
 */
export function memberViews(context: Context, year: number, members: readonly string[]): MemberDuty[] {
  const frame = dutyFrame(context, year);
  const rows = new Map(frame.members.map((row) => [row.id, row]));
  const { scores, ranks } = scoresNow(context, frame);
  const kept = frame.closing ? frozenResults(context, frame.closing.id) : new Map<string, FrozenScore>();
  const chosen = members.flatMap((id) => {
    const [row, score] = [rows.get(id), scores.get(id)];
    return row && score ? [{ row, score }] : [];
  });
  const keptSources = chosen.flatMap(({ row }) => [...(kept.get(row.id)?.boxes ?? []), ...(kept.get(row.id)?.items ?? [])].flatMap((line) => line.sources.map(([, entity, record]) => ({ entity, record }))));
  const sources = chosen.flatMap(({ score }) => [...score.boxes.flatMap((box) => box.sources), ...score.items.flatMap((item) => item.posted.map((one) => one.source))]);
  const titles = titlesOfRecords(context, [...sources, ...keptSources]);
  const levels = titlesOfRecords(context, sources.flatMap((one) => (one.level === null ? [] : [{ entity: 'choice', record: one.level }])));
  const evidence = (source: DutySource, factor: number, points: number, why: string): DutyEvidence => ({
    entity: source.entity, record: source.record, on: source.on, title: titles[source.record] || '（没有名称）', factor, points, why,
    marks: [...(source.level === null ? [] : [levels[source.level] ?? '']), ...marksOf(source)],
  });
  const keptEvidence = (line: FrozenLine): DutyEvidence[] =>
    line.sources.map(([, entity, record, on, points]) => ({ entity, record, on, title: titles[record] || '（记录已不在）', marks: [], factor: 1, points, why: '' }));
  return chosen.map(({ row, score }): MemberDuty => ({
    ...withFrozen(rowOf(frame, row, score, ranks.get(row.id) ?? null), kept.get(row.id)),
    from: frame.from, to: frame.to, closing: frame.closing, partial: frame.partial,
    ...(kept.has(row.id) ? keptLines(kept.get(row.id)) : liveLines(score)),
  }));

  function keptLines(standing: FrozenScore | undefined): Pick<MemberDuty, 'lines' | 'boxLines' | 'categories'> {
    return {
      categories: standing?.categories ?? [],
      lines: (standing?.items ?? []).map((line) => ({ ...line, evidence: keptEvidence(line) })),
      boxLines: (standing?.boxes ?? []).map((line) => ({ rule: line.rule, name: line.name, unit: line.unit, done: line.count, minimum: line.minimum, met: line.count >= line.minimum, example: line.example, evidence: keptEvidence(line) })),
    };
  }
  function liveLines(score: MemberScore): Pick<MemberDuty, 'lines' | 'boxLines' | 'categories'> {
    return {
      categories: score.categories,
      lines: score.items.map(({ rule, count, points, capped, posted }): DutyLine => ({
        rule: rule.id, name: rule.name, unit: rule.unit, category: rule.category, count, points, capped, example: rule.example, standard: standardOf(rule),
        evidence: posted.map((one) => evidence(one.source, one.factor, one.points, one.why)),
      })),
      boxLines: score.boxes.map((box) => ({
        rule: box.rule.id, name: box.rule.name, unit: box.rule.unit, done: box.done, minimum: box.minimum, met: box.met, example: box.rule.example,
        evidence: box.sources.map((one) => evidence(one, 1, 0, '')),
      })),
    };
  }
}

export function memberView(context: Context, year: number, member: string): MemberDuty {
  const [view] = memberViews(context, year, [member]);
  if (!view) throw new Failure('notFound', `这位委员在${year}年没有履职记录可看：不在任，或不属于本单位。资料没有改动。`, '请换一个年度，或在名册里核对任职日期。');
  return view;
}

/** The columns of the ranking that a share of members fulfils: 361/615人，58.7%. */
export function shareWords(met: number, of: number): string {
  return `${met}/${of}人，${percent(met, of)}`;
}
