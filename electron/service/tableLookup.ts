import type { Row } from '#shared/contract/records.ts';
import type { Choice } from '#shared/contract/session.ts';
import { type EntityName, entityOf, isEntityName } from '#shared/entities/index.ts';
import { type Lookup, plainName } from '#shared/rules/readCell.ts';
import { tableKindOf, type Target } from '#shared/tables/kinds.ts';
import { allWords, choicesByWord, type TableWords } from '#shared/tables/words.ts';
import { countyLists } from '#shared/defaults/choices.ts';
import type { Context } from '#electron/service/context.ts';
import { officeOf, settingsNow } from '#electron/service/office.ts';
import type { TableWork } from '#electron/service/tableWork.ts';
import { saidKey } from '#electron/service/tableWork.ts';
import { listRecords } from '#electron/storage/records.ts';

/** Lists that a county adds to; the others are what the program reckons with. */
const growing = new Set([
  ...countyLists, 'sector', 'committee', 'theme', 'logKind', 'problemKind', 'problemOrigin', 'organisationKind', 'proposalCategory', 'funding', 'education', 'noticeWay', 'contactWay',
  'councilKind', 'studioKind', 'channel', 'meetingCategory', 'politics',
]);

/** Names that no record has can be made into one when a record needs nothing but its name and what is usual. */
export function creatable(of: string): boolean {
  if (!isEntityName(of)) return growing.has(of);
  const entity = entityOf(of);
  const usual = tableKindOf(of)?.usual ?? {};
  return ['place', 'organisation', 'member', 'studio', 'council'].includes(of) && Object.entries(entity.fields).every(([key, field]) => !field.required || field.derived || key === entity.title || Object.hasOwn(usual, key));
}

export function allRows(context: Context, entity: EntityName): Row[] {
  return listRecords(context.store.engine, { entity, where: [], search: '', sort: [], offset: 0, limit: 1_000_000, deleted: false }).rows;
}

const split = (value: unknown): string[] => (typeof value === 'string' ? value.split(/[、，,；;]/).map(plainName).filter((name) => name !== '') : []);
const ending = /(村民委员会|居民委员会|村委会|居委会|社区|街道办事处|街道|村|乡|镇)$/;

/** Ways of writing a name that are not the name: with the township before it, without 村, with the county's name. */
function variantsOf(entity: EntityName, row: Row, rows: ReadonlyMap<string, Row>, county: string): string[] {
  const name = plainName(String(row[entityOf(entity).title] ?? ''));
  if (entity === 'place') {
    const parent = plainName(String(rows.get(String(row['parent'] ?? ''))?.['name'] ?? ''));
    const bare = name.replace(ending, '');
    const own = [name, ...(bare.length >= 2 ? [bare, `${bare}村委会`, `${bare}居委会`, `${bare}村民委员会`] : []), `${name}委会`, `${name}民委员会`, `${name}居委会`];
    return [...own, ...own.map((one) => parent + one)];
  }
  if (entity !== 'organisation' && entity !== 'studio' && entity !== 'council') return [];
  const short = county.replace(/[县市区]$/, '');
  return [county + name, `县${name}`, short + name, name.startsWith(county) ? name.slice(county.length) : '', name.startsWith(county) ? `县${name.slice(county.length)}` : '', name.startsWith('县') ? name.slice(1) : ''].filter((one) => one.length >= 2);
}

function namesOf(context: Context, entity: EntityName): Map<string, string[]> {
  const rows = allRows(context, entity);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const county = plainName(officeOf(context)?.county ?? '');
  const exact = new Map<string, string[]>();
  const loose = new Map<string, string[]>();
  const add = (index: Map<string, string[]>, name: string, id: string): void => {
    const ids = index.get(name);
    if (!ids) index.set(name, [id]);
    else if (!ids.includes(id)) ids.push(id);
  };
  const { title } = entityOf(entity);
  for (const row of rows) {
    for (const name of [plainName(String(row[title] ?? '')), ...split(row['short']), ...split(row['oldNames'])]) if (name !== '') add(exact, name, row.id);
    for (const name of variantsOf(entity, row, byId, county)) add(loose, name, row.id);
  }
  for (const [name, ids] of loose) if (!exact.has(name)) exact.set(name, ids);
  return exact;
}

export function tableWordsNow(context: Context): TableWords {
  return allWords(settingsNow(context).tableWords);
}

/** What the names in a sheet are looked up in: the records, the choices, their other words, and what the person has said. */
export function lookupFor(context: Context, targets: readonly Target[], work: Pick<TableWork, 'said'>, words: TableWords): Lookup {
  const wanted = new Set(targets.flatMap(({ field }) => (field.kind === 'ref' && isEntityName(field.to) ? [field.to] : [])));
  const refs = Object.fromEntries([...wanted].map((name) => [name, namesOf(context, name)]));
  const byList = Map.groupBy(
    allRows(context, 'choice').map((row): Choice => ({ id: row.id, list: String(row['list']), label: String(row['label']), rank: Number(row['rank'] ?? 0), colour: null, retired: row['retired'] === true, countsAs: null })),
    (choice) => choice.list,
  );
  const retired = new Set([...byList.values()].flat().flatMap((choice) => (choice.retired ? [choice.id] : [])));
  const labels = new Map([...byList].map(([list, choices]) => [list, new Set(choices.map((choice) => plainName(choice.label)))]));
  const byWord = new Map<string, ReadonlyMap<string, string>>();
  const none: readonly Choice[] = [];
  return {
    today: context.today(),
    choices: (list) => byList.get(list) ?? none,
    refs,
    said(of, name) {
      const said = work.said.get(saidKey(of, name));
      if (said) return said.id;
      const known = labels.get(of);
      if (!known || known.has(plainName(name))) return undefined;
      let found = byWord.get(of);
      if (!found) byWord.set(of, (found = choicesByWord(words, of)));
      const id = found.get(plainName(name));
      return id === undefined || retired.has(id) ? undefined : id; // a county with classes of its own is asked
    },
  };
}
