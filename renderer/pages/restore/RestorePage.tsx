import { ask } from '#renderer/bridge.ts';
import { BackupTable } from '#renderer/record/BackupTable.tsx';
import { RestoreFile } from '#renderer/record/RestoreFile.tsx';
import { useAsked } from '#renderer/state/asked.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { useSession } from '#renderer/state/session.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';

/** Before the office is there: a new computer that goes on from a backup, or data that can't be read any more. */
export function RestorePage() {
  const session = useSession();
  const damaged = session?.damaged;
  const list = useAsked('listBackups', ['backup'], () => ask('listBackups', {}));
  return (
    <main className="start">
      <header className="start-head">
        <h1>从备份恢复</h1>
        {damaged ? (
          <div className="record-notice record-notice-bad" role="alert">
            {damaged.message} {damaged.fix}
          </div>
        ) : (
          <a href={hrefOf([])}>← 返回</a>
        )}
      </header>
      {damaged || (list.value && list.value.backups.length > 0) ? (
        <Section title="本机上的备份" note="一般用最上面的一份">
          <BackupTable backups={list.value?.backups ?? []} damaged={damaged !== undefined} />
        </Section>
      ) : null}
      <Section title="从备份文件恢复">
        <p>备份文件以“.xsbackup”结尾。在U盘里，它在“协商工作台备份”这个文件夹内，名字里有单位和日期，选最新的一份。</p>
        <RestoreFile />
      </Section>
    </main>
  );
}
