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
 */
export function richTextXml(text: RichText): string {
  const xml = numberBlocks(text).map((block): string => {
    switch (block.type) {
      case 'paragraph':
        return bodyParagraph(runs(block.runs));
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
