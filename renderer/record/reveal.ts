import { createContext } from 'react';
import { create } from 'zustand';
import type { Names } from '#shared/contract/records.ts';
import type { Entity } from '#shared/entity.ts';
import type { Field } from '#shared/fields.ts';
import { concealed, isHidden, tellsWho, withoutWords } from '#shared/rules/telling.ts';
import { ask } from '#renderer/bridge.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { fieldText, type Values } from '#renderer/record/fieldText.ts';
import { nameOf } from '#renderer/record/formValues.ts';
import { askText } from '#renderer/ui/askText.tsx';

/** Private records whose names somebody has asked to see, with a reason that is kept. Forgotten when the window is closed. */
export const useRevealed = create<{ ids: ReadonlySet<string> }>(() => ({ ids: new Set() }));

/** True where the names of a record are not to be shown now. */
export function isConcealed(row: Values, revealed: ReadonlySet<string>): boolean {
  return isHidden(row) && !revealed.has(String(row['id'] ?? ''));
}

/** A field's text as it is shown while its record's names are not. */
export type Conceal = (field: Field, text: string) => string;

/** The page of a record hands its own on to what is told of the record within it: the steps of its life. Null: nothing is hidden. */
export const Concealing = createContext<Conceal | null>(null);

/** Days, numbers and choices tell nobody's name. */
export const conceals = (field: Field): boolean => tellsWho(field) || field.kind === 'text' || field.kind === 'memo' || field.kind === 'rich';

/** How a private record is read on screen: nobody's name or number, nor these words in its other texts. Null for one that is open. */
export function concealer(entity: Entity, row: Values, names: Names, revealed: ReadonlySet<string>): Conceal | null {
  if (!isConcealed(row, revealed)) return null;
  const secrets = Object.entries(entity.fields).flatMap(([key, field]) => (tellsWho(field) ? fieldText(field, row[key], names).split('、') : [])).filter((one) => [...one].length > 1);
  return (field, text) => (text === '' ? '' : tellsWho(field) ? concealed : withoutWords(text, secrets));
}

/** Asks why, writes it down, and shows the names; false when the person went back or was refused. */
export async function reveal(entity: Entity, id: string): Promise<boolean> {
  const reason = await askText({
    title: '显示不公开的姓名', sentence: '这条记录设为不公开或者为反映人保密。谁在什么时候、为什么看的，会记下来，留在这条记录里。', label: '查看理由', missing: '请写查看理由。', verb: '显示姓名', back: '不看了',
  });
  if (reason === null) return false;
  const done = await attempt(() => ask('revealRecord', { entity: nameOf(entity), id, reason }));
  if (!done) return false;
  useRevealed.setState(({ ids }) => ({ ids: new Set([...ids, id]) }));
  return true;
}
