import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { MadeFolder } from '#shared/contract/archive.ts';
import { Failure } from '#shared/failure.ts';
import { ask } from '#renderer/bridge.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { useProgress } from '#renderer/record/useProgress.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';

const sizeWords = (bytes: number): string => (bytes >= 1_048_576 ? `${(bytes / 1_048_576).toFixed(1)}MB` : `${Math.ceil(bytes / 1024)}KB`);

/** A folder is being made: how far it is, a way to stop, and where it lies when it is done. */
export function FolderJob(props: { title: string; make: (job: string) => Promise<MadeFolder>; onClose: () => void }) {
  const [job] = useState(() => crypto.randomUUID());
  const [made, setMade] = useState<MadeFolder | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const progress = useProgress(job);
  const started = useRef(false);
  const { make } = props;
  useEffect(() => {
    // Once, also where React mounts twice.
    if (started.current) return;
    started.current = true;
    make(job).then(setMade, (error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      setFailure(error);
    });
  }, [job, make]);
  const over = made !== null || failure !== null;
  const stop = () => (over ? props.onClose() : void ask('stopFolder', { job }));
  return (
    <Dialog open alone title={props.title} okText={over ? '知道了' : '停止'} onOk={stop} onClose={stop} {...(made ? { more: <Button onClick={() => void attempt(() => ask('openFolder', { name: made.name }))}>打开文件夹</Button> } : {})}>
      {failure ? <p role="alert">{failure.message}{failure.fix}</p> : null}
      {over ? null : <p role="status">{progress || '正在准备…'}</p>}
      {made ? (
        <>
          <p>{`已做好“${made.name}”，共${made.files}个文件、${sizeWords(made.bytes)}。整个文件夹可以拷到U盘；双击里面的目录页就能查看。`}</p>
          <p className="ui-hint">{made.folder}</p>
          {made.notes.map((note) => <p key={note}>{note}</p>)}
        </>
      ) : null}
    </Dialog>
  );
}
