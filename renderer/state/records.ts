import type { Input, Output } from '#shared/contract.ts';
import type { Change, Filter, Names, RecordDetail, Row, Write } from '#shared/contract/records.ts';
import { type EntityName, entityOf } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import { ask } from '#renderer/bridge.ts';
import { type Asked, useAsked } from '#renderer/state/asked.ts';
import { askReason } from '#renderer/state/reasonOfChange.ts';
import { whileSaving } from '#renderer/state/saving.ts';

export interface ListQuery {
  entity: EntityName;
  where?: Filter[];
  search?: string;
  sort?: { field: string; down: boolean }[];
  offset?: number;
  limit?: number;
  deleted?: boolean;
}

export interface RecordList {
  rows: Row[];
  total: number;
  names: Names;
}

/** Every entity that the rows of this one show: itself, and what its refs and choices name. */
export function shownBy(entity: EntityName): string[] {
  const fields = Object.values(entityOf(entity).fields);
  return [...new Set([entity, ...fields.flatMap((field) => (field.kind === 'ref' ? [field.to] : [])), 'choice'])];
}

const keyOf = (question: string, input: unknown): string => `${question} ${JSON.stringify(input)}`;

/** One page of a list; asked again when a record that it shows changes. A null query asks nothing. */
export function useList(query: ListQuery | null): Asked<RecordList> {
  return useAsked(
    query && keyOf('listRecords', query),
    query ? shownBy(query.entity) : [],
    () => (query ? ask('listRecords', query) : Promise.reject(new Error('no query'))),
    true,
  );
}

/** One record with its names, heads and two-sided fields. */
export function useRecord(entity: EntityName, id: string | null): Asked<RecordDetail> {
  return useAsked(id && keyOf('getRecord', [entity, id]), shownBy(entity), () => getRecord(entity, id ?? ''));
}

/** How many records match each of these conditions. */
export function useCounts(entity: EntityName, wheres: Filter[][], search = ''): Asked<number[]> {
  return useAsked(
    wheres.length === 0 ? null : keyOf('countRecords', [entity, wheres, search]),
    shownBy(entity),
    async () => (await ask('countRecords', { entity, wheres, search })).counts,
    true,
  );
}

/** The sums of number fields over all records that match, and how many those are. */
export function useSums(entity: EntityName, where: Filter[], fields: string[], search = ''): Asked<Output<'sumRecords'>> {
  return useAsked(keyOf('sumRecords', [entity, where, fields, search]), shownBy(entity), () => ask('sumRecords', { entity, where, fields, search }), true);
}

export function useHistory(entity: EntityName, id: string): Asked<Change[]> {
  return useAsked(keyOf('getHistory', [entity, id]), [entity], async () => (await ask('getHistory', { entity, id })).changes);
}

/** Up to this many records are chosen among in the window, by pinyin too; of more the service finds the matching ones. */
export const pickLimit = 500;

export function usePicks(entity: EntityName | null, search: string): Asked<Output<'pickRecords'>> {
  return useAsked(
    entity && keyOf('pickRecords', [entity, search]),
    entity ? [entity] : [],
    () => (entity ? ask('pickRecords', { entity, search, limit: pickLimit }) : Promise.reject(new Error('no entity'))),
    true,
  );
}

export function getRecord(entity: EntityName, id: string): Promise<RecordDetail> {
  return ask('getRecord', { entity, id });
}

/** A list asked once, for copying, pasting and exporting: not kept on screen. */
export function listOnce(query: Input<'listRecords'>): Promise<RecordList> {
  return ask('listRecords', query);
}

/**
 * One transaction. `draft` is the key of the draft that it completes. Where the service wants a reason, because the office above
 * counts what is changed, the person is asked for one; going back saves nothing.
 */
export async function saveRecords(writes: Write[], draft: string | null = null): Promise<{ ids: string[]; tx: string }> {
  try {
    return await whileSaving(ask('saveRecords', { writes, draft }));
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'reason') throw error;
    const reason = await askReason(error);
    if (reason === null) throw error;
    return whileSaving(ask('saveRecords', { writes, draft, reason }));
  }
}

export function deleteRecords(entity: EntityName, ids: readonly string[]): Promise<{ tx: string }> {
  return whileSaving(ask('deleteRecords', { entity, ids: [...ids] }));
}

export function restoreRecords(entity: EntityName, ids: readonly string[]): Promise<{ tx: string }> {
  return whileSaving(ask('restoreRecords', { entity, ids: [...ids] }));
}

export function undo(tx: string): Promise<{ tx: string; undone: number }> {
  return whileSaving(ask('undo', { tx }));
}
