import * as v from 'valibot';
import type { Input } from '#shared/contract.ts';
import { entityOf } from '#shared/entities/index.ts';
import { type Lookup, plainName } from '#shared/rules/readCell.ts';
import { readRows } from '#renderer/record/pasteValues.ts';

/** The columns in which new members are typed or pasted. */
export const freshColumns = ['name', 'gender', 'sector', 'employer', 'duty', 'phone', 'township'] as const;

const kept = v.object({
  name: v.string(),
  openedOn: v.nullable(v.string()),
  basis: v.string(),
  /** Who goes, and who takes over from him; null: nobody. */
  leaving: v.record(v.string(), v.nullable(v.string())),
  returning: v.array(v.string()),
  fresh: v.array(v.array(v.string())),
});

/** What the wizard of a new term holds: kept as it is filled in. */
export type TermDraft = v.InferOutput<typeof kept>;

export const emptyTerm: TermDraft = { name: '', openedOn: null, basis: '', leaving: {}, returning: [], fresh: Array.from({ length: 5 }, () => freshColumns.map(() => '')) };

/** A draft read back; null for none, or one of another form. */
export function keptTerm(content: string | undefined): TermDraft | null {
  if (content === undefined) return null;
  const read = v.safeParse(kept, JSON.parse(content)); // written by this wizard alone
  return read.success ? read.output : null;
}

/** The new members' rows as they are read, and what can't be read. */
export function freshRows(draft: TermDraft, lookup: Lookup) {
  return readRows(entityOf('member'), freshColumns, draft.fresh, {}, lookup);
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** What the service is asked to do. */
export function termInput(draft: TermDraft, sets: readonly { set: Readonly<Record<string, unknown>> }[]): Input<'changeTerm'> {
  return {
    newTerm: { name: draft.name.trim() },
    openedOn: draft.openedOn ?? '',
    basis: draft.basis.trim(),
    leaving: Object.entries(draft.leaving).map(([member, successor]) => ({ member, successor })),
    returning: draft.returning,
    fresh: sets.map(({ set }) => ({
      name: text(set['name']) ?? '', gender: text(set['gender']), sector: text(set['sector']), employer: text(set['employer']), duty: text(set['duty']), phone: text(set['phone']), township: text(set['township']),
    })),
  };
}

/** Which of these members a pasted list names; the names that it has and they don't. */
export function namedIn(list: string, members: readonly { id: string; name: string }[]): { ids: string[]; unknown: string[] } {
  const names = list.split(/[\s、，,；;]+/).filter((one) => one !== '');
  // 王\u3000刚 of two characters is written with a blank in lists: pairs of single characters are put together.
  const whole: string[] = [];
  for (const name of names) {
    const last = whole.at(-1);
    if (last !== undefined && [...last].length === 1 && [...name].length === 1) whole[whole.length - 1] = last + name;
    else whole.push(name);
  }
  const byName = Map.groupBy(members, (one) => plainName(one.name));
  return { ids: whole.flatMap((name) => (byName.get(plainName(name)) ?? []).map((one) => one.id)), unknown: whole.filter((name) => !byName.has(plainName(name))) };
}
