import { bodyParagraph, paragraph, run, type Face } from '#electron/documents/wordParagraph.ts';
import { richTable } from '#electron/documents/wordTable.ts';
import { type HeadingLevel, numberBlocks, type RichText, type Run } from '#shared/richText.ts';

const faces: Readonly<Record<HeadingLevel, Face>> = { 1: 'hei', 2: 'kai', 3: 'fang', 4: 'fang' };
const typeArea = 8845;

const runs = (of: readonly Run[], face?: Face) =>
  of.map(({ text, bold }) => run(text, { ...(face ? { face } : {}), ...(bold ? { bold } : {}) })).join('');

/**
 * Paragraphs of WordprocessingML for a rich text, to stand in the place of `{@正文}`. The look is written into each paragraph,
 * because an office's own template has styles of its own. Never empty and never ends in a table.
 * With `keepLast` its last paragraph stays with what follows, so that no signature stands alone on a page; with `keepEnd` the one
 * before it stays with the last.
 */
export function richTextXml(text: RichText, { keepLast = false, keepEnd = false } = {}): string {
  const blocks = numberBlocks(text);
  const xml = blocks.map((block, at): string => {
    switch (block.type) {
      case 'paragraph':
        return bodyParagraph(runs(block.runs), (keepLast && at === blocks.length - 1) || (keepEnd && at === blocks.length - 2) ? { keepNext: true } : {});
      case 'heading':
        return bodyParagraph(runs(block.runs, faces[block.level]), { keepNext: true, outline: block.level });
      case 'list':
        return block.items.map((item) => bodyParagraph(runs(block.ordered ? item : [{ text: '·' }, ...item]))).join('');
      case 'table':
        return richTable(block.rows, typeArea);
    }
  });
  return xml.length === 0 ? paragraph('') : xml.join('');
}
