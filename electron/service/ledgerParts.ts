import type { Filter, Row } from '#shared/contract/records.ts';
import { type EntityName, entityOf } from '#shared/entities/index.ts';
import { isSet } from '#shared/fields.ts';
import type { Ledger, Part, Source } from '#shared/ledgers/ledger.ts';
import { isHidden } from '#shared/rules/telling.ts';
import type { Context } from '#electron/service/context.ts';
import type { FigureFrame } from '#electron/service/figureData.ts';
import { type Reader, readAll } from '#electron/service/ledgerReader.ts';
import { chunks } from '#electron/storage/names.ts';

/** The parts of a ledger's rows, read once for each kind of part and held by the record that they belong to. */
export interface PartsOf {
  rows(part: Part, id: string): readonly Row[];
  text(source: Extract<Source, { from: 'parts' }>, row: Row, entity: EntityName): string;
  outcomes(by: 'problem' | 'log' | 'meeting', id: string): string;
  placeName(id: string): string;
}

const keyOf = (part: Part): string => JSON.stringify(part);

function readParts(context: Context, part: Part, ids: readonly string[], frame: FigureFrame): Map<string, Row[]> {
  const field = entityOf(part.entity).fields[part.by];
  if (!field) throw new RangeError(`no field ${part.entity}.${part.by}`);
  const { from, to } = frame.scope.period;
  const within: Filter[] = part.on === undefined ? [] : [{ field: part.on, op: 'from', value: from }, { field: part.on, op: 'to', value: to }];
  const found = new Map<string, Row[]>();
  const seen = new Set<string>();
  const order = entityOf(part.entity).fields['order'] ? 'order' : entityOf(part.entity).fields['on'] ? 'on' : null;
  for (const some of chunks(ids)) {
    const wanted = new Set(some);
    const where: Filter[] = [{ field: part.by, op: isSet(field) ? 'has' : 'in', value: some }, ...(part.where ?? []), ...within];
    for (const row of readAll(context, part.entity, where, order === null ? [] : [{ field: order, down: false }]).toSorted((a, b) => byOrder(a, b, order))) {
      const names = row[part.by];
      for (const id of Array.isArray(names) ? (names as readonly string[]) : [String(names)]) {
        if (!wanted.has(id) || seen.has(`${id} ${row.id}`)) continue;
        seen.add(`${id} ${row.id}`);
        found.set(id, [...(found.get(id) ?? []), row]);
      }
    }
  }
  return found;
}

/** By order or day; within a day in the order in which they were written down. */
function byOrder(a: Row, b: Row, order: string | null): number {
  const [first, second] = order === null ? ['', ''] : [String(a[order] ?? ''), String(b[order] ?? '')];
  return first < second ? -1 : first > second ? 1 : a.createdAt.localeCompare(b.createdAt);
}

/** The name of every place with the township above it: 云溪乡·上河村. */
function placeNames(context: Context): (id: string) => string {
  const places = new Map(readAll(context, 'place', []).map((row) => [row.id, row]));
  const made = new Map<string, string>();
  const high = new Set(['placeKind.county', 'placeKind.city']);
  const name = (id: string, depth = 0): string => {
    const known = made.get(id);
    if (known !== undefined) return known;
    const row = places.get(id);
    if (!row) return '';
    const parent = places.get(String(row['parent'] ?? ''));
    const above = parent && !high.has(String(parent['kind'])) && depth < 5 ? name(parent.id, depth + 1) : '';
    const own = String(row['name'] ?? '');
    const text = above === '' ? own : `${above}·${own}`;
    made.set(id, text);
    return text;
  };
  return name;
}

const outcomesBy = (by: 'problem' | 'log' | 'meeting'): Part => ({ entity: 'outcome', by });

/** `isShown`: which parts may be told of in words; counts count them all. */
export function gatherParts(context: Context, ledger: Ledger, rows: readonly Row[], frame: FigureFrame, reader: Reader, isShown: (row: Row) => boolean = () => true): PartsOf {
  const ids = rows.map((row) => row.id);
  const held = new Map<string, Map<string, Row[]>>();
  const sources = ledger.columns.map((column) => column.source);
  // A part that several columns show is read once.
  const wanted = sources.flatMap((source): { part: Part; show: readonly string[] }[] =>
    source.from === 'parts' ? [source] : source.from === 'count' ? [{ part: source.part, show: [] }] : source.from === 'outcomes' ? [{ part: outcomesBy(source.by), show: ['kind', 'quantity', 'unit'] }] : [],
  );
  for (const [key, same] of Map.groupBy(wanted, ({ part }) => keyOf(part))) {
    const part = same[0]?.part;
    if (!part) continue;
    const found = readParts(context, part, ids, frame);
    held.set(key, found);
    const show = [...new Set(same.flatMap((one) => one.show))];
    if (show.length > 0) reader.prepare(part.entity, [...new Set([...found.values()].flat())], show);
  }
  const of = (part: Part, id: string): readonly Row[] => held.get(keyOf(part))?.get(id) ?? [];
  const placeName = sources.some((source) => source.from === 'placeName') ? placeNames(context) : () => '';
  return {
    rows: of,
    placeName,
    text({ part, show, last }, row) {
      const all = of(part, row.id).filter(isShown);
      const shown = last ? all.slice(-1) : all;
      const hide = isHidden(row);
      const lines = shown.map((one) => show.map((path) => reader.cell(part.entity, one, path, hide).text).filter((text) => text !== '').join(' ')).filter((line) => line !== '');
      return lines.length < 2 ? (lines[0] ?? '') : lines.map((line, i) => `${i + 1}. ${line}`).join('\n');
    },
    outcomes(by, id) {
      const lines = of(outcomesBy(by), id).map((one) => `${reader.cell('outcome', one, 'kind').text}${reader.cell('outcome', one, 'quantity').text}${reader.cell('outcome', one, 'unit').text}`);
      return lines.join('\n');
    },
  };
}
