import '#renderer/record/receive.css';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ImportPreview } from '#shared/contract/exchange.ts';
import { Failure } from '#shared/failure.ts';
import { ask, putFile } from '#renderer/bridge.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { ImportPreviewDialog } from '#renderer/record/ImportPreviewDialog.tsx';
import { useProgress } from '#renderer/record/useProgress.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { FormField } from '#renderer/ui/FormField.tsx';
import { notify } from '#renderer/ui/notify.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';

export interface ReceiveFileProps {
  file: File;
  /** Who works here: at the first start, when a 开通文件 names the office. */
  person?: string | undefined;
  /** With what was taken in, or null when nothing was. */
  onEnd: (taken: ImportPreview | null) => void;
}

type State = { at: 'opening' } | { at: 'passphrase'; wrong: string } | { at: 'preview'; preview: ImportPreview };

const needsPassphrase = (failure: Failure): boolean => failure.fields.some((one) => one.field === 'passphrase');

/** Takes one file in: opens it, asks for its passphrase if it has one, shows what it would change, and does so when told. */
export function ReceiveFile({ file, person, onEnd }: ReceiveFileProps) {
  const [job] = useState(() => `receive ${Date.now()}`);
  const [state, setState] = useState<State>({ at: 'opening' });
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(true);
  const ticket = useRef('');
  const progress = useProgress(job);
  const end = useRef(onEnd);
  useLayoutEffect(() => {
    end.current = onEnd;
  });

  const open = useCallback(
    async (passphrase: string | null) => {
      try {
        if (ticket.current === '') ticket.current = (await putFile(file)).ticket;
        const preview = await ask('previewImport', { ticket: ticket.current, passphrase, job });
        setState({ at: 'preview', preview });
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        if (needsPassphrase(error)) setState({ at: 'passphrase', wrong: passphrase === null ? '' : error.message });
        else {
          notify.failure(error);
          end.current(null);
        }
      }
      setBusy(false);
    },
    [file, job],
  );
  useEffect(() => {
    void open(null);
  }, [open]);

  const cancel = () => {
    if (busy) void ask('cancelImport', { job });
    end.current(null);
  };
  const unlock = () => {
    setBusy(true);
    void open(typed);
  };
  const apply = async (trust: boolean) => {
    setBusy(true);
    const taken = await attempt(() => ask('applyImport', { ticket: ticket.current, passphrase: typed === '' ? null : typed, trust, person: person ?? '', job }));
    setBusy(false);
    end.current(taken ?? null);
  };

  if (state.at === 'preview') {
    return <ImportPreviewDialog preview={state.preview} busy={busy} progress={progress} onApply={(trust) => void apply(trust)} onClose={cancel} />;
  }
  if (state.at === 'opening') {
    return (
      <Dialog open title="正在打开文件" okText="请稍候" okDisabled onOk={() => undefined} cancelText="取消" onClose={cancel}>
        <p role="status">{progress || '正在打开…'}</p>
      </Dialog>
    );
  }
  return (
    // A dialog of its own, so that it begins in its field.
    <Dialog key="passphrase" open title="填写口令" okText="打开" busy={busy} okDisabled={typed.trim() === ''} onOk={unlock} onClose={cancel}>
      <p>这个文件要用口令打开。口令显示在对方导出文件的电脑上，共12位数字，请打电话问对方。</p>
      <FormField name="passphrase" label="口令" required error={state.wrong === '' ? undefined : state.wrong} hint="如：0000-0000-0000，横线可以不填">
        <TextField value={typed} onChange={setTyped} limit={60} />
      </FormField>
    </Dialog>
  );
}
