import { inputs, type OperationName } from '#shared/contract.ts';
import { settingKeys } from '#shared/defaults/settings.ts';
import { type EntityName, entityNames, entityOf } from '#shared/entities/index.ts';
import { type Field, isSet } from '#shared/fields.ts';
import type { Random } from '#test/exchange/mutate.ts';
import * as v from 'valibot';

/** What a hostile caller knows: what earlier answers told it. */
export interface Loot {
  /** Of every entity, deleted ones too. */
  ids: Map<EntityName, string[]>;
  /** Choices by list. */
  choices: Map<string, string[]>;
  tickets: string[];
  /** Transactions, names of backups, keys: whatever stood in an answer under such a name. */
  texts: string[];
}

/** What of valibot's schemas is looked into, by their `type`, as its own walkers do. */
interface AnySchema extends v.GenericSchema {
  pipe?: readonly { type: string; requirement?: unknown }[];
  entries?: Record<string, AnySchema>;
  wrapped?: AnySchema;
  item?: AnySchema;
  value?: AnySchema;
  options?: readonly unknown[];
}

const long = '长'.repeat(350_000);
const deep = (depth: number): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < depth; i += 1) value = i % 2 === 0 ? [value] : { a: value };
  return value;
};

/** Values that nobody means well with. Only what JSON can carry: nothing else gets through the door. */
const nastyTexts: readonly string[] = [
  '', ' ', '\n', '\u3000', '0', '-1', 'null', 'NaN', 'Infinity', 'undefined', 'true', '🏛️👨‍👩‍👧', '\u{20BB7}野家', '\uD800', '乙\uDFFF', '\u0000', 'a\u0000b', '\u0007\u001B[31m', '\u202E甲', '\uFEFF', '\uFFFF',
  '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'id', 'rowid', 'deleted', 'place',
  "'; DROP TABLE topic; --", '" OR 1=1 --', "' UNION SELECT name FROM sqlite_master --", '%', '_', '\\', '?', ':a', '*', '(', '"', 'NEAR(', '<script>alert(1)</script>', '${1}', '{{x}}', '{年}{号}',
  '../../etc/passwd', '..\\..\\x', '/etc/passwd', '/proc/self/environ', '/dev/zero', 'C:\\Windows\\x', '\\\\server\\share\\x', 'con', 'nul.txt', 'a/../../b', '.', '..', '/', '~', 'file:///etc/passwd', 'a'.repeat(5000), '甲'.repeat(256),
  '0000-00-00', '0000-01-01', '9999-12-31', '2026-02-30', '2026-13-01', '2026-1-1', '1899-12-31', '2200-12-31', '2026-10-01', '2026-10-01T00:00:00Z', '24:00', '25:61', '2026-00', '9999-12', '2026-09', '0000-01', '1', '1234', '12345678',
];
const nastyNumbers: readonly number[] = [0, -0, -1, 1, 2, 0.5, -0.1, 1e308, -1e308, 5e-324, 2 ** 31, 2 ** 53, 2 ** 53 + 2, 2 ** 63, 1e21, 1948, 1949, 2026, 2200, 2201, 99_999, 100_000, 1_000_000];
const nasties: readonly unknown[] = [null, true, false, [], {}, [[]], [null], [{}], { a: 1 }, JSON.parse('{"__proto__":{"ok":true}}'), JSON.parse('{"constructor":{"prototype":{}}}'), { toString: 1 }, { length: 1e9 }, deep(60), ...nastyNumbers, ...nastyTexts];

/** What every object answers to without having it, and columns that are no fields. */
const inherited: readonly string[] = ['toString', 'constructor', 'valueOf', 'hasOwnProperty', 'isPrototypeOf', 'id', 'rowid', 'deleted', 'place', 'site'];

export interface HostileInputs {
  /** Mostly by the schema, with a nasty value here and there; `wild` is how often, of 100. */
  of(operation: OperationName, wild: number): unknown;
}

/** Walks the schemas of the contract, so that a new operation is covered by itself. */
export function hostileInputs(below: Random, loot: Loot, words: { paths: readonly string[] }): HostileInputs {
  const of = <T>(list: readonly T[]): T | undefined => list[below(Math.max(1, list.length))];
  const chance = (percent: number): boolean => below(1000) < percent * 10;
  /** What this call is about, so that entity, id and field fit each other mostly. */
  let entity: EntityName = 'topic';
  let operation: OperationName = 'getSession';
  let wild = 0;
  /** Long lists make one call long: one of them in a call. */
  let longLeft = 1;

  const anyEntity = (): EntityName => (chance(75) ? of([...loot.ids.keys()]) : of(entityNames)) ?? 'topic';
  const idOf = (name: EntityName): string | undefined => of(loot.ids.get(name) ?? []);
  const anyId = (): string => (chance(70) ? idOf(entity) : undefined) ?? idOf(anyEntity()) ?? 'x';
  /** The entity that a key or an operation speaks of: `members`, `getVolume`. */
  const named = (word: string): EntityName | undefined => entityNames.filter((name) => word.toLowerCase().includes(name.toLowerCase()) || (word.length > 4 && name.toLowerCase().endsWith(word.toLowerCase()))).toSorted((a, b) => b.length - a.length)[0];
  const day = (): string => of(['2026-09-01', '2026-09-02', '2026-10-20', '2025-12-31', '2026-08-15', '2027-01-01']) ?? '';
  const text = (): string => of(['修路', '村口路灯不亮', '王建国', '云溪乡', '关于饮水的协商', '第一次', 'a']) ?? '';

  function fieldValue(field: Field): unknown {
    if (chance(wild)) return of(nasties);
    const one = (): unknown => {
      switch (field.kind) {
        case 'choice':
          return of(loot.choices.get(field.list) ?? []) ?? text();
        case 'ref':
          return (field.to === 'any' ? null : of(loot.ids.get(field.to as EntityName) ?? [])) ?? anyId();
        case 'number':
          return of([1, 2, 5, 30, field.min ?? 0, field.max ?? 100]);
        case 'day':
          return day();
        case 'time':
          return '09:30';
        case 'flag':
          return chance(50);
        case 'order':
          return 'a0';
        case 'rich':
          return chance(50) ? JSON.stringify({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: text() }] }] }) : (of(nastyTexts) ?? '');
        default:
          return text();
      }
    };
    return isSet(field) ? Array.from({ length: below(3) }, one) : one();
  }

  function fieldsOf(name: EntityName): Record<string, unknown> {
    const set: Record<string, unknown> = {};
    for (const [key, field] of Object.entries(entityOf(name).fields)) if (!field.derived && (field.required ? !chance(wild) : chance(35))) set[key] = fieldValue(field);
    // What the whole program reckons with, as data: another shape of it may come from any office.
    if (name === 'setting' && chance(90)) Object.assign(set, { key: of(settingKeys), value: JSON.stringify(of([...nasties, {}, [{}], [null], { a: null }, { a: {} }, [1], 1e9, 0.5, { mu: 1 }])) });
    if (chance(wild)) Object.assign(set, { [of(nastyTexts) ?? 'x']: of(nasties) });
    return set;
  }

  /** Texts that may fit where the key says what is wanted; the schema itself chooses among them. */
  function candidates(key: string): string[] {
    const fields = Object.keys(entityOf(entity).fields);
    return [anyId(), of(loot.tickets) ?? '', of(loot.texts) ?? '', of(fields) ?? '', `${of(fields) ?? ''}.${of(fields) ?? ''}`, of(words.paths) ?? '', text(), day(), of(nastyTexts) ?? '', key === 'job' ? 'job1' : 'figures', 'topics', '2026-09', '1234', '密码很长很长很长', '/print/x'];
  }

  /** For what tells by its name what is wanted. */
  function wished(key: string): unknown {
    if (/^(ids?|mine|theirs|subjects?)$/.test(key)) return chance(40) ? anyId() : (idOf(named(operation.replace(/^[a-z]+/, '')) ?? entity) ?? anyId());
    const other = named(key);
    if (other !== undefined && chance(85)) return idOf(other) ?? anyId();
    if (key === 'ticket') return of(loot.tickets);
    if (/^(path|folder)$/.test(key)) return of(words.paths);
    if (/On$|^day$|^on$/.test(key)) return day();
    if (/^(field|fields|columns|sort)$/.test(key)) return chance(wild) ? of(inherited) : of(Object.keys(entityOf(entity).fields));
    return undefined;
  }

  function string(schema: AnySchema, key: string): unknown {
    const tried = [...(chance(85) ? [wished(key)] : []), ...Array.from({ length: 6 }, () => of(candidates(key)))].filter((one) => one !== undefined);
    return tried.find((one) => v.safeParse(schema, one).success) ?? tried[0] ?? of(nastyTexts);
  }

  function number(schema: AnySchema): unknown {
    const bounds = (schema.pipe ?? []).flatMap(({ requirement }) => (typeof requirement === 'number' ? [requirement] : []));
    const tried = [2026, 1, 0, 2, ...bounds, ...nastyNumbers].filter((one) => v.safeParse(schema, one).success);
    return chance(60) ? (tried[0] ?? 1) : (of(tried) ?? 1);
  }

  function array(schema: AnySchema, item: AnySchema, key: string): unknown[] {
    if (longLeft > 0 && chance(wild / 5)) {
      longLeft -= 1;
      const most = (schema.pipe ?? []).find(({ type }) => type === 'max_length')?.requirement;
      const one = walk(item, key);
      if ((JSON.stringify(one) ?? '').length > 1000) return [one]; // ten thousand of them are more than the door carries
      return Array.from({ length: typeof most === 'number' && chance(50) ? Math.min(most, 10_000) : 10_000 }, () => one);
    }
    return Array.from({ length: below(4) }, () => walk(item, key));
  }

  function walk(schema: AnySchema, key: string): unknown {
    if (chance(wild)) return key === 'entity' || !chance(3) ? of(nasties) : long;
    switch (schema.type) {
      case 'strict_object':
      case 'object': {
        const made: Record<string, unknown> = {};
        const { entries = {} } = schema;
        if ('entity' in entries && 'set' in entries) {
          const before = entity;
          entity = chance(70) ? entity : anyEntity();
          const write = { entity, id: chance(70) ? null : anyId(), set: chance(wild) ? of(nasties) : fieldsOf(entity), ...(chance(20) ? { heads: of(nasties) } : {}) };
          entity = before;
          return write;
        }
        for (const [name, entry] of Object.entries(entries)) {
          if (chance(wild / 2) || (entry.type === 'optional' && chance(50))) continue;
          made[name] = walk(entry, name);
        }
        if (chance(wild)) Object.defineProperty(made, of(['__proto__', 'constructor', 'toString', 'extra', '']) ?? '', { value: of(nasties), enumerable: true, configurable: true });
        return made;
      }
      case 'optional':
      case 'nullable':
      case 'nullish':
        return chance(20) ? (schema.type === 'optional' ? undefined : null) : walk(schema.wrapped ?? v.null(), key);
      case 'union':
        return walk((of(schema.options ?? []) as AnySchema | undefined) ?? v.null(), key); // a union's options are schemas
      case 'array':
        return array(schema, schema.item ?? v.null(), key);
      case 'record': {
        const fields = chance(80) ? fieldsOf(entity) : { [of(nastyTexts) ?? 'x']: of(nasties) };
        return key === 'set' || key === 'presets' ? fields : Object.fromEntries(Object.keys(fields).map((name) => [name, walk(schema.value ?? v.null(), name)]));
      }
      case 'picklist':
        return key === 'entity' ? entity : of(schema.options ?? []);
      case 'string':
        if (key === 'operation') return (operation = of(Object.keys(inputs) as OperationName[]) ?? operation); // Object.keys widens; the table is closed
        return string(schema, key);
      case 'number':
        return number(schema);
      case 'boolean':
        return chance(50);
      case 'null':
        return null;
      case 'unknown':
        return operation === 'withReason' ? {} : walk(inputs[operation], key);
      case 'custom': {
        const tried = longLeft > 0 && chance(wild / 5) ? [Array.from({ length: 40_000 }, (_, i) => `${i}`)] : [[], [anyId()], [anyId(), text()], entity];
        return tried.find((one) => v.safeParse(schema, one).success) ?? of(nasties);
      }
      default:
        throw new Error(`the contract has a kind of schema that is not known here: ${schema.type}`);
    }
  }

  return {
    of(name, most) {
      entity = anyEntity();
      operation = name;
      wild = most;
      longLeft = 1;
      return walk(inputs[name], '');
    },
  };
}
