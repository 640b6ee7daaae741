import type { Names } from '#shared/contract/records.ts';
import type { Entity } from '#shared/entity.ts';
import { fieldText, type Values } from '#renderer/record/fieldText.ts';
import { concealer } from '#renderer/record/reveal.ts';

/** A cell as Excel takes it from the clipboard: quoted when it holds a tab, a break or a quote, and never a formula. */
function cellText(text: string): string {
  // A text that begins with = + - @ would be reckoned by Excel: an apostrophe keeps it a text.
  const safe = /^[=+@]|^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[\t\n"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows with a head line, private ones without their names, as text between tabs, for pasting into Excel, WPS or Word. */
export function rowsAsText(entity: Entity, columns: readonly string[], rows: readonly Values[], names: Names, revealed: ReadonlySet<string> = new Set()): string {
  const head = columns.map((key) => entity.fields[key]?.label ?? key);
  const lines = rows.map((row) => {
    const conceal = concealer(entity, row, names, revealed);
    return columns.map((key) => {
      const field = entity.fields[key];
      if (!field) return '';
      const text = fieldText(field, row[key], names);
      return conceal ? conceal(field, text) : text;
    });
  });
  return [head, ...lines].map((line) => line.map(cellText).join('\t')).join('\n');
}

/** Puts text on the clipboard; false when the system refuses. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
    return false;
  }
}
