/**
 * One shipped entry of a choice list. `id` is fixed for ever, so that two offices that began alone hold the same entry;
 * `rank` orders the list from 1; `countsAs` is the id of the entry that figures count it under; a retired entry is shown on
 * old records and not offered: a county that works by it (three-class results) takes it into use and retires the other.
 */
export interface ShippedChoice {
  id: string;
  list: string;
  label: string;
  rank: number;
  colour?: string;
  countsAs?: string;
  retired?: true;
  note?: string;
}

export type ChoiceRow = readonly [key: string, label: string, more?: Pick<ShippedChoice, 'colour' | 'countsAs' | 'retired' | 'note'>];

/** The entries of one list, in the order in which they stand. */
export function listOf(list: string, rows: readonly ChoiceRow[]): ShippedChoice[] {
  return rows.map(([key, label, more], index) => ({ id: `${list}.${key}`, list, label, rank: index + 1, ...more }));
}
