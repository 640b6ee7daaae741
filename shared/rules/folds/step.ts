import type { FieldValue } from '#shared/fields.ts';
import { answersIn } from '#shared/rules/answered.ts';
import { keyOf as keyOfChoice, type OfficeLevel, type StepBase } from '#shared/rules/life.ts';

/** The bare key of a choice field; '' when it is empty. */
export function keyOf(value: FieldValue | undefined): string {
  return typeof value === 'string' ? keyOfChoice(value) : '';
}

export function choiceId(list: string, key: string): string {
  return `${list}.${key}`;
}

export function textOf(value: FieldValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** What the steps of a handling share: who handles it, by when, and what was said of the outcome. */
export function handlingBase(row: Readonly<Record<string, FieldValue>>) {
  return {
    organisation: textOf(row['organisation']),
    coOrganisations: Array.isArray(row['coOrganisations']) ? (row['coOrganisations'] as readonly string[]) : [], // a set of ids
    deadlineOn: textOf(row['deadlineOn']),
    satisfaction: textOf(row['satisfaction']),
    respondent: textOf(row['respondent']),
  };
}

/** What the rows of every kind of step share. Within a day, steps stand in the order in which they answer each other. */
export function stepBase(row: Readonly<Record<string, FieldValue>>, authorLevel: OfficeLevel | null): StepBase {
  return {
    id: textOf(row['id']) ?? '',
    on: textOf(row['on']) ?? '',
    at: textOf(row['createdAt']) ?? '',
    by: textOf(row['by']),
    text: textOf(row['text'] ?? row['reason']),
    corrects: textOf(row['corrects']),
    after: answersIn(row['after']),
    authorLevel,
  };
}
