import '#renderer/record/editor.css';
import { type Editor, EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { formatRichText, parseRichText } from '#shared/richText.ts';
import { fromEditor, toEditor } from '#renderer/record/editorDocument.ts';
import { editorExtensions } from '#renderer/record/editorExtensions.ts';
import { RichToolbar } from '#renderer/record/RichToolbar.tsx';
import { type FieldProps, useField } from '#renderer/ui/field.ts';

/** What a page is handed that looks into the text. */
export type { Editor };

export interface RichEditorProps extends FieldProps {
  /** The JSON text of shared/richText.ts; empty text is empty. */
  value: string;
  onChange: (value: string) => void;
  /** For a page that looks into the text: finds, jumps, replaces. */
  onEditor?: ((editor: Editor | null) => void) | undefined;
}

/** Text with headings, lists, tables and bold, numbered on screen as on paper. */
export function RichEditor(props: RichEditorProps) {
  const { value, onEditor } = props;
  const { attributes, invalid } = useField(props);
  const sent = useRef(value);
  const latest = useRef(props.onChange);
  useLayoutEffect(() => {
    latest.current = props.onChange;
  });
  const editor = useEditor({
    extensions: editorExtensions,
    content: toEditor(parseRichText(value === '' ? null : value)),
    editable: !props.disabled,
    editorProps: { attributes: { role: 'textbox', 'aria-multiline': 'true', class: invalid ? 'editor-text editor-invalid' : 'editor-text', ...attributes, 'aria-invalid': String(invalid), 'aria-required': 'false' } },
    onUpdate({ editor: changed }) {
      sent.current = formatRichText(fromEditor(changed.getJSON())) ?? '';
      latest.current(sent.current);
    },
  });

  useEffect(() => {
    // What comes back from our own typing is there already: setting it again would move the cursor and break a composition.
    if (!editor || value === sent.current) return;
    sent.current = value;
    editor.commands.setContent(toEditor(parseRichText(value === '' ? null : value)), { emitUpdate: false });
  }, [editor, value]);
  useEffect(() => {
    editor?.setEditable(!props.disabled, false);
  }, [editor, props.disabled]);
  useEffect(() => {
    onEditor?.(editor);
    return () => onEditor?.(null);
  }, [editor, onEditor]);

  return (
    <div className="editor">
      {editor && !props.disabled ? <RichToolbar editor={editor} /> : null}
      <EditorContent editor={editor} />
    </div>
  );
}
