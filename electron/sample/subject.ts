/** What people bring to the table, as templates. Slots: {v} village, {g} group of it, {n} households, {k} a length, {x} a landmark, {y} 万元. */
export interface Subject {
  /** The noun used in speeches and titles of papers. */
  noun: string;
  theme: string;
  field: string;
  kind: 'livelihood' | 'dispute' | 'advice' | 'oversight' | 'investment';
  host: string;
  partner?: string;
  titles: readonly string[];
  situation: readonly string[];
  remedy: readonly string[];
  done: readonly string[];
  outcome?: { kind: string; unit: string; least: number; most: number; digits?: number };
  /** Only in the communities of the streets, only in villages, or both. */
  where?: 'street' | 'village';
}
