/** The vocabulary every record is described in. Data only: a definition survives JSON. */

interface Common {
  label: string;
  required?: true;
  /** Computed by a fold in shared/rules; never typed, never part of an operation. */
  derived?: true;
  /** Names or locates a person: left out of publications and of records kept private. */
  personal?: true;
  /** One sentence shown under the input. */
  hint?: string;
}

export type Field =
  | (Common & { kind: 'text'; max?: number })
  | (Common & { kind: 'memo'; max?: number })
  | (Common & { kind: 'rich' })
  | (Common & { kind: 'number'; unit?: string; min?: number; max?: number })
  | (Common & { kind: 'day' })
  | (Common & { kind: 'time' })
  | (Common & { kind: 'flag' })
  | (Common & { kind: 'choice'; list: string; many?: true })
  | (Common & { kind: 'ref'; to: string; many?: true })
  | (Common & { kind: 'order' });

export type Fields = Readonly<Record<string, Field>>;

/**
 * What a field holds once checked. Days are `YYYY-MM-DD`, times `HH:MM`, both Asia/Shanghai; numbers are in the field's
 * unit; a choice is the id of a record of entity `choice`, a ref the id of a record of the entity it names; `many` is a
 * set of ids without order; rich text is the JSON text of shared/richText.ts; null is empty.
 */
export type Scalar = string | number | boolean | null;
export type FieldValue = Scalar | readonly string[];

type Filled<F extends Field> = F extends { many: true }
  ? readonly string[]
  : F['kind'] extends 'number'
    ? number
    : F['kind'] extends 'flag'
      ? boolean
      : string;

/** The type of one field's value: required fields are never null, sets and flags are never null either. */
export type Value<F extends Field> = F extends { many: true } | { kind: 'flag' } | { required: true }
  ? Filled<F>
  : Filled<F> | null;

/** True for a field that holds a set: one operation field per element, a row per element in the link table. */
export function isSet(field: Field): boolean {
  return (field.kind === 'choice' || field.kind === 'ref') && field.many === true;
}

/** The length that a text may have when its field does not say. Counted in code points. */
export const textMax = { text: 200, memo: 20_000 } as const;

/** Makes a `switch (field.kind)` fail to compile when a kind is added and not handled. */
export function unreachable(value: never): never {
  throw new Error(`unhandled: ${JSON.stringify(value)}`);
}
