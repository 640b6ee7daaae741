import '#renderer/record/attachments.css';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { attachmentLimit } from '#shared/contract/attachments.ts';
import { Failure } from '#shared/failure.ts';
import { ask, putFile } from '#renderer/bridge.ts';
import { AttachmentCard } from '#renderer/record/AttachmentCard.tsx';
import { completePreview } from '#renderer/record/picturePreview.ts';
import { usePreviews } from '#renderer/record/usePreviews.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { useChoices } from '#renderer/state/choices.ts';
import { useList } from '#renderer/state/records.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { FileInput } from '#renderer/ui/FileInput.tsx';
import { notify } from '#renderer/ui/notify.tsx';
import { PinyinSelect } from '#renderer/ui/PinyinSelect.tsx';

/** Keeps one file with a record; what the person should know of it is told. */
async function attach(subject: string, file: File, phase: string | null, keepPlace: boolean): Promise<boolean> {
  try {
    if (file.size > attachmentLimit) throw new Failure('refused', `“${file.name}”有${Math.round(file.size / 1048576)}MB，超过了200MB，没有添加。`, '请先压缩，或者只放最要紧的部分。');
    const { ticket } = await putFile(file);
    const kept = await ask('attachFile', { subject, ticket, phase, keepPlace });
    if (kept.note !== '') notify.failure({ message: kept.note });
    if (kept.type.startsWith('image/') && kept.type !== 'image/heic') await completePreview(kept.id, file);
    return true;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    notify.failure(error);
    return false;
  }
}

export interface AttachmentsPanelProps {
  subject: string;
  readOnly?: boolean | undefined;
  title?: string | undefined;
  /** The files prove items of the standard for studios: each may be told which. */
  checkItems?: boolean | undefined;
}

/** The files of a record: chosen, dropped or pasted; pictures are shown small, and told apart as before, during and after. */
export function AttachmentsPanel(props: AttachmentsPanelProps) {
  const { subject, readOnly = false } = props;
  const list = useList({ entity: 'attachment', where: [{ field: 'subject', op: 'is', value: subject }], limit: 200 });
  const rows = (list.value?.rows ?? []).toSorted((a, b) => (a.id < b.id ? -1 : 1)); // ids are in the order of adding
  const previews = usePreviews(rows);
  const states = useAsked(rows.length === 0 ? null : `attachmentStates ${rows.map((row) => row.id).join(' ')}`, ['attachment'], () => ask('attachmentStates', { ids: rows.map((row) => row.id) }), true).value?.states;
  const phases = useChoices('photoPhase');
  const [phase, setPhase] = useState<string | null>(null);
  const [keepPlace, setKeepPlace] = useState(false);
  const [over, setOver] = useState(false);
  const [waiting, setWaiting] = useState(0);

  const add = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return;
    setWaiting((n) => n + files.length);
    let kept = 0;
    for (const file of files) {
      if (await attach(subject, file, phase, keepPlace)) kept += 1;
      setWaiting((n) => n - 1);
    }
    if (kept > 0) notify.done(`已添加${kept}个附件`);
  };

  return (
    <Section title={props.title ?? '附件'} note={rows.length > 0 ? `${rows.length}个` : undefined}>
      {list.failure ? <p className="ui-refusal">{list.failure.message}</p> : null}
      {rows.length > 0 ? (
        <ul className="attach-grid">
          {rows.map((row) => (
            <AttachmentCard key={row.id} row={row} names={list.value?.names ?? {}} preview={previews[row.id] ?? ''} trouble={states?.[row.id] ?? ''} readOnly={readOnly} checkItems={props.checkItems} />
          ))}
        </ul>
      ) : readOnly ? (
        <p className="ui-hint">没有附件。</p>
      ) : null}
      {readOnly ? null : (
        <div
          className={over ? 'attach-drop attach-drop-over' : 'attach-drop'}
          tabIndex={0}
          role="group"
          aria-label="添加附件"
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            void add([...event.dataTransfer.files]);
          }}
          onPaste={(event) => {
            const files = [...event.clipboardData.files];
            if (files.length === 0) return;
            event.preventDefault();
            void add(files);
          }}
        >
          <label className="attach-choose">
            {waiting > 0 ? `正在添加，还有${waiting}个…` : '添加照片或文件…'}
            <FileInput multiple onFiles={(files) => void add(files)} />
          </label>
          <label>
            阶段：
            <PinyinSelect value={phase} onChange={setPhase} options={phases.map(({ id, label }) => ({ value: id, label }))} />
          </label>
          <Checkbox checked={keepPlace} onChange={(event) => setKeepPlace(event.target.checked)}>
            保留照片里的拍摄地点
          </Checkbox>
          <span className="ui-hint">
            可以把文件拖到这里；截图、复制的照片点一下这里再按 Ctrl+V。
            {keepPlace ? '照片里的拍摄地点会原样留下，报送时对方也看得到。' : '照片里的拍摄地点会自动去掉。'}
          </span>
        </div>
      )}
    </Section>
  );
}
