import { entities, type EntityName, entityNames, entityOf } from '#shared/entities/index.ts';
import type { Field, FieldValue } from '#shared/fields.ts';
import { parseRichText, plainText } from '#shared/richText.ts';
import { initials } from '#shared/rules/pinyin.ts';
import { fold, initialPieces, pieces } from '#electron/storage/search/fold.ts';

/** Settings of the program, and what a closed year keeps as JSON, are not what a clerk looks for. */
const passedOver: ReadonlySet<EntityName> = new Set<EntityName>(['choice', 'setting', 'holiday', 'series', 'dutyRule', 'dutyYear', 'dutyResult', 'erasure', 'objection', 'yearLock', 'lateReason', 'bareTotal', 'issuedTable']);
/** Their title is a name that people type by its initials. */
const named: ReadonlySet<EntityName> = new Set<EntityName>(['member', 'place', 'organisation', 'council', 'studio', 'site', 'seat', 'attendance']);
/** What nobody types: checksums, file types; and the signed text of minutes, which is the minutes' body once more, as JSON. */
const unread: Partial<Record<EntityName, readonly string[]>> = { minutesVersion: ['content', 'digest'], attachment: ['digest', 'type'] };
/** More of one text is not looked through: 25 pages. */
export const longest = 50_000;

/** A field that is looked through. Derived ones are not: what they show stands in a part that is found itself. */
export interface SearchedField {
  key: string;
  field: Field;
  title: boolean;
  /** `name`: found by any two initials; `text`: by three. */
  initials: 'name' | 'text' | null;
}

function fieldsOf(entity: EntityName): SearchedField[] {
  const definition = entityOf(entity);
  return Object.entries(definition.fields)
    .filter(([key, field]) => !field.derived && (field.kind === 'text' || field.kind === 'memo' || field.kind === 'rich') && !unread[entity]?.includes(key))
    .map(([key, field]) => {
      const title = key === definition.title;
      const name = (title && named.has(entity)) || (field.personal === true && field.kind === 'text');
      return { key, field, title, initials: name ? 'name' : title && field.kind === 'text' ? 'text' : null };
    });
}

const searched = new Map<EntityName, readonly SearchedField[]>(
  entityNames.filter((entity) => !passedOver.has(entity)).map((entity): [EntityName, SearchedField[]] => [entity, fieldsOf(entity)]).filter(([, fields]) => fields.length > 0),
);

/** The entities that are looked through, in the registry's order. */
export const searchedEntities: readonly EntityName[] = [...searched.keys()];

export function searchedFields(entity: EntityName): readonly SearchedField[] {
  return searched.get(entity) ?? [];
}

/** Whether a change of these fields (as an operation names them) can change what the record is found by. */
export function changesSearch(entity: EntityName, fields: Iterable<string>): boolean {
  const keys = searchedFields(entity);
  for (const name of fields) if (name === 'deleted' || keys.some(({ key }) => key === name)) return true;
  return false;
}

/** Changes whenever the index must be made anew: its own way of working, or what it looks through. */
export const indexVersion = `1 ${Object.keys(entities).join()} ${[...searched].map(([entity, fields]) => `${entity}:${fields.map(({ key, initials: kind }) => `${key}${kind ?? ''}`).join()}`).join(';')}`;

/** A field's value as it is read and looked through. */
export function textOf(field: Field, value: FieldValue | undefined): string {
  if (typeof value !== 'string') return '';
  const text = field.kind === 'rich' ? plainText(parseRichText(value)) : value;
  return text.length > longest ? text.slice(0, longest) : text;
}

const known = new Map<string, string>();

/** Initials of a name or title, letters alone. Names come again and again, so the last thousands are kept. */
export function lettersOf(text: string, reading: 'name' | 'text'): string {
  const key = `${reading}${text}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const letters = initials(text, reading).replace(/[^a-z]/g, '');
  if (known.size >= 4000) known.clear();
  known.set(key, letters);
  return letters;
}

/** What a record is found by: pieces of its title, and of the rest. */
export function piecesOf(entity: EntityName, row: Readonly<Record<string, FieldValue>>): { title: Set<string>; rest: Set<string> } {
  const found = { title: new Set<string>(), rest: new Set<string>() };
  for (const { key, field, title, initials: kind } of searchedFields(entity)) {
    const text = textOf(field, row[key]);
    if (text === '') continue;
    const into = title ? found.title : found.rest;
    pieces(fold(text), into);
    if (kind) initialPieces(lettersOf(text, kind), kind === 'name', into);
  }
  return found;
}
