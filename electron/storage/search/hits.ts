import type { Hit } from '#shared/contract/records.ts';
import { type EntityName, entityOf, isEntityName } from '#shared/entities/index.ts';
import { concealed, isHidden, tellsWho, withoutWords } from '#shared/rules/telling.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';
import { entityOfRecord, referredIn, titlesOf } from '#electron/storage/names.ts';
import { readRecord } from '#electron/storage/records.ts';
import { placeOf } from '#electron/storage/search/fold.ts';
import type { Group } from '#electron/storage/search/query.ts';
import { holds, type Matched, readRows, type Word } from '#electron/storage/search/rows.ts';
import { type SearchedField, searchedFields, textOf } from '#electron/storage/search/texts.ts';

const before = 12;
const after = 28;

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

/** Personal values of a record, and the names of whom it refers to: when it is private they are put out of what is shown of it and of its parts. */
function personsIn(engine: Engine, entity: EntityName, row: Matched): string[] {
  const typed = searchedFields(entity).flatMap(({ key, field }) => (field.personal ? [String(row.values[key] ?? '').trim()] : []));
  const { fields } = entityOf(entity);
  const telling = Object.entries(readRecord(engine, entity, row.id) ?? {}).filter(([key]) => {
    const field = fields[key];
    return field !== undefined && tellsWho(field);
  });
  const named = Object.values(titlesOf(engine, referredIn(engine, entity, [Object.fromEntries(telling)])));
  return [...typed, ...named].filter((word) => word.length > 1).toSorted((a, b) => b.length - a.length);
}

/** Where the first word stands that can be shown: the title, then the other texts in the definition's order. `secrets`: of a private record. */
function placeIn(entity: EntityName, row: Matched, words: readonly Word[], secrets: readonly string[] | null): Pick<Hit, 'label' | 'excerpt' | 'mark' | 'inTitle'> {
  const fields = searchedFields(entity).toSorted((a, b) => Number(b.title) - Number(a.title));
  let secret: SearchedField | null = null;
  for (const word of words) {
    for (const one of fields) {
      const text = textOf(one.field, row.values[one.key]);
      const how = text === '' ? null : holds(one, text, word);
      if (how === null) continue;
      if (secrets !== null && one.field.personal) {
        secret ??= one;
        continue;
      }
      const at = how === 'text' ? placeOf(text, word.folded) : null;
      const shown = around(text, at?.from ?? 0, at?.to ?? 0);
      // The excerpt is cut first: a name that begins outside it is no name any more, and one inside is put out.
      const open = withoutWords(shown.excerpt, secrets ?? []);
      return { label: one.field.label, excerpt: open, mark: open.includes(shown.mark) ? shown.mark : '', inTitle: one.title };
    }
  }
  return { label: secret?.field.label ?? '', excerpt: secret ? concealed : '', mark: '', inTitle: false };
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
  const owners = new Map<string, Matched | null>();
  /** The owner, when it is private. */
  const privateOwner = (owner: { entity: EntityName; id: string }): Matched | null => {
    const known = owners.get(owner.id);
    if (known !== undefined) return known;
    const [row] = 'privacy' in entityOf(owner.entity).fields ? readRows(engine, owner.entity, 'id = ?', [owner.id]) : [];
    const kept = row && isHidden(row.values) ? row : null;
    owners.set(owner.id, kept);
    return kept;
  };
  const titleOf = (entity: EntityName, text: string, secrets: readonly string[] | null): string => {
    const { fields, title } = entityOf(entity);
    return secrets !== null && fields[title]?.personal ? concealed : withoutWords(text, secrets ?? []).slice(0, 200);
  };
  return found.map(({ entity, row, owner }) => {
    const above = owner && privateOwner(owner);
    const aboveSecrets = owner && above ? personsIn(engine, owner.entity, above) : null;
    const secrets = aboveSecrets !== null || isHidden(row.values) ? [...personsIn(engine, entity, row), ...(aboveSecrets ?? [])] : null;
    const text = hasOwnTitle(entity) ? String(row.values[entityOf(entity).title] ?? '') : (titles[row.id] ?? '');
    return { entity, id: row.id, title: titleOf(entity, text, secrets), of: owner ? titleOf(owner.entity, titles[owner.id] ?? '', aboveSecrets) : '', ...placeIn(entity, row, words, secrets) };
  });
}
