import type { Write } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import type { Field, FieldValue } from '#shared/fields.ts';
import { firstSentence } from '#shared/rules/raise.ts';
import { dissatisfied } from '#renderer/pages/problems/stepRules.ts';
import { type Lookup, plainName, readCell } from '#shared/rules/readCell.ts';
import type { PasteProblem } from '#renderer/record/pasteValues.ts';

/** The six columns of a small case, as clerks keep them in Excel. */
export const gridColumns = [
  { key: 'on', title: '日期', width: 8, required: true },
  { key: 'place', title: '村', width: 8, required: true },
  { key: 'who', title: '谁', width: 8 },
  { key: 'what', title: '什么事', width: 20, required: true },
  { key: 'done', title: '怎么办的', width: 20 },
  { key: 'satisfaction', title: '满意度', width: 8 },
] as const;

export type GridColumn = (typeof gridColumns)[number]['key'];

/** One small case, read. */
export interface GridCase {
  row: number;
  on: string;
  place: string;
  who: string;
  what: string;
  done: string;
  /** A satisfaction, or why nobody could be asked. */
  satisfaction: string | null;
  noCallback: string | null;
}

/** What holds for all rows of one paste. */
export interface GridPreset {
  kind: string;
  holder: string;
  resultClass: string;
  user: string;
}

const noOutcome = '零星小事，随手办结，没有可计数的成果。';
/** Words for a person whom nobody could ask. */
const unreached = ['无法回访', '联系不上', '未联系上', '外出', '电话不通'];

const fields: Readonly<Record<'on' | 'place' | 'who' | 'what' | 'done' | 'satisfaction', Field>> = {
  on: { kind: 'day', label: '日期', required: true },
  place: { kind: 'ref', label: '村', to: 'place', required: true },
  who: { kind: 'text', label: '谁', max: 40 },
  what: { kind: 'memo', label: '什么事', required: true },
  done: { kind: 'memo', label: '怎么办的' },
  satisfaction: { kind: 'choice', label: '满意度', list: 'satisfaction' },
};

const text = (value: FieldValue): string => (typeof value === 'string' ? value : '');

function readRow(cells: readonly string[], row: number, lookup: Lookup): { read: GridCase; problems: PasteProblem[] } {
  const problems: PasteProblem[] = [];
  const values: Record<string, FieldValue> = {};
  gridColumns.forEach(({ key }, i) => {
    const cell = cells[i] ?? '';
    if (key === 'satisfaction' && unreached.some((word) => plainName(cell).startsWith(plainName(word)))) {
      values['noCallback'] = cell.trim();
      return;
    }
    const field = fields[key];
    const found = readCell(field, cell, lookup);
    if ('error' in found) {
      const missing = found.missing === undefined ? {} : { missing: { to: 'place', name: found.missing } };
      problems.push({ row, column: key, message: found.error, ...missing });
    } else if (found.value === null && field.required) problems.push({ row, column: key, message: `请填写${field.label}` });
    else values[key] = found.value;
  });
  const read: GridCase = {
    row,
    on: text(values['on'] ?? null),
    place: text(values['place'] ?? null),
    who: text(values['who'] ?? null),
    what: text(values['what'] ?? null),
    done: text(values['done'] ?? null),
    satisfaction: text(values['satisfaction'] ?? null) || null,
    noCallback: text(values['noCallback'] ?? null) || null,
  };
  if (read.on > lookup.today) problems.push({ row, column: 'on', message: '日期在今天之后，请核对' });
  const answered = read.satisfaction !== null || read.noCallback !== null;
  if (answered && read.done === '') problems.push({ row, column: 'done', message: '填了满意度，请写是怎么办的' });
  if (read.satisfaction !== null && read.who === '') problems.push({ row, column: 'who', message: '填了满意度，请写是谁反映的' });
  return { read, problems };
}

/** Reads a grid cell by cell; empty rows are left out, and what can't be read is named by row and column. */
export function readGrid(rows: readonly (readonly string[])[], lookup: Lookup): { cases: GridCase[]; problems: PasteProblem[] } {
  const cases: GridCase[] = [];
  const problems: PasteProblem[] = [];
  rows.forEach((cells, row) => {
    if (cells.every((cell) => cell.trim() === '')) return;
    const found = readRow(cells, row, lookup);
    cases.push(found.read);
    problems.push(...found.problems);
  });
  return { cases, problems };
}

/**
 * A small case as its record and its steps, all of its day: finished where it says how, answered where it says how satisfied,
 * closed where nobody is dissatisfied. What is not said is not done: the case waits there like any other.
 */
export function gridWrites(one: GridCase, preset: GridPreset, newId: () => string): Write[] {
  const id = newId();
  const step = (key: string, more: Write['set'] = {}): Write => ({
    entity: 'progress', id: null, set: { problem: id, step: `problemStep.${key}`, on: one.on, ...(preset.user === '' ? {} : { by: preset.user }), ...more },
  });
  const title = firstSentence(one.what, 60);
  const writes: Write[] = [{
    entity: 'problem', id,
    set: {
      title, kind: preset.kind, registeredOn: one.on, place: one.place, holder: preset.holder, ...(one.what === title ? {} : { content: one.what }),
      ...(one.who === '' ? {} : { raisedBy: one.who }),
    },
  }];
  if (one.done !== '') writes.push(step('finish', { resultClass: preset.resultClass, text: one.done, noOutcome }));
  if (one.satisfaction !== null) writes.push(step('feedback', { satisfaction: one.satisfaction, respondent: one.who }));
  if (one.noCallback !== null) writes.push(step('feedback', { noCallback: one.noCallback }));
  const closed = one.noCallback !== null || (one.satisfaction !== null && !dissatisfied.includes(one.satisfaction));
  if (closed) writes.push(step('close'));
  return writes;
}

/** What will be written, in words: `共471条：销号460条，不满意待重办3条，待反馈8条`. */
export function gridWords(cases: readonly GridCase[]): string {
  const bad = cases.filter((one) => one.satisfaction !== null && dissatisfied.includes(one.satisfaction)).length;
  const open = cases.filter((one) => one.done === '').length;
  const waiting = cases.filter((one) => one.done !== '' && one.satisfaction === null && one.noCallback === null).length;
  const closed = cases.length - bad - open - waiting;
  const parts = [[closed, '办结销号'], [waiting, '待反馈'], [bad, '不满意，待重办'], [open, '待办']] as const;
  return `共${cases.length}条：${parts.filter(([n]) => n > 0).map(([n, word]) => `${word}${n}条`).join('，')}。`;
}

/** The entity whose `place` is looked up for the column 村. */
export const gridEntity = entityOf('problem');
