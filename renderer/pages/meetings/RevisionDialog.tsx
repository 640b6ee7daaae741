import { Checkbox } from 'antd';
import { useState } from 'react';
import type { RevisedDecision, RevisedParagraph, Revision } from '#shared/contract/papers.ts';
import type { Write } from '#shared/contract/records.ts';
import { diffWordsOf } from '#renderer/record/textDiff.ts';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { saveRecords } from '#renderer/state/records.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';

interface RevisionDialogProps {
  minutes: string;
  revision: Revision;
  onClose: () => void;
  onAdopted: () => void;
}

/** What to write: the text, and of each decision what was chosen, in one save. */
export function adoptionWrites(minutes: string, revision: Revision, chosen: readonly RevisedDecision[]): Write[] {
  const sets = new Map<string, Record<string, string | number | null>>();
  const fresh: Write[] = [];
  for (const one of chosen) {
    if (one.decision === null) fresh.push({ entity: 'decision', id: null, set: one.set });
    else sets.set(one.decision, { ...sets.get(one.decision), ...one.set });
  }
  return [
    { entity: 'minutes', id: minutes, set: { body: revision.body, ...(revision.title === null ? {} : { title: revision.title }) } },
    ...[...sets].map(([id, set]): Write => ({ entity: 'decision', id, set })),
    ...fresh,
  ];
}

/** The differences of what came back, and which changed decisions are to be carried over. */
export function RevisionDialog({ minutes, revision, onClose, onAdopted }: RevisionDialogProps) {
  const { changes, decisions, notes, title } = revision;
  const [chosen, setChosen] = useState<ReadonlySet<number>>(() => new Set(decisions.flatMap((one, i) => (one.trouble === null ? [i] : []))));
  const [busy, setBusy] = useState(false);
  const same = changes.length === 0 && decisions.length === 0 && title === null;

  const adopt = () => {
    setBusy(true);
    void attempt(async () => {
      const { tx } = await saveRecords(adoptionWrites(minutes, revision, decisions.filter((_, i) => chosen.has(i))));
      doneWithUndo(`已采用“${revision.name}”为下一稿，改动${changes.length}处。原来的正文在“修改记录”里`, tx);
      onAdopted();
      onClose();
    }).finally(() => setBusy(false));
  };
  const toggle = (i: number) => setChosen((before) => new Set(before.has(i) ? [...before].filter((one) => one !== i) : [...before, i]));

  return (
    <Dialog open title={`改稿：${revision.name}`} okText={same ? '知道了' : '采用为下一稿'} cancelText="不采用" busy={busy} onOk={same ? onClose : adopt} onClose={onClose} width={60}>
      {notes.map((note) => (
        <p key={note} className="ui-hint">
          {note}
        </p>
      ))}
      {same ? <p>文件里的文字和现在的草稿完全一样。</p> : null}
      {title !== null ? <p>标题改为：{title}</p> : null}
      {changes.length > 0 ? (
        <section className="meeting-diff" aria-label="改动的段落">
          <p className="ui-hint">改动{changes.length}处：划去的是原来有的，加下划线的是改上去的。</p>
          {changes.map((pair, i) => (
            <Changed key={i} pair={pair} />
          ))}
        </section>
      ) : null}
      {decisions.length > 0 ? (
        <section aria-label="议定事项的改动">
          <p>议定事项也改了，勾选的一并改到记录里：</p>
          {decisions.map((one, i) => (
            <p key={i} className="revision-decision">
              <Checkbox checked={chosen.has(i)} disabled={one.trouble !== null} onChange={() => toggle(i)}>
                {one.about === '' || one.field === 'text' ? '' : `“${firstWords(one.about)}”的`}
                {one.label}：{one.before === '' ? '' : <del>{one.before}</del>} {one.after}
              </Checkbox>
              {one.trouble === null ? null : <span className="ui-hint">{one.trouble}</span>}
            </p>
          ))}
        </section>
      ) : null}
    </Dialog>
  );
}

/** Enough of a decision to know it by. */
const firstWords = (text: string): string => (text.length > 20 ? `${text.slice(0, 20)}…` : text);

function Changed({ pair }: { pair: RevisedParagraph }) {
  if (pair.before === null) return <p><ins>{pair.after}</ins></p>;
  if (pair.after === null) return <p><del>{pair.before}</del></p>;
  return (
    <p>
      {diffWordsOf(pair.before, pair.after).map((part, i) =>
        part.how === 'added' ? <ins key={i}>{part.text}</ins> : part.how === 'removed' ? <del key={i}>{part.text}</del> : <span key={i}>{part.text}</span>,
      )}
    </p>
  );
}
