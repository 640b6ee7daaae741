import type { ExchangeOperations, MatchSide } from '#shared/contract/exchange.ts';
import type { Row } from '#shared/contract/records.ts';
import { type EntityName, entityOf } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import { type FieldValue, isSet } from '#shared/fields.ts';
import { frozen } from '#shared/rules/checks.ts';
import type { Context } from '#electron/service/context.ts';
import { commit } from '#electron/service/records.ts';
import { putView, readView } from '#electron/storage/local.ts';
import { referredIn, titlesOf } from '#electron/storage/names.ts';
import { listRecords, readRecord } from '#electron/storage/records.ts';
import { referencesTo } from '#electron/storage/references.ts';
import type { Save } from '#electron/storage/write.ts';

/** What an office that began alone has made for itself and the county has too. */
const matched = ['place', 'organisation', 'member'] as const;
type Matched = (typeof matched)[number];

const notTheSame = 'exchange/notTheSame';

const plain = (value: FieldValue | undefined): string => (typeof value === 'string' ? value.normalize('NFKC').replaceAll(/[\s\-·]/g, '') : '');

function rowsOf(context: Context, entity: Matched): Row[] {
  return listRecords(context.store.engine, { entity, where: [], search: '', sort: [], offset: 0, limit: 100_000, deleted: false }).rows;
}

function dismissed(context: Context): Set<string> {
  const kept = readView(context.store.engine, notTheSame);
  return new Set(kept === null ? [] : (JSON.parse(kept) as string[])); // written by dismissMatch alone
}

/** Why two records may be one: the same name, the same phone; null where neither. */
function likeness(mine: Row, theirs: Row): string | null {
  const name = plain(mine['name']) !== '' && plain(mine['name']) === plain(theirs['name']);
  const phone = plain(mine['phone']).length > 4 && plain(mine['phone']) === plain(theirs['phone']);
  return name && phone ? '名称和电话都相同' : name ? '名称相同' : phone ? '电话相同' : null;
}

function sideOf(context: Context, entity: Matched, row: Row): MatchSide {
  const { engine } = context.store;
  const names = titlesOf(engine, referredIn(engine, entity, [row]));
  const facts = entityOf(entity).list.flatMap((key) => {
    const value = row[key];
    const text = typeof value === 'string' ? (names[value] ?? value) : '';
    return key === entityOf(entity).title || text === '' ? [] : [`${entityOf(entity).fields[key]?.label ?? key}：${text}`];
  });
  return { id: row.id, title: String(row['name'] ?? ''), facts, used: referencesTo(engine, entity, row.id).length };
}

/** Pairs of a record that was made here and one that came by file, which are likely to be one. */
export function listMatches(context: Context): ExchangeOperations['listMatches'] {
  const { life } = context.store;
  const gone = dismissed(context);
  const pairs = matched.flatMap((entity) => {
    const rows = rowsOf(context, entity);
    const byWord = new Map<string, Row[]>();
    for (const row of rows.filter((one) => one.site !== life.site)) {
      for (const word of new Set([plain(row['name']), plain(row['phone'])])) if (word !== '') byWord.set(word, [...(byWord.get(word) ?? []), row]);
    }
    return rows.filter((one) => one.site === life.site).flatMap((mine) => {
      const candidates = new Set([...(byWord.get(plain(mine['name'])) ?? []), ...(byWord.get(plain(mine['phone'])) ?? [])]);
      return [...candidates].flatMap((theirs) => {
        const why = likeness(mine, theirs);
        if (why === null || gone.has(`${mine.id} ${theirs.id}`)) return [];
        return [{ entity, label: entityOf(entity).label, why, mine: sideOf(context, entity, mine), theirs: sideOf(context, entity, theirs) }];
      });
    });
  });
  return { pairs: pairs.slice(0, 300), total: pairs.length };
}

/** They are two after all: not asked again. */
export function dismissMatch(context: Context, { mine, theirs }: { mine: string; theirs: string }): { dismissed: true } {
  putView(context.store.engine, notTheSame, JSON.stringify([...dismissed(context), `${mine} ${theirs}`]));
  return { dismissed: true };
}

/** What of ours fills what theirs leaves empty, and its name as a former one where it was another. */
function filling(entity: Matched, mine: Row, theirs: Row): Record<string, FieldValue> {
  const set: Record<string, FieldValue> = {};
  for (const [key, field] of Object.entries(entityOf(entity).fields)) {
    if (field.derived || isSet(field)) continue;
    const [own, other] = [mine[key], theirs[key]];
    if ((other === null || other === '' || other === undefined) && typeof own === 'string' && own !== '') set[key] = own;
  }
  if (entityOf(entity).fields['oldNames'] && mine['name'] !== theirs['name']) {
    const known = String(set['oldNames'] ?? theirs['oldNames'] ?? '');
    if (!known.split('、').includes(String(mine['name']))) set['oldNames'] = [known, String(mine['name'])].filter((one) => one !== '').join('、');
  }
  return set;
}

/** The other field's value with ours replaced by theirs. */
function repointed(row: Row, field: string, mine: string, theirs: string): FieldValue {
  const value = row[field];
  if (!Array.isArray(value)) return theirs;
  return [...new Set((value as readonly string[]).map((one) => (one === mine ? theirs : one)))]; // rows hold arrays of ids in set fields
}

/**
 * Makes one of two: everything that named ours names theirs, what theirs leaves empty is filled from ours, and ours goes to the
 * recycle bin. Nothing is lost: one save, which can be undone.
 */
export function mergeMatch(context: Context, input: { entity: Matched; mine: string; theirs: string }): ExchangeOperations['mergeMatch'] {
  const { engine, life } = context.store;
  const { entity } = input;
  const mine = readRecord(engine, entity, input.mine);
  const theirs = readRecord(engine, entity, input.theirs);
  if (!mine || !theirs || mine.deleted || theirs.deleted) throw new Failure('notFound', '找不到要合并的两条记录，数据没有变化。', '请刷新后再看。');
  if (mine.site !== life.site || theirs.site === life.site) throw new Failure('refused', '只能把本单位自己登记的并到县里的，数据没有变化。');
  const changed = new Map<string, { entity: EntityName; set: Record<string, FieldValue> }>();
  for (const { entity: other, id, field } of referencesTo(engine, entity, mine.id)) {
    const row = readRecord(engine, other, id);
    if (!row || frozen[other] || id === theirs.id) continue; // what was signed keeps its words
    const save = changed.get(id) ?? { entity: other, set: {} };
    save.set[field] = repointed({ ...row, ...save.set }, field, mine.id, theirs.id);
    changed.set(id, save);
  }
  const fill = filling(entity, mine, theirs);
  const saves: Save[] = [...changed].map(([id, save]) => ({ entity: save.entity, id, set: save.set }));
  if (Object.keys(fill).length > 0) saves.push({ entity, id: theirs.id, set: fill });
  saves.push({ entity, id: mine.id, set: {}, deleted: true });
  const { tx } = commit(context, saves);
  return { tx, moved: changed.size };
}
