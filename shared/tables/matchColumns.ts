import { entityOf } from '#shared/entities/index.ts';
import type { TableWords } from '#shared/tables/words.ts';
import { type TableKind, tableKinds, targetsOf } from '#shared/tables/kinds.ts';

/** The label of a column: the words of its head rows from top to bottom, each once. */
export type LabelParts = readonly string[];

/** A label for comparing: only letters, digits and Chinese characters. */
export function plainLabel(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Words that mean something only with the word above them. */
const generic = new Set(['时间', '日期', '姓名', '电话', '单位', '内容', '备注', '职务', '情况', '类型', '类别', '名称', '人数', '方式', '结果', '地点', '编号', '负责人', '联系人']);
/** Heads above heads that add nothing. */
const neutral = /^(基本|个人|委员|单位|主要|工作|任职|详细|联系)?(信息|情况|资料)$/;

const bracket = /[（(【[]([^（）()【】[\]]*)[）)】\]]/;

/** What stands in brackets in a head, where that is a unit: 万元. */
export function unitOf(parts: LabelParts): string {
  const last = parts.at(-1) ?? '';
  const inside = (bracket.exec(last)?.[1] ?? /[:：,，]?单位[:：](.+)$/.exec(last)?.[1] ?? '').replace(/^单位[:：]/, '').trim();
  return /^(亿元|万元|千元|百元|元|亩|万亩|公里|千米|米|人次|人|万人|名|户|万户|件|个|次|条|分钟|小时|起|项|吨|座|票|天)$/.test(inside) ? inside : '';
}

interface Candidate {
  text: string;
  score: number;
}

/** The texts under which a label may be known, the surest first. */
function candidatesOf(parts: LabelParts): Candidate[] {
  const said = parts.filter((part, i) => i === parts.length - 1 || !neutral.test(plainLabel(part)));
  const last = said.at(-1) ?? '';
  const bare = last.replace(bracket, '');
  const found: Candidate[] = [];
  const add = (text: string, score: number): void => {
    const plain = plainLabel(text).replace(/^是否/, '');
    if (plain !== '') found.push({ text: plain, score });
  };
  if (said.length > 1) {
    add(said.join(''), 1);
    add([...said.slice(0, -1).map((one) => one.replace(bracket, '')), bare].join(''), 0.95);
  }
  if (said.length === 1 || !generic.has(plainLabel(bare))) {
    add(last, 0.9);
    add(bare, 0.85);
  }
  return found;
}

const indexes = new WeakMap<TableWords, Map<TableKind, Map<string, { path: string; weight: number }[]>>>();

/** For each kind the fields by what they are called: by their label, and by their other names. */
function indexOf(kind: TableKind, words: TableWords): Map<string, { path: string; weight: number }[]> {
  let byKind = indexes.get(words);
  if (!byKind) indexes.set(words, (byKind = new Map()));
  const known = byKind.get(kind);
  if (known) return known;
  const index = new Map<string, { path: string; weight: number }[]>();
  const add = (name: string, path: string, weight: number): void => {
    const plain = plainLabel(name);
    const list = index.get(plain) ?? [];
    if (plain !== '' && !list.some((one) => one.path === path)) index.set(plain, [...list, { path, weight }]);
  };
  for (const target of targetsOf(kind)) {
    const own = target.part === null;
    add(target.label.replace('：', ''), target.path, 2);
    if (own) add(`${entityOf(kind.entity).label}${target.label}`, target.path, 1.9);
    for (const [i, name] of (words[`${kind.entity}.${target.path}`] ?? []).entries()) add(name, target.path, 1.5 - i / 100);
  }
  byKind.set(kind, index);
  return index;
}

/** True when a cell's words are what some register calls a column. */
export function isLabel(text: string, words: TableWords, kind: TableKind | null = null): boolean {
  return (kind ? [kind] : tableKinds).some((one) => candidatesOf([text]).some((candidate) => indexOf(one, words).has(candidate.text))) || /^(序号|编号|备注)$/.test(plainLabel(text));
}

/**
 * The field of each column, by its label or one of its other names; null where none is certain. Each field is given once, to the
 * column that names it best.
 */
export function matchColumns(labels: readonly LabelParts[], kind: TableKind, words: TableWords): { paths: (string | null)[]; score: number } {
  const index = indexOf(kind, words);
  const wishes = labels.flatMap((parts, column) => candidatesOf(parts).flatMap(({ text, score }) => (index.get(text) ?? []).map(({ path, weight }) => ({ column, path, weight: weight * score }))));
  const paths: (string | null)[] = labels.map(() => null);
  const given = new Set<string>();
  let score = 0;
  for (const { column, path, weight } of wishes.toSorted((a, b) => b.weight - a.weight || a.column - b.column)) {
    if (paths[column] !== null || given.has(path)) continue;
    paths[column] = path;
    given.add(path);
    score += weight;
  }
  return { paths, score };
}

/** The kind of register that these columns are most likely of; the number of columns that fit decides, and what its records need. */
export function guessKind(labels: readonly LabelParts[], words: TableWords): TableKind | null {
  let best: { kind: TableKind; score: number } | null = null;
  for (const kind of tableKinds) {
    const { paths, score } = matchColumns(labels, kind, words);
    const title = entityOf(kind.entity).title;
    const worth = score + (paths.includes(title) ? 2 : -4);
    if (worth > 0 && (best === null || worth > best.score)) best = { kind, score: worth };
  }
  return best?.kind ?? null;
}
