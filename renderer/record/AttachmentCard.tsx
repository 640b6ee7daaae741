import { Button } from 'antd';
import { useState } from 'react';
import type { Names, Row } from '#shared/contract/records.ts';
import { entities, entityOf } from '#shared/entities/index.ts';
import { formatDay } from '#shared/rules/day.ts';
import { ask, getFile, takeFile } from '#renderer/bridge.ts';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { RecordDialog } from '#renderer/record/RecordDialog.tsx';
import { shownSize } from '#renderer/record/restoring.ts';
import { deleteRecords } from '#renderer/state/records.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';

/** DOCX, PDF: what stands where a picture would. */
function endingOf(name: string): string {
  return (/\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1] ?? '文件').toUpperCase();
}

const shownHere = /^image\/(jpeg|png|gif|webp|bmp)$/;

/** One file of a record: its preview, what it shows, and what can be done with it. */
export function AttachmentCard(props: { row: Row; names: Names; preview: string; trouble: string; readOnly: boolean; checkItems?: boolean | undefined }) {
  const { row, names, preview } = props;
  const [editing, setEditing] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const text = (key: string): string => (typeof row[key] === 'string' ? row[key] : '');
  const name = text('name') || '不公开的附件';

  const save = () =>
    attempt(async () => {
      const { ticket } = await ask('openAttachment', { id: row.id });
      await takeFile(ticket, name);
    });
  const open = () =>
    attempt(async () => {
      const { ticket, type } = await ask('openAttachment', { id: row.id });
      const file = await getFile(ticket);
      setShown(URL.createObjectURL(new Blob([new Uint8Array(file.bytes)], { type })));
    });
  const show = () => (shownHere.test(text('type')) ? open() : save());
  const close = (): void => {
    if (shown) URL.revokeObjectURL(shown);
    setShown(null);
  };
  const remove = () =>
    attempt(async () => {
      const { tx } = await deleteRecords('attachment', [row.id]);
      doneWithUndo(`已删除附件“${name}”`, tx);
    });
  const phase = names[text('phase')] ?? '';
  const facts = [phase, text('takenOn') === '' ? '' : formatDay(text('takenOn')), shownSize(Number(row['size'] ?? 0))].filter((one) => one !== '');

  return (
    <li className="attach-card">
      <button type="button" className="attach-open" onClick={() => void show()} aria-label={`打开${name}`}>
        {preview === '' ? <span className="attach-sheet">{endingOf(name)}</span> : <img src={preview} alt={text('caption') || name} />}
      </button>
      <span>{text('caption') || name}</span>
      {props.trouble === '' ? null : <strong className="attach-trouble">{props.trouble}</strong>}
      <span className="ui-hint">{facts.join(' · ')}</span>
      <div className="ui-buttons">
        <Button size="small" onClick={() => void save()} aria-label={`另存${name}`}>
          另存
        </Button>
        {props.readOnly ? null : (
          <>
            <Button size="small" onClick={() => setEditing(true)} aria-label={`给${name}写说明`}>
              说明
            </Button>
            <Button size="small" danger onClick={() => void remove()} aria-label={`删除${name}`}>
              删除
            </Button>
          </>
        )}
      </div>
      {editing ? (
        <RecordDialog
          entity={entityOf(entities.attachment.name)}
          id={row.id}
          omit={props.checkItems ? ['subject'] : ['subject', 'checkItem']}
          onClose={() => setEditing(false)}
          onSaved={() => setEditing(false)}
        />
      ) : null}
      <Dialog open={shown !== null} title={name} okText="另存" onOk={save} onClose={close} cancelText="关闭" width={64}>
        {shown ? <img src={shown} alt={text('caption') || name} style={{ maxWidth: '100%', maxHeight: '70vh', display: 'block', margin: '0 auto' }} /> : null}
      </Dialog>
    </li>
  );
}
