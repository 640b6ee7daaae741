import type { Choice } from '#shared/contract/session.ts';
import { type Field, type FieldValue, unreachable } from '#shared/fields.ts';
import { parseAmount } from '#shared/rules/parseAmount.ts';
import { parseDay } from '#shared/rules/parseDay.ts';
import { parseTime } from '#shared/rules/parseTime.ts';
import { cleanText, splitNames } from '#shared/rules/text.ts';
import { formatRichText, fromPlainText } from '#shared/richText.ts';
import { checkValue } from '#shared/schema.ts';

/** What names in cells are looked up in: by entity, ids under each plain name. */
export interface Lookup {
  today: string;
  choices: (list: string) => readonly Choice[];
  refs: Readonly<Record<string, ReadonlyMap<string, readonly string[]>>>;
  /**
   * What the person or the county has said that a name means, by the list or entity and the name as written: the id of a
   * record, or null for nothing. Undefined where nothing was said.
   */
  said?: (of: string, name: string) => string | null | undefined;
}

/** `missing`: a name that stands in the cell and nowhere else. */
export type ReadCell = { value: FieldValue } | { error: string; missing?: string };
type Found = { id: string | null } | { error: string; missing?: string };

/** A name for comparing: width, blanks and brackets of either kind are only typesetting. */
export function plainName(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

/** Classes are named by letter and words (B 正在解决): either alone will do, in the scheme that the county uses now. */
function byLetter(all: readonly Choice[], name: string): Choice | undefined {
  const wanted = plainName(name).replace(/^([a-z])类?$/, '$1');
  const fits = all.filter(({ label, retired }) => {
    const parts = /^([A-Za-z])\s+(.+)$/.exec(label.normalize('NFKC'));
    return parts !== null && !retired && [parts[1], parts[2]].some((part) => plainName(part ?? '') === wanted);
  });
  return fits.length === 1 ? fits[0] : undefined;
}

function oneChoice(list: string, name: string, lookup: Lookup): Found {
  const said = lookup.said?.(list, name);
  if (said !== undefined) return { id: said };
  const all = lookup.choices(list);
  const same = all.filter((choice) => plainName(choice.label) === plainName(name));
  const found = same.find((choice) => !choice.retired) ?? byLetter(all, name) ?? same[0];
  if (found) return { id: found.id };
  const offered = all.filter((choice) => !choice.retired).map((choice) => choice.label);
  const some = offered.slice(0, 8).join('、');
  return { error: `没有“${name}”这一项${some === '' ? '' : `，可填：${some}${offered.length > 8 ? '等' : ''}`}`, missing: name };
}

function oneRef(to: string, name: string, lookup: Lookup): Found {
  const said = lookup.said?.(to, name);
  if (said !== undefined) return { id: said };
  const ids = lookup.refs[to]?.get(plainName(name)) ?? [];
  const [only, other] = ids;
  if (only === undefined) return { error: `没有找到“${name}”`, missing: name };
  return other === undefined ? { id: only } : { error: `有${ids.length}个“${name}”，请先在名称里区分开` };
}

function readNames(text: string, many: boolean, one: (name: string) => Found): ReadCell {
  if (!many) {
    const found = one(text);
    return 'id' in found ? { value: found.id } : found;
  }
  const ids: string[] = [];
  for (const part of text.split(/[、，,；;/／\n\t|｜]+/).filter((piece) => piece.trim() !== '')) {
    // 王 建国 is one name where somebody is called so, else two.
    const whole = one(part.trim());
    for (const found of 'id' in whole ? [whole] : splitNames(part).map(one)) {
      if ('error' in found) return found;
      if (found.id !== null) ids.push(found.id);
    }
  }
  return { value: [...new Set(ids)] };
}

const yes = ['是', '有', '√', '✓', '✔', 'y', 'yes', '1', '对'];
const no = ['否', '无', '×', '✗', 'x', 'n', 'no', '0', '不是'];

/** Reads one cell as a person writes it in a sheet. Nothing is guessed: what can't be read is an error in words. */
export function readCell(field: Field, text: string, lookup: Lookup): ReadCell {
  const typed = cleanText(text).trim();
  if (typed === '') return { value: null };
  const read = readFilled(field, typed, lookup);
  if ('error' in read) return read;
  const wrong = checkValue(field, read.value);
  return wrong === null ? read : { error: wrong };
}

function readFilled(field: Field, typed: string, lookup: Lookup): ReadCell {
  switch (field.kind) {
    case 'text':
      return { value: cleanText(typed, { line: true }) };
    case 'memo':
      return { value: typed };
    case 'rich':
      return { value: formatRichText(fromPlainText(typed)) };
    case 'number': {
      const amount = parseAmount(typed);
      if ('error' in amount) return amount;
      if (amount.approx) return { error: `“${typed}”是约数，请填准确的数字` };
      if (amount.unit !== '' && amount.unit !== field.unit) return { error: `单位是“${field.unit ?? '无'}”，不是“${amount.unit}”，请换算后填数字` };
      return { value: amount.value };
    }
    case 'day': {
      const day = parseDay(typed, lookup.today);
      return 'error' in day ? day : { value: day.day };
    }
    case 'time': {
      const time = parseTime(typed);
      return 'error' in time ? time : { value: time.time };
    }
    case 'flag': {
      const word = plainName(typed);
      if (yes.includes(word)) return { value: true };
      return no.includes(word) ? { value: false } : { error: '请填“是”或“否”' };
    }
    case 'choice':
      return readNames(typed, field.many === true, (name) => oneChoice(field.list, name, lookup));
    case 'ref':
      return readNames(typed, field.many === true, (name) => oneRef(field.to, name, lookup));
    case 'order':
      return { error: '顺序不能粘贴' };
    default:
      return unreachable(field);
  }
}
