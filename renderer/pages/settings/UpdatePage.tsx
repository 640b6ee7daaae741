import '#renderer/record/attachments.css';
import { useState } from 'react';
import type { Output } from '#shared/contract.ts';
import { ask, putFile } from '#renderer/bridge.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { shownMoment, shownSize } from '#renderer/record/restoring.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { useSession } from '#renderer/state/session.ts';
import { confirmAction } from '#renderer/ui/confirmAction.tsx';
import { DetailPage, Section } from '#renderer/ui/DetailPage.tsx';
import { FileInput } from '#renderer/ui/FileInput.tsx';

/** A new version from a file on a stick. */
export function UpdatePage() {
  const session = useSession();
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<Output<'applyUpdate'> | null>(null);
  const choose = async (file: File): Promise<void> => {
    setBusy(true);
    await attempt(async () => {
      const { ticket } = await putFile(file);
      const { version, builtAt, notes, bytes } = await ask('previewUpdate', { ticket });
      const sure = await confirmAction({
        title: `升级到${version}版`,
        verb: `升级到${version}版`,
        sentence: `${shownMoment(builtAt)}制作，${shownSize(bytes)}，签名核对无误。${notes === '' ? '' : `新内容：${notes}。`}程序先做一份备份，再打开安装程序。数据都接着用。`,
      });
      if (sure) setDone(await ask('applyUpdate', { ticket }));
    });
    setBusy(false);
  };
  return (
    <DetailPage title="升级程序" back={{ href: hrefOf(['settings']), text: '设置' }}>
      <Section title={`现在是${session?.version ?? ''}版`} note="程序从不上网，也不会自己升级。新版本由上级单位发文件下来。">
        {done ? (
          <p className="record-notice" role="status">
            已备份。{done.portable ? `新版本已放在“${done.path}”，请先关闭程序，用它换掉U盘里原来的程序文件。` : done.started ? '安装程序已经打开，请关闭本程序，按它的提示做完。' : `安装文件已放在“${done.path}”，请关闭本程序后双击它。`}
          </p>
        ) : (
          <label className="attach-choose">
            {busy ? '正在核对…' : '选择升级文件…'}
            <FileInput accept=".xsupdate" disabled={busy} onFiles={([file]) => void choose(file)} />
          </label>
        )}
      </Section>
    </DetailPage>
  );
}
