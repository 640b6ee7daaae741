import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import type { Revision } from '#shared/contract/papers.ts';
import { ask, putFile } from '#renderer/bridge.ts';
import { RevisionDialog } from '#renderer/pages/meetings/RevisionDialog.tsx';
import { attempt } from '#renderer/record/attempt.ts';
import { FileInput } from '#renderer/ui/FileInput.tsx';

interface RevisionDropProps {
  minutes: string;
  /** What is compared is what is stored: typed text is saved first. */
  afterSaving: (work: () => void) => Promise<void>;
  onAdopted: () => void;
  children: ReactNode;
}

/** The draft as a place to drop the .docx that came back from the leader, and the same by a button. */
export function RevisionDrop(props: RevisionDropProps) {
  const [over, setOver] = useState(false);
  const [revision, setRevision] = useState<Revision | null>(null);
  const [busy, setBusy] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);

  const take = (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    void props
      .afterSaving(() => {
        void attempt(async () => {
          const { ticket } = await putFile(file);
          setRevision(await ask('takeRevision', { minutes: props.minutes, ticket }));
        }).finally(() => setBusy(false));
      })
      .then(() => setBusy(false));
  };

  return (
    <div
      className={over ? 'revision-drop over' : 'revision-drop'}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files[0]);
      }}
    >
      <p className="revision-line">
        <span className="ui-hint">领导在WPS里改过的纪要，把文件拖到这里，或</span>
        <Button size="small" loading={busy} onClick={() => chooser.current?.click()}>
          选择改稿
        </Button>
        <FileInput ref={chooser} accept=".docx,.doc,.wps" hidden aria-label="选择领导改过的Word文件" onFiles={([file]) => take(file)} />
      </p>
      {props.children}
      {revision ? <RevisionDialog minutes={props.minutes} revision={revision} onClose={() => setRevision(null)} onAdopted={props.onAdopted} /> : null}
    </div>
  );
}
