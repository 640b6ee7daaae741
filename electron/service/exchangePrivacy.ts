import { type EntityName, entityOf, isEntityName } from '#shared/entities/index.ts';
import type { Scalar } from '#shared/fields.ts';
import { splitField } from '#shared/operation.ts';
import { isHidden, withoutWords } from '#shared/rules/telling.ts';
import { personalFields } from '#shared/rules/erasing.ts';
import { keptFromCity } from '#shared/rules/upward.ts';
import type { Row } from '#shared/contract/records.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';
import { entityOfRecord } from '#electron/storage/names.ts';
import type { SaltedOperation } from '#electron/storage/operations.ts';
import { readRecord } from '#electron/storage/records.ts';
import { withOtherValues } from '#electron/storage/chain.ts';

/** What of a record must not leave the office: its personal fields, and the names and phones in its other texts. */
interface Hidden {
  fields: ReadonlySet<string>;
  words: readonly string[];
}

const deepest = 8;

/** The record and what it belongs to, itself first. */
function chainOf(engine: Engine, entity: EntityName, id: string): { entity: EntityName; row: Row }[] {
  const found: { entity: EntityName; row: Row }[] = [];
  const walk = (name: EntityName, record: string): void => {
    const row = readRecord(engine, name, record);
    if (!row || found.length >= deepest || found.some((one) => one.row.id === record)) return;
    found.push({ entity: name, row });
    const definition = entityOf(name);
    for (const key of definition.parents ?? []) {
      const parent = row[key];
      const field = definition.fields[key];
      if (typeof parent !== 'string' || field?.kind !== 'ref') continue;
      const target = field.to === 'any' ? entityOfRecord(engine, parent) : field.to;
      if (target !== null && isEntityName(target)) walk(target, parent);
    }
  };
  walk(entity, id);
  return found;
}

/** Names of two characters and more, phones of five: a shorter one would be put out of half of all texts. */
function wordsOf(entity: EntityName, row: Row): string[] {
  return personalFields(entity).flatMap((key) => {
    const value = row[key];
    if (typeof value !== 'string' || entityOf(entity).fields[key]?.personal !== true) return [];
    const text = value.trim();
    return [...text].length >= (/^[\d\s+()-]+$/.test(text) ? 5 : 2) ? [text] : [];
  });
}

/**
 * Takes out of operations for another office what a private record, or a part of one, says of people (office.md, privacy):
 * 不公开 and 为反映人保密 alike. What its author wrote himself goes back to him whole. `toCity`: phones and homes stay in the
 * county, of every record.
 */
export function concealer(engine: Engine, toCity = false): (one: SaltedOperation) => SaltedOperation {
  const known = new Map<string, Hidden | null>();
  const hiddenOf = (entity: string, record: string): Hidden | null => {
    const before = known.get(record);
    if (before !== undefined) return before;
    let hidden: Hidden | null = null;
    if (isEntityName(entity)) {
      const chain = chainOf(engine, entity, record);
      if (chain.some(({ row }) => isHidden(row))) {
        hidden = { fields: new Set(personalFields(entity)), words: chain.flatMap((one) => wordsOf(one.entity, one.row)).toSorted((a, b) => b.length - a.length) };
      }
    }
    if (hidden === null && toCity && isEntityName(entity)) {
      const fields = keptFromCity(entity);
      if (fields.length > 0) hidden = { fields: new Set(fields), words: [] };
    }
    known.set(record, hidden);
    return hidden;
  };
  return (one) => {
    const hidden = hiddenOf(one.op.entity, one.op.record);
    if (!hidden) return one;
    return withOtherValues(one, (field, value): Scalar | undefined => {
      if (value !== null && hidden.fields.has(splitField(field).key)) return undefined;
      if (typeof value !== 'string') return value;
      return withoutWords(value, hidden.words);
    });
  };
}

/** Whether a file of a record stays in the office: the record is private, or the file itself. */
export function isWithheld(engine: Engine, attachment: string): boolean {
  return chainOf(engine, 'attachment', attachment).some(({ row }) => isHidden(row));
}
