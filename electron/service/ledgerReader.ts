import type { Filter, Names, Row } from '#shared/contract/records.ts';
import { type EntityName, entityOf, isEntityName } from '#shared/entities/index.ts';
import type { Field } from '#shared/fields.ts';
import { type CellValue, cellValue, noValue } from '#shared/ledgers/cellValue.ts';
import { concealed, isHidden, tellsWho } from '#shared/rules/telling.ts';
import type { Context } from '#electron/service/context.ts';
import { chunks, referredIn, titlesOf } from '#electron/storage/names.ts';
import { listRecords } from '#electron/storage/records.ts';

/** More than this a sheet does not take: it says so. */
export const mostRows = 20_000;

export function readAll(context: Context, entity: EntityName, where: readonly Filter[], sort: readonly { field: string; down: boolean }[] = [], limit = 1_000_000): Row[] {
  return listRecords(context.store.engine, { entity, where, search: '', sort, offset: 0, limit, deleted: false }).rows;
}

/** Also a text that names whoever did something (派单人, 审核人): his work may be told of in the office, and not in a publication. */
export function namesSomebody(field: Field): boolean {
  return tellsWho(field) || (field.kind === 'text' && field.label.endsWith('人'));
}

/** Reads records by way of refs, all of a kind at once, and knows the names that cells show. */
export interface Reader {
  /** Reads ahead what these paths lead to. */
  prepare(entity: EntityName, rows: readonly Row[], paths: readonly string[]): void;
  /** The cell at the path. In a private record, what tells who somebody is is left out. `hide`: the record it belongs to is private. */
  cell(entity: EntityName, row: Row, path: string, hide?: boolean): CellValue;
  /** The value at the path, as an id or text; '' for none. */
  id(entity: EntityName, row: Row, path: string): string;
  /** The names and phones that a private record's other texts must not give away either; with `always`, any record's. */
  secrets(entity: EntityName, row: Row, always?: boolean): string[];
}

/** With `publication`, a record that is not public is told of in no words, wherever another leads to it. */
export function makeReader(context: Context, publication = false): Reader {
  const { engine } = context.store;
  const names: Names = {};
  const records = new Map<string, Row>();

  const learn = (entity: EntityName, rows: readonly Row[]): void => {
    for (const row of rows) records.set(row.id, row);
    const referred = referredIn(engine, entity, rows);
    Object.assign(names, titlesOf(engine, referred));
    if (!publication) return;
    for (const [of, ids] of referred) {
      if (!entityOf(of).fields['privacy']) continue;
      for (const some of chunks([...ids])) for (const one of readAll(context, of, [{ field: 'id', op: 'in', value: some }])) if (isHidden(one)) names[one.id] = concealed;
    }
  };
  const prepare: Reader['prepare'] = (entity, rows, paths) => {
    learn(entity, rows);
    const onward = Map.groupBy(paths.filter((path) => path.includes('.')), (path) => path.slice(0, path.indexOf('.')));
    for (const [key, through] of onward) {
      const field = entityOf(entity).fields[key];
      if (field?.kind !== 'ref' || !isEntityName(field.to)) continue;
      const target = field.to;
      const wanted = [...new Set(rows.flatMap((row) => (typeof row[key] === 'string' ? [row[key]] : [])))].filter((id) => !records.has(id));
      const found = chunks(wanted).flatMap((ids) => readAll(context, target, [{ field: 'id', op: 'in', value: ids }]));
      prepare(target, found, through.map((path) => path.slice(path.indexOf('.') + 1)));
    }
  };
  /** The last step of a path: the record and its field. */
  const walk = (entity: EntityName, row: Row, path: string, hide: boolean): { entity: EntityName; row: Row; key: string; hide: boolean } | null => {
    const hidden = hide || isHidden(row);
    const dot = path.indexOf('.');
    if (dot < 0) return { entity, row, key: path, hide: hidden };
    const field = entityOf(entity).fields[path.slice(0, dot)];
    const next = records.get(String(row[path.slice(0, dot)] ?? ''));
    return next && field?.kind === 'ref' && isEntityName(field.to) ? walk(field.to, next, path.slice(dot + 1), hidden) : null;
  };
  return {
    prepare,
    cell(entity, row, path, hide = false) {
      const end = walk(entity, row, path, hide);
      const field = end && entityOf(end.entity).fields[end.key];
      if (!end || !field) return noValue;
      const cell = cellValue(field, end.row[end.key], names);
      // What only counts or sorts (a number, a day, a choice) stays; words of a private record do not go out of the office.
      const withheld = tellsWho(field) || (publication && ['text', 'memo', 'ref'].includes(field.kind) && isHidden(end.row));
      return end.hide && withheld && cell.text !== '' ? { text: concealed } : cell;
    },
    id(entity, row, path) {
      const end = walk(entity, row, path, false);
      return end ? String(end.row[end.key] ?? '') : '';
    },
    secrets(entity, row, always = false) {
      if (!always && !isHidden(row)) return [];
      return Object.entries(entityOf(entity).fields).flatMap(([key, field]) => {
        const text = tellsWho(field) ? cellValue(field, row[key], names).text : '';
        return text.split('、').filter((one) => [...one].length > 1);
      });
    },
  };
}
