import { entityOf, isEntityName } from '#shared/entities/index.ts';
import { deletedField, type Operation, operationId } from '#shared/operation.ts';
import { factsOf, mayTellResults, ofHolder } from '#shared/rules/checks/level.ts';
import { verdictOf } from '#shared/rules/checks/review.ts';
import { keyOf } from '#shared/rules/folds/step.ts';
import { compareLevels, type OfficeLevel } from '#shared/rules/life.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';
import { entityOfRecord } from '#electron/storage/names.ts';
import { operationsOfRecord } from '#electron/storage/operations.ts';
import { readChildren, readRecord } from '#electron/storage/records.ts';

/**
 * office.md, "Who may change what", as a file is held against it: what the service refuses to save here is kept and shown,
 * and not applied, when another program sends it all the same.
 */
export interface Rights {
  levelOf: (site: string) => OfficeLevel | null;
  /** The site that made a record: as it stands here, else by the file itself. */
  authorOf: (record: string) => string | null;
  /** Whether its author had our receipt for the record before he made the operation. */
  hadReceipt: (op: Operation) => boolean;
  /** Operations of the file that is weighed, by record, for what it says of a matter that is new here. */
  inFile: (record: string) => readonly Operation[];
  engine: Engine;
}

const saidAbove: readonly string[] = ['accepted', 'returned', 'voided'];
const saidBySelf: readonly string[] = ['pending', 'reported', 'voiding'];

/** What an office of this level may never say, whatever stands here. */
function isBeyondLevel(op: Operation, level: OfficeLevel): boolean {
  if (!isEntityName(op.entity)) return false;
  if (compareLevels(level, entityOf(op.entity).level) < 0) return true;
  return level === 'township' && op.entity === 'site' && (op.record !== op.site || (op.set['level'] !== undefined && op.set['level'] !== 'level.township'));
}

/** A fact that an office below reported is returned for correction, never rewritten or deleted above it. */
function rewritesFacts(op: Operation, level: OfficeLevel, rights: Rights): boolean {
  if (level === 'township' || !isEntityName(op.entity)) return false;
  const free = factsOf(op.entity, 'township', 'county');
  if (free === null) return false;
  const author = rights.authorOf(op.record);
  const facts = factsOf(op.entity, author === null ? null : rights.levelOf(author), level);
  return facts !== null && Object.keys(op.set).some((key) => key === deletedField || (facts.includes(key) && op.set[key] !== undefined));
}

/** Accepting, returning, voiding is said by an office above the author; reporting again and asking to void by its own. */
function misreviews(op: Operation, level: OfficeLevel, rights: Rights): boolean {
  if (op.entity !== 'review') return false;
  const verdict = verdictOf(op.set['verdict']) ?? '';
  if (level === 'township' && saidAbove.includes(verdict)) return true;
  const subject = op.set['subject'];
  const author = typeof subject === 'string' ? rights.authorOf(subject) : null;
  const authorLevel = author === null ? null : rights.levelOf(author);
  if (authorLevel === null) return false;
  const above = compareLevels(level, authorLevel) > 0;
  return above ? saidBySelf.includes(verdict) : saidAbove.includes(verdict);
}

/** Erasing is for the office that wrote the record, and those above it. */
function misErases(op: Operation, level: OfficeLevel, rights: Rights): boolean {
  const subject = op.set['subject'];
  if (op.entity !== 'erasure' || typeof subject !== 'string') return false;
  const author = rights.authorOf(subject);
  const authorLevel = author === null ? null : rights.levelOf(author);
  return authorLevel !== null && compareLevels(level, authorLevel) < 0;
}

/** After a receipt a record is no longer deleted below: its office asks to void it (office.md). */
function deletesReceived(op: Operation, rights: Rights): boolean {
  return op.set[deletedField] === 1 && isEntityName(op.entity) && entityOf(op.entity).fields['review'] !== undefined && rights.hadReceipt(op);
}

const operationsHereAndComing = (record: string, rights: Rights): Operation[] => [...operationsOfRecord(rights.engine, record), ...rights.inFile(record)];

/**
 * The levels that may ever have held a matter: the one it was registered for, and those that took it over. Whoever held it once
 * may not have heard yet that he no longer does, so that he is not judged by it: files come in any order.
 */
function holdersOf(op: Operation, rights: Rights): Set<OfficeLevel> {
  const author = rights.authorOf(op.record) ?? op.site;
  return op.entity === 'problem' ? holdersOfProblem(op.record, author, rights) : new Set([rights.levelOf(author) ?? 'township']);
}

function holdersOfProblem(problem: string, author: string, rights: Rights): Set<OfficeLevel> {
  const held = new Set<OfficeLevel>([rights.levelOf(author) ?? 'township']);
  const told = operationsHereAndComing(problem, rights).map((one) => keyOf(one.set['holder'])).filter((key) => key !== '');
  if (told.length === 0) held.add('township');
  for (const key of told) held.add(key === 'county' || key === 'city' ? key : 'township');
  const steps = [...readChildren(rights.engine, 'progress', 'problem', problem).map((row) => ({ step: row['step'], site: row.site })), ...rights.inFile(problem).filter((one) => one.entity === 'progress').map((one) => ({ step: one.set['step'], site: one.site }))];
  for (const { step, site } of steps) if (keyOf(step) === 'takeOver') held.add(rights.levelOf(site) ?? 'township');
  return held;
}

/** Results of what an office below reported are its to tell, and of a matter's holders: an office above that never held it tells none. */
function tellsOthersResults(op: Operation, level: OfficeLevel, rights: Rights): boolean {
  if (op.entity !== 'outcome') return false;
  return (['problem', 'log', 'meeting'] as const).some((parent) => {
    const id = op.set[parent];
    const author = typeof id === 'string' ? rights.authorOf(id) : null;
    const authorLevel = author === null ? null : rights.levelOf(author);
    if (typeof id !== 'string' || author === null) return false;
    const holders = parent === 'problem' ? [...holdersOfProblem(id, author, rights)] : [null];
    return holders.every((holder) => !mayTellResults(authorLevel, holder, level));
  });
}

/** What both sides changed is settled by the level that holds the matter: the county what is common, else who holds or held it. */
function settlesElsewhere(op: Operation, level: OfficeLevel, rights: Rights): boolean {
  if (!isEntityName(op.entity) || op.entity === 'site' || op.set[deletedField] === 1) return false;
  const chosen = Object.keys(op.set).filter((field) => (op.prev[field]?.length ?? 0) > 1);
  if (chosen.length === 0 || entityOfRecord(rights.engine, op.record) === null) return false;
  const { scope } = entityOf(op.entity);
  if (scope === 'county' ? level !== 'township' : holdersOf(op, rights).has(level)) return false;
  const here = new Map(operationsHereAndComing(op.record, rights).map((one) => [operationId(one), one]));
  return chosen.some((field) => new Set((op.prev[field] ?? []).flatMap((id) => (here.has(id) ? [JSON.stringify(here.get(id)?.set[field] ?? null)] : []))).size > 1);
}

/** What is the holder's to decide of a problem: no office below that never held it says it, and none gives it to an office above. */
function decidesForHolder(op: Operation, level: OfficeLevel, rights: Rights): boolean {
  if (op.entity !== 'problem' || !ofHolder.some((field) => op.set[field] !== undefined)) return false;
  const wanted = keyOf(op.set['holder']);
  if ((wanted === 'county' || wanted === 'city') && compareLevels(wanted, level) > 0) return true;
  return [...holdersOf(op, rights)].every((held) => compareLevels(held, level) > 0);
}

/** Whether an author's office had no right to say this. A site whose level nobody knows is not judged. */
export function isBeyond(op: Operation, level: OfficeLevel | null, rights: Rights): boolean {
  if (level === null) return false;
  return isBeyondLevel(op, level) || rewritesFacts(op, level, rights) || misreviews(op, level, rights) || misErases(op, level, rights) || deletesReceived(op, rights) || settlesElsewhere(op, level, rights) || decidesForHolder(op, level, rights) || tellsOthersResults(op, level, rights);
}

/** Who made a record, asked of the database once for each. `inFile` knows those that come with the file. */
export function authorsOf(engine: Engine, inFile: (record: string) => string | null): Rights['authorOf'] {
  const known = new Map<string, string | null>();
  return (record) => {
    const before = known.get(record);
    if (before !== undefined) return before;
    const entity = entityOfRecord(engine, record);
    const row = entity === null ? null : readRecord(engine, entity, record);
    const site = row ? row.site : inFile(record);
    known.set(record, site);
    return site;
  };
}
