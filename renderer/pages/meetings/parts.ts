import type { Row } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';
import type { FieldValue } from '#shared/fields.ts';
import { keyBetween, keysBetween } from '#shared/rules/orderKey.ts';
import { type Asked } from '#renderer/state/asked.ts';
import { deleteRecords, type RecordList, saveRecords, useList } from '#renderer/state/records.ts';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';

/** A field as text; empty text for an empty one. */
export function textOf(row: Readonly<Record<string, FieldValue | undefined>> | undefined, key: string): string {
  const value = row?.[key];
  return typeof value === 'string' ? value : '';
}

export function idsOf(row: Readonly<Record<string, FieldValue | undefined>> | undefined, key: string): readonly string[] {
  const value = row?.[key];
  return Array.isArray(value) ? (value as readonly string[]) : []; // a set field holds ids
}

export function numberOf(row: Readonly<Record<string, FieldValue | undefined>> | undefined, key: string): number {
  const value = row?.[key];
  return typeof value === 'number' ? value : 0;
}

/** The parts of a meeting of one kind, in their order. */
export function useParts(entity: EntityName, meeting: string, ordered = true): Asked<RecordList> {
  return useList({
    entity,
    where: [{ field: 'meeting', op: 'is', value: meeting }],
    sort: ordered ? [{ field: 'order', down: false }] : [],
    limit: 5000,
  });
}

export function lastOrder(rows: readonly Row[]): string | null {
  return textOf(rows.at(-1), 'order') || null;
}

/** Moves a part to another place; keys that are not in order (made elsewhere at the same time) are all given anew. */
export async function movePart(entity: EntityName, rows: readonly Row[], from: number, to: number): Promise<void> {
  const next = rows.toSpliced(from, 1).toSpliced(to, 0, ...rows.slice(from, from + 1));
  const row = next[to];
  if (!row || to < 0) return;
  const clear = rows.every((one, i) => textOf(one, 'order') !== '' && (i === 0 || textOf(rows[i - 1], 'order') < textOf(one, 'order')));
  const keys = clear ? [] : keysBetween(null, null, next.length);
  await attempt(() =>
    saveRecords(
      clear
        ? [{ entity, id: row.id, set: { order: keyBetween(textOf(next[to - 1], 'order') || null, textOf(next[to + 1], 'order') || null) } }]
        : next.map((one, i) => ({ entity, id: one.id, set: { order: keys[i] ?? '' } })),
    ),
  );
}

export async function removePart(entity: EntityName, row: Row, what: string): Promise<void> {
  await attempt(async () => {
    const { tx } = await deleteRecords(entity, [row.id]);
    doneWithUndo(`已删除${what}`, tx);
  });
}
