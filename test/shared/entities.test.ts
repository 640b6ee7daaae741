import { describe, expect, it } from 'vitest';
import { entities, entityNames, entityOf } from '#shared/entities/index.ts';
import { isSet } from '#shared/fields.ts';

const kinds = new Set(['text', 'memo', 'rich', 'number', 'day', 'time', 'flag', 'choice', 'ref', 'order']);

describe('the definitions', () => {
  it('are data: they survive JSON', () => {
    expect(JSON.parse(JSON.stringify(entities))).toEqual(entities);
  });

  it('use ten kinds and at most eight properties each', () => {
    for (const name of entityNames) {
      for (const [key, field] of Object.entries(entityOf(name).fields)) {
        expect(kinds, `${name}.${key}`).toContain(field.kind);
        expect(Object.keys(field).length, `${name}.${key}`).toBeLessThanOrEqual(8);
      }
    }
  });

  it('are registered under their own names', () => {
    for (const name of entityNames) expect(entityOf(name).name).toBe(name);
  });

  it('refer to entities that exist', () => {
    for (const name of entityNames) {
      for (const [key, field] of Object.entries(entityOf(name).fields)) {
        if (field.kind === 'ref') expect([...entityNames, 'any'], `${name}.${key}`).toContain(field.to);
      }
    }
  });

  it('say of every part what it belongs to, by a ref, and of nothing else', () => {
    for (const name of entityNames) {
      const { scope, parents = [], fields } = entityOf(name);
      expect(parents.length > 0, name).toBe(scope === 'parent');
      for (const parent of parents) expect(fields[parent]?.kind, `${name}.${parent}`).toBe('ref');
      if (scope === 'place') expect(fields['place'], name).toMatchObject({ kind: 'ref', to: 'place' });
    }
  });

  it('let every field that is typed be typed in a form, and none that is computed', () => {
    const handled: Record<string, string[]> = { site: ['continues'], topic: ['number'], meeting: ['number'], problem: ['number'], opinion: ['number'], attachment: ['digest', 'size', 'type', 'text'] };
    for (const name of entityNames) {
      const { groups, fields } = entityOf(name);
      const typed = groups.flatMap((group) => group.fields);
      expect(new Set(typed).size, name).toBe(typed.length);
      for (const [key, field] of Object.entries(fields)) {
        // What a step answers is noted by the service as it is saved.
        const expected = !field.derived && field.kind !== 'order' && key !== 'after' && !handled[name]?.includes(key);
        expect(typed.includes(key), `${name}.${key}`).toBe(expected);
      }
    }
  });

  it('never list a set that would make a row of a list unreadable, but show members and organisations', () => {
    for (const name of entityNames) {
      const definition = entityOf(name);
      for (const key of definition.list) {
        const field = definition.fields[key];
        if (field && isSet(field)) expect(['members'], `${name}.${key}`).toContain(key);
      }
    }
  });
});
