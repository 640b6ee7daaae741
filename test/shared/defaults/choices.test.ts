import { describe, expect, test } from 'vitest';
import { countyLists, shippedChoices } from '#shared/defaults/choices.ts';
import { entities } from '#shared/entities/index.ts';
import type { Field } from '#shared/fields.ts';
import { checkValues } from '#shared/schema.ts';

const used = new Set(
  Object.values(entities).flatMap((entity) =>
    Object.values<Field>(entity.fields).flatMap((field) => (field.kind === 'choice' ? [field.list] : [])),
  ),
);
const lists = Map.groupBy(shippedChoices, (choice) => choice.list);

describe('the shipped choice lists', () => {
  test('offer at least two entries for every list that an entity uses, and no list that none uses', () => {
    const thin = [...used].filter((list) => (lists.get(list) ?? []).filter((one) => !one.retired).length < 2);
    expect(thin).toEqual([]);
    expect([...lists.keys()].filter((list) => !used.has(list))).toEqual([]);
  });

  test('have unique ids of the form list.key, as storage and bundles accept them', () => {
    const ids = shippedChoices.map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, list } of shippedChoices) {
      expect(id).toMatch(/^[a-zA-Z]+\.[a-z][A-Za-z0-9]*$/);
      expect(id.startsWith(`${list}.`)).toBe(true);
      expect(id.length).toBeLessThanOrEqual(64);
    }
  });

  test('are ranked from 1 without gaps, and no label stands twice among the entries offered', () => {
    for (const entries of lists.values()) {
      expect(entries.map((one) => one.rank)).toEqual(entries.map((_, index) => index + 1));
      const labels = entries.map((one) => one.label);
      expect(new Set(labels).size).toBe(labels.length);
    }
  });

  test('pass the check of the entity that keeps them', () => {
    for (const { id: _id, ...values } of shippedChoices) expect(checkValues(entities.choice, values, true)).toEqual([]);
  });

  test('count a retired scheme under an entry that is there', () => {
    const ids = new Set(shippedChoices.map((one) => one.id));
    expect(shippedChoices.filter((one) => one.countsAs && !ids.has(one.countsAs))).toEqual([]);
  });

  test('mark as examples only lists that exist', () => {
    for (const list of countyLists) expect(lists.has(list)).toBe(true);
  });
});
