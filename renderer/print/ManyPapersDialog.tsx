import { Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { type PaperKind, paperNames } from '#shared/contract/papers.ts';
import { Failure } from '#shared/failure.ts';
import { ask, onEvent, takeFile } from '#renderer/bridge.ts';
import { notify } from '#renderer/ui/notify.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';

interface ManyPapersProps {
  kind: PaperKind;
  /** Records that the papers are of; for minutes, meetings. */
  subjects: readonly string[];
  onClose: () => void;
}

/** Many papers as Word files in one .zip: how far it is, a way to stop, and what could not be made with the reason. */
export function ManyPapersDialog({ kind, subjects, onClose }: ManyPapersProps) {
  const job = useRef(crypto.randomUUID());
  const [done, setDone] = useState(0);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [left, setLeft] = useState<readonly { subject: string; reason: string }[] | null>(null);
  const started = useRef(false);

  useEffect(() => onEvent((event) => {
    if (event.type === 'progress' && event.job === job.current) setDone(event.done);
  }), []);

  useEffect(() => {
    // Once, also where React mounts twice.
    if (started.current) return;
    started.current = true;
    const make = async () => {
      const made = await ask('makeMany', { kind, subjects: [...subjects], job: job.current });
      await takeFile(made.ticket, made.name);
      notify.done(`已生成${made.made}份${paperNames[kind]}：${made.name}`);
      return made.left;
    };
    make().then(
      (some) => (some.length === 0 ? onClose() : setLeft(some)),
      (error: unknown) => {
        if (!(error instanceof Failure)) throw error;
        setFailure(error);
      },
    );
  }, [kind, subjects, onClose]);

  const over = failure !== null || left !== null;
  const stop = () => {
    if (over) onClose();
    else void ask('cancelJob', { job: job.current });
  };
  return (
    <Dialog open alone title={`导出${subjects.length}份${paperNames[kind]}`} okText={over ? '知道了' : '停止'} onOk={stop} onClose={stop}>
      {failure ? <p role="alert">{failure.message}{failure.fix}</p> : <Progress percent={Math.round((100 * done) / Math.max(1, subjects.length))} format={() => `${done}/${subjects.length}`} />}
      {left ? <p>有{left.length}份没有生成：</p> : null}
      {(left ?? failure?.fields.map((one) => ({ subject: one.field, reason: one.message })) ?? []).slice(0, 30).map((one, i) => (
        <p key={i} className="ui-hint">
          {left && !one.reason.includes(one.subject) ? `${one.subject}：${one.reason}` : one.reason}
        </p>
      ))}
    </Dialog>
  );
}
