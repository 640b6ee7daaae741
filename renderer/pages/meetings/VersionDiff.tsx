import { useMemo } from 'react';
import { diffWordsOf } from '#renderer/record/textDiff.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';

/** Two texts in one: what went is struck out, what came is underlined. */
export function VersionDiff(props: { title: string; before: string; after: string; onClose: () => void }) {
  const parts = useMemo(() => diffWordsOf(props.before, props.after), [props.before, props.after]);
  const same = parts.every((part) => part.how === 'same');
  return (
    <Dialog open title={props.title} okText="看完了" onOk={props.onClose} onClose={props.onClose} width={56}>
      <p className="ui-hint">{same ? '两稿的文字完全一样。' : '划去的是原来有、后来没有的，加下划线的是后来写上的。'}</p>
      <div className="meeting-diff">
        {parts.map((part, i) =>
          part.how === 'added' ? <ins key={i}>{part.text}</ins> : part.how === 'removed' ? <del key={i}>{part.text}</del> : <span key={i}>{part.text}</span>,
        )}
      </div>
    </Dialog>
  );
}
