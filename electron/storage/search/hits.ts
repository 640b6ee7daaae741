import type { Hit } from '#shared/contract/records.ts';
import { type EntityName, entityOf, isEntityName } from '#shared/entities/index.ts';
import type { FieldValue } from '#shared/fields.ts';
import { isPrivate } from '#shared/papers/privacy.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';
import { entityOfRecord, titlesOf } from '#electron/storage/names.ts';
import { placeOf } from '#electron/storage/search/fold.ts';
import type { Group } from '#electron/storage/search/query.ts';
import { holds, type Matched, type Word } from '#electron/storage/search/rows.ts';
import { type SearchedField, searchedFields, textOf } from '#electron/storage/search/texts.ts';

const before = 12;
const after = 28;
const withheld = '（不公开）';

function privacyOf(value: FieldValue | undefined): boolean {
  return typeof value === 'string' && isPrivate(value);
}

/** The record that a part belongs to. */
function ownerOf(engine: Engine, entity: EntityName, row: Matched): { entity: EntityName; id: string } | null {
  const { parents = [], fields } = entityOf(entity);
  for (const key of parents) {
    const id = row.values[key];
    const field = fields[key];
    if (typeof id !== 'string' || field?.kind !== 'ref') continue;
    const owner = field.to === 'any' ? entityOfRecord(engine, id) : field.to;
    if (owner !== null && isEntityName(owner)) return { entity: owner, id };
  }
  return null;
}

/** The words around a place in a text, on one line, and the found text as it stands there. */
function around(text: string, from: number, to: number): { excerpt: string; mark: string } {
  const start = Math.max(0, from - before);
  const end = Math.min(text.length, to + after);
  const line = (part: string): string => part.replace(/\s+/g, ' ');
  return { excerpt: `${start > 0 ? '…' : ''}${line(text.slice(start, end)).trim()}${end < text.length ? '…' : ''}`, mark: line(text.slice(from, to)) };
}

/** Personal values of a private record are put out of the words that are shown of it. */
function concealed(entity: EntityName, row: Matched, text: string): string {
  let open = text;
  for (const { key, field } of searchedFields(entity)) {
    const value = row.values[key];
    if (field.personal && typeof value === 'string' && value.trim().length > 1) open = open.replaceAll(value.trim(), '有关人员');
  }
  return open;
}

/** Where the first word stands that can be shown: the title, then the other texts in the definition's order. */
function placeIn(entity: EntityName, row: Matched, words: readonly Word[], hidden: boolean): Pick<Hit, 'label' | 'excerpt' | 'mark' | 'inTitle'> {
  const fields = searchedFields(entity).toSorted((a, b) => Number(b.title) - Number(a.title));
  let secret: SearchedField | null = null;
  for (const word of words) {
    for (const one of fields) {
      const text = textOf(one.field, row.values[one.key]);
      const how = text === '' ? null : holds(one, text, word);
      if (how === null) continue;
      if (hidden && one.field.personal) {
        secret ??= one;
        continue;
      }
      const at = how === 'text' ? placeOf(text, word.folded) : null;
      const shown = around(text, at?.from ?? 0, at?.to ?? 0);
      // The excerpt is cut first: a name that begins outside it is no name any more, and one inside is put out.
      const open = hidden ? concealed(entity, row, shown.excerpt) : shown.excerpt;
      return { label: one.field.label, excerpt: open, mark: open.includes(shown.mark) ? shown.mark : '', inTitle: one.title };
    }
  }
  return { label: secret?.field.label ?? '', excerpt: secret ? withheld : '', mark: '', inTitle: false };
}

/** Whether the title is a text of the record itself, not the name of a choice or of another record. */
function hasOwnTitle(entity: EntityName): boolean {
  const { fields, title } = entityOf(entity);
  const kind = fields[title]?.kind;
  return kind === 'text' || kind === 'memo';
}

/** What the screen shows of the records that were found. */
export function hitsOf(engine: Engine, groups: readonly Group[], words: readonly Word[]): Hit[] {
  const wanted = new Map<EntityName, Set<string>>();
  const want = (entity: EntityName, id: string): void => {
    wanted.set(entity, (wanted.get(entity) ?? new Set()).add(id));
  };
  const found = groups.flatMap(({ entity, shown }) =>
    shown.map((row) => {
      const owner = ownerOf(engine, entity, row);
      if (!hasOwnTitle(entity)) want(entity, row.id);
      if (owner) want(owner.entity, owner.id);
      return { entity, row, owner };
    }),
  );
  const titles = titlesOf(engine, wanted);
  const ownerHidden = new Map<string, boolean>();
  const isHidden = (owner: { entity: EntityName; id: string }): boolean => {
    const known = ownerHidden.get(owner.id);
    if (known !== undefined) return known;
    const hidden =
      'privacy' in entityOf(owner.entity).fields && privacyOf(engine.get<{ privacy: string | null }>(`SELECT privacy FROM "${owner.entity}" WHERE id = ?`, [owner.id])?.privacy);
    ownerHidden.set(owner.id, hidden);
    return hidden;
  };
  return found.map(({ entity, row, owner }) => {
    const hidden = privacyOf(row.values['privacy']) || (owner !== null && isHidden(owner));
    const { fields, title } = entityOf(entity);
    const named = hidden && fields[title]?.personal ? withheld : (hasOwnTitle(entity) ? String(row.values[title] ?? '') : (titles[row.id] ?? '')).slice(0, 200);
    return { entity, id: row.id, title: named, of: owner ? (titles[owner.id] ?? '') : '', ...placeIn(entity, row, words, hidden) };
  });
}
