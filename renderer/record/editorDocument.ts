import type { JSONContent } from '@tiptap/core';
import type { Block, HeadingLevel, RichText, Run } from '#shared/richText.ts';

/** The one converter between shared/richText.ts and the editor's own document. What the model can't hold, the editor's schema can't either. */

function inline(runs: readonly Run[]): JSONContent[] {
  return runs.filter((run) => run.text !== '').map((run) => (run.bold ? { type: 'text', text: run.text, marks: [{ type: 'bold' }] } : { type: 'text', text: run.text }));
}

const paragraphOf = (runs: readonly Run[]): JSONContent => ({ type: 'paragraph', content: inline(runs) });

function nodeOf(block: Block): JSONContent[] {
  switch (block.type) {
    case 'paragraph':
      return [paragraphOf(block.runs)];
    case 'heading':
      return [{ type: 'heading', attrs: { level: block.level }, content: inline(block.runs) }];
    case 'list': {
      if (block.items.length === 0) return [];
      return [{ type: block.ordered ? 'orderedList' : 'bulletList', content: block.items.map((item) => ({ type: 'listItem', content: [paragraphOf(item)] })) }];
    }
    case 'table': {
      const columns = Math.max(0, ...block.rows.map((row) => row.length));
      if (columns === 0) return [];
      // Rows of one table are equally long in the editor: it would pad them itself, in places of its own choice.
      const cells = (row: (typeof block.rows)[number]) => Array.from({ length: columns }, (_, i) => ({ type: 'tableCell', content: [paragraphOf(row[i] ?? [])] }));
      return [{ type: 'table', content: block.rows.map((row) => ({ type: 'tableRow', content: cells(row) })) }];
    }
  }
}

/** The editor's document. Without blocks: one empty paragraph, for the cursor to stand in. */
export function toEditor(text: RichText): JSONContent {
  const content = text.blocks.flatMap(nodeOf);
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

function runsOf(node: JSONContent | undefined): Run[] {
  const runs: Run[] = [];
  for (const part of node?.content ?? []) {
    if (part.type !== 'text' || !part.text) continue;
    const bold = part.marks?.some((mark) => mark.type === 'bold') ?? false;
    const last = runs.at(-1);
    if (last && (last.bold ?? false) === bold) last.text += part.text;
    else runs.push(bold ? { text: part.text, bold: true } : { text: part.text });
  }
  return runs;
}

const levels: readonly HeadingLevel[] = [1, 2, 3, 4];

function blockOf(node: JSONContent): Block[] {
  switch (node.type) {
    case 'paragraph':
      return [{ type: 'paragraph', runs: runsOf(node) }];
    case 'heading':
      return [{ type: 'heading', level: levels.find((level) => level === node.attrs?.['level']) ?? 1, runs: runsOf(node) }];
    case 'orderedList':
    case 'bulletList':
      return [{ type: 'list', ordered: node.type === 'orderedList', items: (node.content ?? []).map((item) => runsOf(item.content?.[0])) }];
    case 'table':
      return [{ type: 'table', rows: (node.content ?? []).map((row) => (row.content ?? []).map((cell) => runsOf(cell.content?.[0]))) }];
    default:
      return [];
  }
}

/** What the editor holds. A lone empty paragraph is no text. */
export function fromEditor(document: JSONContent): RichText {
  const blocks = (document.content ?? []).flatMap(blockOf);
  const [only] = blocks;
  return { version: 1, blocks: blocks.length === 1 && only?.type === 'paragraph' && only.runs.length === 0 ? [] : blocks };
}
