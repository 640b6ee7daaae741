import { Button } from 'antd';
import { useState } from 'react';
import type { Output } from '#shared/contract.ts';
import { ask } from '#renderer/bridge.ts';
import { RecoverySection } from '#renderer/pages/settings/RecoverySection.tsx';
import { RecoverySlip } from '#renderer/pages/settings/RecoverySlip.tsx';
import { SecondPlaceSection } from '#renderer/pages/settings/SecondPlaceSection.tsx';
import { attempt } from '#renderer/record/attempt.ts';
import { BackupTable } from '#renderer/record/BackupTable.tsx';
import { RestoreFile } from '#renderer/record/RestoreFile.tsx';
import { shownMoment } from '#renderer/record/restoring.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { useSession } from '#renderer/state/session.ts';
import { DetailPage, Section } from '#renderer/ui/DetailPage.tsx';
import { notify } from '#renderer/ui/notify.tsx';

/** Where the data are kept twice, and how to get them back. */
export function BackupPage() {
  const list = useAsked('listBackups', ['backup'], () => ask('listBackups', {}));
  const [busy, setBusy] = useState(false);
  const [slip, setSlip] = useState<Output<'makeRecoveryCode'> | null>(null);
  const practice = useSession()?.practice ?? false;
  const { value } = list;
  const backUpNow = async (): Promise<void> => {
    setBusy(true);
    await attempt(async () => {
      const { second, message } = await ask('makeBackup', {});
      notify.done(second === 'copied' ? '已备份到本机和第二备份位置，并已核对' : second === 'absent' ? '已备份到本机，并已核对；第二备份位置现在不在' : '已备份到本机，并已核对');
      if (second === 'failed') notify.failure({ message: `本机备份好了，但第二备份位置没有写成：${message}`, fix: '请检查U盘是否插好、是否已满，再点一次“立即备份”。' });
    });
    setBusy(false);
  };
  if (slip) return <RecoverySlip made={slip} practice={practice} onDone={() => setSlip(null)} />;
  return (
    <DetailPage
      title="备份和恢复"
      back={{ href: hrefOf(['settings']), text: '设置' }}
      next={{ key: 'now', text: busy ? '正在备份…' : '立即备份', disabled: busy, onClick: () => void backUpNow() }}
    >
      {list.failure ? <p className="ui-refusal">{list.failure.message}</p> : null}
      <p>
        {value?.lastAt ? `上次备份：${shownMoment(value.lastAt)}。` : '还没有备份。'}
        {value?.lastAt ? (value.changedSince ? '之后又有修改。' : '之后没有修改。') : ''}
        程序每天自动备份，退出时、接收文件以前、升级以前也备份；每一份都打开核对过。留最近7天、5周、12个月的。
      </p>
      <SecondPlaceSection second={value?.second ?? null} />
      <RecoverySection onMade={setSlip} />
      <Section title="已有的备份" note={value ? `${value.backups.length}份` : undefined}>
        <BackupTable backups={value?.backups ?? []} />
      </Section>
      <Section title="从别处的备份文件恢复" note="例如U盘里的、另一台电脑拷来的">
        <RestoreFile />
      </Section>
      <Button type="link" href={hrefOf(['settings', 'maintenance'])}>
        数据检查和维护
      </Button>
    </DetailPage>
  );
}
