import { type Editor, useEditorState } from '@tiptap/react';
import type { HeadingLevel } from '#shared/richText.ts';

const headings: readonly (readonly [HeadingLevel, string, string])[] = [
  [1, '一、', '一、一级标题'],
  [2, '（一）', '（一）二级标题'],
  [3, '1.', '1. 三级标题'],
  [4, '（1）', '（1）四级标题'],
];

function Tool(props: { text: string; name: string; on?: boolean | undefined; disabled?: boolean | undefined; onPress: () => void }) {
  return (
    <button
      type="button"
      className={props.on ? 'editor-tool editor-tool-on' : 'editor-tool'}
      title={props.name}
      aria-label={props.name}
      aria-pressed={props.on ?? false}
      disabled={props.disabled ?? false}
      // The text keeps the focus and the selection.
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onPress}
    >
      {props.text}
    </button>
  );
}

/** What can be done with the text at the cursor. */
export function RichToolbar({ editor }: { editor: Editor }) {
  const at = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      level: headings.find(([level]) => now.isActive('heading', { level }))?.[0] ?? null,
      bold: now.isActive('bold'),
      ordered: now.isActive('orderedList'),
      bullet: now.isActive('bulletList'),
      table: now.isActive('table'),
      undo: now.can().undo(),
      redo: now.can().redo(),
    }),
  });
  const run = () => editor.chain().focus();
  return (
    <div className="editor-tools" role="toolbar" aria-label="文字格式">
      <Tool text="正文" name="正文" on={at.level === null && !at.ordered && !at.bullet && !at.table} onPress={() => run().clearNodes().setParagraph().run()} />
      {headings.map(([level, text, name]) => (
        <Tool key={level} text={text} name={name} on={at.level === level} disabled={at.table} onPress={() => run().toggleHeading({ level }).run()} />
      ))}
      <span className="editor-gap" />
      <Tool text="加粗" name="加粗（Ctrl+B）" on={at.bold} onPress={() => run().toggleBold().run()} />
      <Tool text="编号" name="编号列表" on={at.ordered} disabled={at.table} onPress={() => run().toggleOrderedList().run()} />
      <Tool text="列表" name="项目列表" on={at.bullet} disabled={at.table} onPress={() => run().toggleBulletList().run()} />
      {at.table ? (
        <>
          <Tool text="加行" name="在下面加一行" onPress={() => run().addRowAfter().run()} />
          <Tool text="加列" name="在右边加一列" onPress={() => run().addColumnAfter().run()} />
          <Tool text="删行" name="删除这一行" onPress={() => run().deleteRow().run()} />
          <Tool text="删列" name="删除这一列" onPress={() => run().deleteColumn().run()} />
          <Tool text="删表" name="删除表格" onPress={() => run().deleteTable().run()} />
        </>
      ) : (
        <Tool text="表格" name="插入表格" onPress={() => run().insertTable({ rows: 3, cols: 3, withHeaderRow: false }).run()} />
      )}
      <span className="editor-gap" />
      <Tool text="撤销" name="撤销（Ctrl+Z）" disabled={!at.undo} onPress={() => run().undo().run()} />
      <Tool text="重做" name="重做（Ctrl+Y）" disabled={!at.redo} onPress={() => run().redo().run()} />
    </div>
  );
}
