import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { Editor } from '#renderer/record/RichEditor.tsx';
import { applyFindings, findingsIn, type PlacedFinding } from '#renderer/record/textFindings.ts';

/** Departures from GB/T 9704-2012 in the text, each found by a press and mended by another. They are advice only. */
export function FindingsPanel({ editor }: { editor: Editor | null }) {
  const [findings, setFindings] = useState<readonly PlacedFinding[]>([]);
  useEffect(() => {
    if (!editor) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (wait: number) => {
      clearTimeout(timer);
      // A text of ten pages is looked through in a few milliseconds, but not at each key.
      timer = setTimeout(() => !editor.isDestroyed && setFindings(findingsIn(editor)), wait);
    };
    look(0);
    const onUpdate = () => look(300);
    editor.on('update', onUpdate);
    return () => {
      clearTimeout(timer);
      editor.off('update', onUpdate);
    };
  }, [editor]);
  if (!editor) return null;
  const mend = (some: readonly PlacedFinding[]) => {
    applyFindings(editor, some);
    setFindings(findingsIn(editor));
  };
  const certain = findings.filter((one) => one.suggestion !== one.found);
  return (
    <section className="meeting-findings" aria-label="公文格式检查">
      <div className="ui-section-head">
        <h3>公文格式检查</h3>
        <span className="ui-hint" role="status">
          {findings.length === 0 ? '没有发现问题' : `${findings.length}处，供参考`}
        </span>
        {certain.length > 1 ? (
          <Button size="small" onClick={() => mend(certain)}>
            全部改正
          </Button>
        ) : null}
      </div>
      <ul>
        {findings.map((one) => (
          <li key={`${one.from} ${one.rule}`}>
            <button type="button" className="ui-link" onClick={() => editor.chain().focus().setTextSelection({ from: one.from, to: one.to }).scrollIntoView().run()}>
              …{one.around}…
            </button>
            <div className="ui-hint">{one.message}</div>
            {one.suggestion === one.found ? null : (
              <Button size="small" onClick={() => mend([one])}>
                {one.suggestion === '' ? `删去“${one.found}”` : `改为“${one.suggestion}”`}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
