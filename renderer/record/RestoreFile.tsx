import '#renderer/record/attachments.css';
import { useState } from 'react';
import { putFile } from '#renderer/bridge.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { restoreFrom } from '#renderer/record/restoring.ts';
import { FileInput } from '#renderer/ui/FileInput.tsx';

/** Restores from a backup file that the person has on a stick or elsewhere. */
export function RestoreFile() {
  const [busy, setBusy] = useState(false);
  const choose = async (file: File): Promise<void> => {
    setBusy(true);
    const put = await attempt(() => putFile(file));
    if (put) await restoreFrom({ ticket: put.ticket });
    setBusy(false);
  };
  return (
    <label className="attach-choose">
      {busy ? '正在读取…' : '选择备份文件…'}
      <FileInput accept=".xsbackup" disabled={busy} onFiles={([file]) => void choose(file)} />
    </label>
  );
}
