import { type Editor, Extension } from '@tiptap/core';
import { ListItem } from '@tiptap/extension-list';
import { Table, TableCell, TableRow } from '@tiptap/extension-table';
import { Plugin } from '@tiptap/pm/state';
import { StarterKit } from '@tiptap/starter-kit';
import { fromPlainText, plainText, type RichText } from '#shared/richText.ts';
import { toEditor } from '#renderer/record/editorDocument.ts';
import { fromHtml } from '#renderer/record/pastedRichText.ts';

/** Puts pasted text in: a single paragraph into the line, several as paragraphs; a cell takes words only. */
export function insertPasted(editor: Editor, pasted: RichText): boolean {
  const { content = [] } = toEditor(pasted);
  const [first] = pasted.blocks;
  if (pasted.blocks.length === 0) return true;
  if (editor.isActive('table')) return editor.commands.insertContent({ type: 'text', text: plainText(pasted).replace(/[\n\t]+/g, ' ') });
  if (pasted.blocks.length === 1 && first?.type === 'paragraph') return editor.commands.insertContent(content[0]?.content ?? []);
  return editor.commands.insertContent(content);
}

const CleanPaste = Extension.create({
  name: 'cleanPaste',
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin({
        props: {
          handlePaste(_view, event) {
            const html = event.clipboardData?.getData('text/html') ?? '';
            const text = event.clipboardData?.getData('text/plain') ?? '';
            if (html === '' && text === '') return false;
            return insertPasted(editor, html === '' ? fromPlainText(text) : fromHtml(html));
          },
        },
      }),
    ];
  },
});

/** The editor's schema is exactly the model of shared/richText.ts: an item and a cell hold one paragraph, the only mark is bold. */
export const editorExtensions = [
  StarterKit.configure({
    heading: { levels: [1, 2, 3, 4] },
    blockquote: false, code: false, codeBlock: false, hardBreak: false, horizontalRule: false, italic: false, strike: false,
    link: false, underline: false, listItem: false,
    // A paragraph put behind a last table by itself would be a change that nobody made.
    trailingNode: false,
  }),
  ListItem.extend({ content: 'paragraph' }),
  Table.configure({ resizable: false }),
  TableRow.extend({ content: 'tableCell*' }),
  TableCell.extend({ content: 'paragraph' }),
  CleanPaste,
];
