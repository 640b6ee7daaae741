import type { DutyChange, DutyOperations } from '#shared/contract/duty.ts';
import { exampleRuleSets } from '#shared/defaults/duty.ts';
import type { Row } from '#shared/contract/records.ts';
import { Failure } from '#shared/failure.ts';
import type { FieldValue } from '#shared/fields.ts';
import { freeze, laterChanges } from '#shared/rules/duty/frozen.ts';
import { type DutyRule, inRuleOrder, ruleOfRow } from '#shared/rules/duty/rule.ts';
import { standardOf } from '#shared/rules/duty/words.ts';
import { textOf } from '#shared/rules/folds/step.ts';
import type { Context } from '#electron/service/context.ts';
import { closingOf, dutyFrame, dutyRuleRows, scoresNow } from '#electron/service/dutyData.ts';
import { frozenResults, titlesOfRecords } from '#electron/service/dutyViews.ts';
import { officeOf } from '#electron/service/office.ts';
import { saveChecked } from '#electron/service/records.ts';
import { listRecords } from '#electron/storage/records.ts';

const all = { where: [], search: '', sort: [], offset: 0, limit: 100_000, deleted: false } as const;

function rulesInWords(rows: readonly Row[]): DutyRule[] {
  return inRuleOrder(rows.filter((row) => row['active'] === true).map(ruleOfRow).filter((rule) => rule !== null));
}

/** Years that have lines of their own, newest first. */
function yearsWithRules(context: Context): number[] {
  const { rows } = listRecords(context.store.engine, { entity: 'dutyRule', ...all });
  return [...new Set(rows.map((row) => Number(row['year'])))].toSorted((a, b) => b - a);
}

export function rulesOfYear(context: Context, year: number): DutyOperations['getDutyRules'] {
  const frame = dutyFrame(context, year);
  const rules = inRuleOrder(frame.rules).map((rule) => ({
    id: rule.id, kind: `dutyRuleKind.${rule.kind}`, audience: `dutyAudience.${rule.audience}`, name: rule.name, item: rule.item === null ? '' : `dutyItem.${rule.item}`,
    standard: standardOf(rule), example: rule.example,
  }));
  const examples = exampleRuleSets.map(({ key, name, says, rules: lines }) => ({ key, name, says, lines: lines.length }));
  const years = yearsWithRules(context).filter((one) => one !== year);
  return { rules, adopted: frame.adopted, examples, years, closing: frame.closing, mayEdit: officeOf(context)?.level !== 'township' };
}

function fieldsOf(rule: DutyRule, year: number): Record<string, FieldValue> {
  return {
    name: rule.name, year, kind: `dutyRuleKind.${rule.kind}`, audience: `dutyAudience.${rule.audience}`, item: rule.item === null ? null : `dutyItem.${rule.item}`, level: rule.level,
    rank: rule.rank, active: true, minimum: rule.minimum, points: rule.kind === 'points' ? rule.points : null, unit: rule.unit, cap: rule.cap, category: rule.category,
    skip: rule.skip, highestOnly: rule.highestOnly, prorate: rule.prorate, complete: rule.complete, firstFactor: rule.first, jointFactor: rule.joint, combinedFactor: rule.combined,
    example: rule.example, note: rule.example ? '示例，请按本县的文件修改' : null,
  };
}

const copied = ['name', 'kind', 'audience', 'item', 'level', 'rank', 'active', 'minimum', 'points', 'unit', 'cap', 'category', 'skip', 'highestOnly', 'prorate', 'complete', 'firstFactor', 'jointFactor', 'combinedFactor', 'source', 'example', 'note'];

/** Takes an example or another year's lines into a year that has none of them yet. */
export function adoptRules(context: Context, input: { year: number; example: string | null; from: number | null }): DutyOperations['adoptDutyRules'] {
  const { year, example, from } = input;
  refuseClosed(context, year);
  const standing = new Set(dutyRuleRows(context, year).map((row) => `${textOf(row['kind'])} ${textOf(row['name'])}`));
  const set = exampleRuleSets.find((one) => one.key === example);
  const lines = set
    ? set.rules.map((rule) => fieldsOf(rule, year))
    : from === null ? [] : dutyRuleRows(context, from).map((row) => ({ ...Object.fromEntries(copied.map((key) => [key, row[key] ?? null])), year }));
  const fresh = lines.filter((line: Record<string, FieldValue>) => !standing.has(`${String(line['kind'])} ${String(line['name'])}`));
  if (fresh.length === 0) throw new Failure('refused', '没有可以采用的规则，或者本年度已经有了同名的规则。资料没有改动。', '请在规则页里直接修改已有的规则。');
  const { tx } = saveChecked(context, fresh.map((line) => ({ entity: 'dutyRule' as const, id: null, set: line })));
  return { added: fresh.length, tx };
}

function refuseClosed(context: Context, year: number): void {
  const closing = closingOf(context, year);
  if (closing) throw new Failure('refused', `${year}年度履职已于${closing.closedOn}由${closing.closedBy}结算，没有改动。`, '需要更改时，请先撤销结算，写明原因。');
}

/** Keeps every member's result as it stands. One transaction: the year and all results, or none. */
export function closeYear(context: Context, year: number, note: string): DutyOperations['closeDutyYear'] {
  refuseClosed(context, year);
  const office = officeOf(context);
  if (office?.level === 'township') throw new Failure('refused', '履职年度由县政协结算，本单位不能结算，资料没有改动。', '本单位委员的得分，请以县政协发来的结果为准。');
  const frame = dutyFrame(context, year);
  if (context.today() < frame.from) throw new Failure('refused', `${year}年度还没有开始，不能结算。资料没有改动。`, '请核对年度。');
  if (frame.members.length === 0) throw new Failure('refused', '名册里没有这一年度在任的委员，没有可结算的内容。', '请先建立委员名册。');
  const { scores, ranks } = scoresNow(context, frame);
  const words = rulesInWords(dutyRuleRows(context, year)).map((rule) => `${rule.name}：${standardOf(rule)}`);
  const closing = { year, closedOn: context.today(), closedBy: context.user() || '未署名', members: frame.members.length, rules: (words.length > 0 ? words : frame.rules.map((rule) => `${rule.name}：${standardOf(rule)}（示例）`)).join('\n'), note };
  const id = context.store.effects.newId();
  const results = frame.members.flatMap((row) => {
    const score = scores.get(row.id);
    if (!score) return [];
    const place = textOf(row['township']) ?? office?.place ?? null;
    const set = { closing: id, year, member: row.id, name: String(row['name']), place, total: score.total, grade: score.grade, detail: JSON.stringify(freeze(score, ranks.get(row.id) ?? null)) };
    return [{ entity: 'dutyResult' as const, id: null, set }];
  });
  saveChecked(context, [{ entity: 'dutyYear', id, set: closing }, ...results]);
  return { closing: id, members: frame.members.length };
}

export function reopenYear(context: Context, year: number, reason: string): DutyOperations['reopenDutyYear'] {
  const closing = closingOf(context, year);
  if (!closing) throw new Failure('refused', `${year}年度没有结算，不需要撤销。资料没有改动。`, '');
  saveChecked(context, [{ entity: 'dutyYear', id: closing.id, set: { reopenedOn: context.today(), reopenedBy: context.user() || '未署名', reopenReason: reason } }]);
  return { closing: closing.id };
}

/** 结算后变动: whose figures would be others today, with the records that came or went. */
export function changesOfYear(context: Context, year: number): DutyOperations['getDutyChanges'] {
  const frame = dutyFrame(context, year);
  if (!frame.closing) return { closing: null, changes: [] };
  const kept = frozenResults(context, frame.closing.id);
  const { scores } = scoresNow(context, frame);
  const found = frame.members.flatMap((row) => {
    const [before, score] = [kept.get(row.id), scores.get(row.id)];
    if (!before || !score) return [];
    const lines = laterChanges(before, freeze(score, null));
    return lines.length === 0 && before.total === score.total && before.grade === score.grade ? [] : [{ row, before, score, lines }];
  });
  const titles = titlesOfRecords(context, found.flatMap(({ lines }) => lines.flatMap((line) => [...line.added, ...line.withdrawn].map(([entity, record]) => ({ entity, record })))));
  const named = ([entity, record, on]: [string, string, string]) => ({ entity, record, on, title: titles[record] || '（记录已不在）' });
  const changes = found.map(({ row, before, score, lines }): DutyChange => ({
    member: row.id, name: String(row['name']), totalBefore: before.total, totalAfter: score.total, gradeBefore: before.grade, gradeAfter: score.grade,
    lines: lines.map((line) => ({ ...line, added: line.added.map(named), withdrawn: line.withdrawn.map(named) })),
  }));
  return { closing: frame.closing, changes };
}
