import { cleanText } from '#shared/rules/text.ts';

/** Text as XML 1.0 may hold it: cleaned, without the two code points that no XML file may contain. */
export function xmlSafe(text: string): string {
  return cleanText(text).replace(/[\ufffe\uffff]/g, '');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for an element or an attribute. */
export function xmlText(text: string): string {
  return xmlSafe(text).replace(/[&<>"]/g, (char) => entities[char] ?? char);
}

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
