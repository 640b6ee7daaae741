import * as v from 'valibot';
import { headingNumber } from '#shared/rules/numerals.ts';
import { cleanText } from '#shared/rules/text.ts';

/**
 * The one model of typed text with a little form: what the editor edits, what a `rich` field stores as JSON text, what
 * print pages and .docx are made from. Headings are stored without their numbers; numbers are given by level on paper.
 */
export interface Run {
  text: string;
  bold?: true;
}
export type Cell = readonly Run[];
export type HeadingLevel = 1 | 2 | 3 | 4;
export type Block =
  | { type: 'paragraph'; runs: readonly Run[] }
  | { type: 'heading'; level: HeadingLevel; runs: readonly Run[] }
  | { type: 'list'; ordered: boolean; items: readonly (readonly Run[])[] }
  | { type: 'table'; rows: readonly (readonly Cell[])[] };
export interface RichText {
  version: 1;
  blocks: readonly Block[];
}

const runs = v.array(
  v.pipe(
    v.object({ text: v.string(), bold: v.optional(v.boolean()) }),
    v.transform((run): Run => (run.bold ? { text: cleanText(run.text), bold: true } : { text: cleanText(run.text) })),
  ),
);
const block = v.variant('type', [
  v.object({ type: v.literal('paragraph'), runs }),
  v.object({ type: v.literal('heading'), level: v.picklist([1, 2, 3, 4]), runs }),
  v.object({ type: v.literal('list'), ordered: v.boolean(), items: v.array(runs) }),
  v.object({ type: v.literal('table'), rows: v.array(v.array(runs)) }),
]);
/** Checks and cleans: control characters and lone surrogates never pass. */
export const richTextSchema = v.object({ version: v.literal(1), blocks: v.array(block) });

export const emptyRichText: RichText = { version: 1, blocks: [] };

/** Reads the JSON text of a `rich` field; text that is no rich text is taken as plain text, so that nothing is lost. */
export function parseRichText(stored: string | null): RichText {
  if (stored === null || stored === '') return emptyRichText;
  return readRichText(stored) ?? fromPlainText(stored);
}

/** The rich text in a JSON text, cleaned, or null where there is none. */
export function readRichText(stored: string): RichText | null {
  let json: unknown;
  try {
    json = JSON.parse(stored);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const checked = v.safeParse(richTextSchema, json);
  return checked.success ? checked.output : null;
}

/** The JSON text that a `rich` field stores; empty text is null. */
export function formatRichText(text: RichText): string | null {
  return plainText(text).trim() === '' ? null : JSON.stringify(v.parse(richTextSchema, text));
}

export const paragraph = (text: string): Block => ({ type: 'paragraph', runs: [{ text }] });
export const heading = (level: HeadingLevel, text: string): Block => ({ type: 'heading', level, runs: [{ text }] });
export const numberedList = (items: readonly string[]): Block => ({
  type: 'list',
  ordered: true,
  items: items.map((text) => [{ text }]),
});

export function runsText(of: readonly Run[]): string {
  return of.map((run) => run.text).join('');
}

const typedNumber: Readonly<Record<HeadingLevel, RegExp>> = {
  1: /^[\s\u3000]*[一二三四五六七八九十]{1,3}[、.．，,]\s*/,
  2: /^[\s\u3000]*[（(][一二三四五六七八九十]{1,3}[）)]、?\s*/,
  3: /^[\s\u3000]*\d{1,2}[.．、](?!\d)\s*/,
  4: /^[\s\u3000]*[（(]\d{1,2}[）)]、?\s*/,
};

/** The runs without a number typed by hand at their beginning. */
export function withoutNumber(level: HeadingLevel, of: readonly Run[]): readonly Run[] {
  const [first, ...rest] = of;
  return first ? [{ ...first, text: first.text.replace(typedNumber[level], '') }, ...rest] : of;
}

/**
 * The blocks as paper shows them: headings carry 一、（一）1.（1）, counted anew below each higher heading, a number typed by
 * hand replaced; items of an ordered list carry 1. 2. 3. (GB/T 9704-2012, 7.3.3).
 */
export function numberBlocks(text: RichText): readonly Block[] {
  const counts = [0, 0, 0, 0];
  return text.blocks.map((one): Block => {
    if (one.type === 'heading') {
      const at = one.level - 1;
      counts[at] = (counts[at] ?? 0) + 1;
      counts.fill(0, one.level);
      return { ...one, runs: [{ text: headingNumber(one.level, counts[at] ?? 1) }, ...withoutNumber(one.level, one.runs)] };
    }
    if (one.type === 'list' && one.ordered) {
      return { ...one, items: one.items.map((item, i) => [{ text: `${i + 1}.` }, ...withoutNumber(3, item)]) };
    }
    return one;
  });
}

/** The text alone, one line per paragraph, item and table row (cells set apart by tabs), as paper numbers it. */
export function plainText(text: RichText): string {
  return numberBlocks(text)
    .flatMap((one): string[] => {
      switch (one.type) {
        case 'paragraph':
        case 'heading':
          return [runsText(one.runs)];
        case 'list':
          return one.items.map(runsText);
        case 'table':
          return one.rows.map((row) => row.map(runsText).join('\t'));
      }
    })
    .join('\n');
}

const headingLine: readonly [HeadingLevel, RegExp][] = [
  [1, /^[一二三四五六七八九十]{1,3}、\S/],
  [2, /^（[一二三四五六七八九十]{1,3}）\S/],
];

/**
 * Paragraphs from lines. A short line that begins with 一、 or （一） and does not end in a full stop becomes a heading;
 * an empty line is left out.
 */
export function fromPlainText(text: string): RichText {
  const blocks: Block[] = [];
  for (const raw of cleanText(text).split('\n')) {
    const line = raw.replace(/^[\s\u3000]+|[\s\u3000]+$/g, '');
    if (line === '') continue;
    const level = line.length <= 40 && !/[。；;]$/.test(line) ? headingLine.find(([, pattern]) => pattern.test(line))?.[0] : undefined;
    blocks.push(level === undefined ? paragraph(line) : { type: 'heading', level, runs: withoutNumber(level, [{ text: line }]) });
  }
  return { version: 1, blocks };
}

/** The same text with every run's text changed; for putting names out of sight. */
export function mapRichText(text: RichText, change: (text: string) => string): RichText {
  const each = (of: readonly Run[]) => of.map((run) => ({ ...run, text: change(run.text) }));
  return {
    version: 1,
    blocks: text.blocks.map((one): Block => {
      switch (one.type) {
        case 'paragraph':
        case 'heading':
          return { ...one, runs: each(one.runs) };
        case 'list':
          return { ...one, items: one.items.map(each) };
        case 'table':
          return { ...one, rows: one.rows.map((row) => row.map(each)) };
      }
    }),
  };
}
