import { type EntityName, entityOf } from '#shared/entities/index.ts';
import type { FieldProblem } from '#shared/failure.ts';
import type { CheckContext } from '#shared/rules/checkContext.ts';
import { foldProblemRows } from '#shared/rules/folds/problem.ts';
import { keyOf, textOf } from '#shared/rules/folds/step.ts';
import { compareLevels, type HolderLevel, type OfficeLevel } from '#shared/rules/life.ts';
import type { ProposalStepKey } from '#shared/rules/proposalSteps.ts';

type Values = CheckContext['after'];

/** How an office is called by the others, by its level. */
export const officeWords: Readonly<Record<OfficeLevel, string>> = { township: '乡镇工作联络组', county: '县政协', city: '市政协' };

/**
 * Facts that a lower office reported are never rewritten above it: it returns them for correction (office.md). These fields
 * are no facts: the office above orders, marks and annotates with them. Entities that are not named here have no such law.
 */
const annotations: Partial<Record<EntityName, readonly string[]>> = {
  topic: ['number', 'privacy', 'note', 'drive'],
  problem: ['number', 'privacy', 'note', 'committee', 'keyItem', 'keyTask'],
  outcome: ['overlaps'],
};

/** Fields of a problem that are the holder's once an office above holds it. */
export const ofHolder: readonly string[] = ['committee', 'keyItem', 'holder'];

/** The fields of a record that an office of this level may not write, because an office below it reported them; null: all are its own. */
export function factsOf(entity: EntityName, authorLevel: OfficeLevel | null, level: OfficeLevel): readonly string[] | null {
  const free = annotations[entity];
  if (!free || authorLevel === null || compareLevels(authorLevel, level) >= 0) return null;
  return Object.keys(entityOf(entity).fields).filter((key) => !free.includes(key));
}

function changed(before: Values, after: Values, key: string): boolean {
  return JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null);
}

/** An office above changes nothing that an office below reported. */
export function checkFacts(entity: EntityName, { before, after, level, levelOf }: CheckContext): FieldProblem[] {
  if (before === null) return [];
  const author = levelOf(before.site);
  return (factsOf(entity, author, level) ?? [])
    .filter((key) => entityOf(entity).fields[key]?.derived !== true && changed(before, after, key))
    .map((field) => ({ field, message: `“${entityOf(entity).fields[field]?.label ?? field}”是${officeWords[author ?? 'township']}报来的，不能代改；请用“退回修改”，写明栏目和理由` }));
}

function holderOf(row: Values): HolderLevel {
  const key = keyOf(row['holder']);
  return key === 'county' || key === 'city' || key === 'village' ? key : 'township';
}

/**
 * Who holds a problem (办理层级) is said once, when it is registered, by an office of that level or above; later only 提请 and 承办
 * move it. While an office above holds it, what is the holder's to decide is not changed from below.
 */
export function checkProblemRow(context: CheckContext): FieldProblem[] {
  const { before, after, level, parts, levelOf } = context;
  const found = checkFacts('problem', context);
  if (found.length > 0) return found;
  if (before === null || changed(before, after, 'holder')) {
    if (compareLevels(holderOf(after), level) > 0) found.push({ field: 'holder', message: '要请上级政协办理的，登记以后用“提请上级政协”，由上级决定是否承办。' });
  }
  if (before === null) return found;
  const steps = parts('progress', 'problem', before.id);
  if (steps.length > 0 && changed(before, after, 'holder')) found.push({ field: 'holder', message: '已经开始办理，办理层级不能直接改；请用“提请上级政协”，由上级承办。' });
  const { holder } = foldProblemRows(before, steps, levelOf);
  if (compareLevels(holder, level) <= 0) return found;
  for (const field of ofHolder) {
    if (changed(before, after, field) && !found.some((one) => one.field === field)) {
      found.push({ field, message: `这件事由${officeWords[holder === 'city' ? 'city' : 'county']}办理，“${entityOf('problem').fields[field]?.label ?? field}”由它定，本单位不能改。` });
    }
  }
  return found;
}

/** Whether an office of this level may tell results of a matter: its author's office, who holds it, and who is below them. */
export function mayTellResults(author: OfficeLevel | null, holder: HolderLevel | null, level: OfficeLevel): boolean {
  return author === null || compareLevels(author, level) >= 0 || (holder !== null && compareLevels(holder, level) >= 0);
}

/**
 * Results are facts of who holds the matter and of those below it. An office above adds none to a matter that an office below
 * reported and still holds: it takes it over first, or returns it with what is missing. The same holds for a log or a meeting
 * that an office below reported, which nobody takes over.
 */
export function checkOutcomeRow(context: CheckContext): FieldProblem[] {
  const { before, after, level, read, parts, levelOf } = context;
  const found = checkFacts('outcome', context);
  for (const parent of ['problem', 'log', 'meeting'] as const) {
    const id = textOf(after[parent]);
    if (id === null || (before !== null && !changed(before, after, parent))) continue;
    const row = read(parent, id);
    const author = row === null ? null : levelOf(row.site);
    const holder = row !== null && parent === 'problem' ? foldProblemRows(row, parts('progress', 'problem', id), levelOf).holder : null;
    if (author === null || mayTellResults(author, holder, level)) continue;
    const who = officeWords[author];
    found.push({ field: parent, message: parent === 'problem' ? `这件事由${who}办理，成果由${who}登记；有遗漏的，请用“退回修改”写明，或者承办以后再登记。` : `这是${who}报来的，成果由${who}登记；有遗漏的，请用“退回修改”写明。` });
  }
  return found;
}

/** Who supervises is the holder's to say, or of an office above it. */
export function checkSupervisionRow({ after, level, read, parts, levelOf }: CheckContext): FieldProblem[] {
  const id = textOf(after['problem']);
  const problem = id === null ? null : read('problem', id);
  if (id === null || !problem) {
    return textOf(after['proposal']) !== null && level === 'township' ? [{ field: 'proposal', message: '提案由县政协督办，本单位不能登记提案的督办。' }] : [];
  }
  const { holder } = foldProblemRows(problem, parts('progress', 'problem', id), levelOf);
  return compareLevels(holder, level) > 0 ? [{ field: 'leader', message: '这件事由上级政协办理，督办领导由它定；本单位可以登记进展和成果。' }] : [];
}

/** What a township has to do with a proposal: it hands in again what was sent back, and withdraws what it handed in. */
export const proposalStepsOfTownship: readonly ProposalStepKey[] = ['resubmit', 'withdraw', 'correct'];

/** States of a proposal in which a township may still change what it registered. */
const proposalOpen: readonly string[] = ['proposalState.submitted', 'proposalState.sentBack'];

/** Once the county has begun to review it a proposal is no longer the township's to change. */
export function checkProposalRow({ before, level }: CheckContext): FieldProblem[] {
  if (before === null || level !== 'township') return [];
  const state = textOf(before['state']);
  return state === null || proposalOpen.includes(state) ? [] : [{ field: 'title', message: '县政协已经在审查或办理这件提案，本单位不能再改；需要改的请与县政协联系。' }];
}
