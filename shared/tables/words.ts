import { shippedTableWords } from '#shared/defaults/tableWords.ts';
import { plainName } from '#shared/rules/readCell.ts';

/** Other names for fields (`member.employer`, `problem.assign.organisation`) and choices (their id), as a county may add to them. */
export type TableWords = Readonly<Record<string, readonly string[]>>;

/** The shipped names and those that the county has added, for every field and choice. */
export function allWords(added: TableWords): TableWords {
  const words: Record<string, readonly string[]> = { ...shippedTableWords };
  for (const [key, more] of Object.entries(added)) if (Array.isArray(more)) words[key] = [...(words[key] ?? []), ...more.filter((one) => typeof one === 'string')];
  return words;
}

/** The choices of a list by their other names. */
export function choicesByWord(words: TableWords, list: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [id, names] of Object.entries(words)) if (id.startsWith(`${list}.`)) for (const name of names) found.set(plainName(name), id);
  return found;
}
