import type { Filter } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';

/** Records that belong to, or name, the record of the row: `by` is their ref (or set of refs) to it. */
export interface Part {
  entity: EntityName;
  by: string;
  where?: readonly Filter[];
  /** A day field of theirs that must lie in the ledger's period. */
  on?: string;
}

/** Where a column's cell comes from. A path is a field, or by way of refs a field of the record named: `meeting.heldOn`. */
export type Source =
  | { from: 'row' }
  | { from: 'blank' }
  | { from: 'field'; path: string }
  /** 云溪乡·上河村 of the place at the path. */
  | { from: 'placeName'; path: string }
  /** Of each part these fields, a part a line. `last`: of the latest part alone. */
  | { from: 'parts'; part: Part; show: readonly string[]; last?: true }
  | { from: 'count'; part: Part }
  /** The quantities of outcomes, with kind and unit. */
  | { from: 'outcomes'; by: 'problem' | 'log' | 'meeting' };

export interface LedgerColumn {
  label: string;
  /** Columns side by side with the same group stand under one head. */
  group?: string;
  source: Source;
  /** In characters of Latin width, as spreadsheets count: a Chinese character is two. */
  width: number;
  /** Summed at the foot. */
  total?: true;
}

/** One of the registers of the field (field guide 2.8, 2.4), as data. */
export interface Ledger {
  key: string;
  title: string;
  /** The heading that it is listed under. */
  section: string;
  entity: EntityName;
  /** The day that puts a record into the period; null: a register of what there is. */
  on: string | null;
  where: readonly Filter[];
  sort: readonly { field: string; down: boolean }[];
  columns: readonly LedgerColumn[];
}

const grouped = (group: string | undefined) => (group === undefined ? {} : { group });

export const rowNumber: LedgerColumn = { label: '序号', source: { from: 'row' }, width: 6 };
export const field = (label: string, path: string, width: number, group?: string): LedgerColumn => ({ label, source: { from: 'field', path }, width, ...grouped(group) });
export const summed = (label: string, path: string, width: number, group?: string): LedgerColumn => ({ ...field(label, path, width, group), total: true });
export const where = (label = '所属乡镇村社', path = 'place'): LedgerColumn => ({ label, source: { from: 'placeName', path }, width: 20 });
export const blank = (label: string, width: number): LedgerColumn => ({ label, source: { from: 'blank' }, width });
export const parts = (label: string, part: Part, show: string | readonly string[], width: number, group?: string): LedgerColumn => ({
  label, source: { from: 'parts', part, show: typeof show === 'string' ? [show] : show }, width, ...grouped(group),
});
export const last = (label: string, part: Part, show: string | readonly string[], width: number, group?: string): LedgerColumn => ({
  label, source: { from: 'parts', part, show: typeof show === 'string' ? [show] : show, last: true }, width, ...grouped(group),
});
export const count = (label: string, part: Part, width: number, group?: string): LedgerColumn => ({ label, source: { from: 'count', part }, width, total: true, ...grouped(group) });
export const is = (name: string, value: Filter['value']): Filter => ({ field: name, op: 'is', value });
export const any = (name: string, list: string, ...keys: readonly string[]): Filter => ({ field: name, op: 'in', value: keys.map((key) => `${list}.${key}`) });
export const filled = (name: string): Filter => ({ field: name, op: 'filled', value: null });
