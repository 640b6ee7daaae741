import '#renderer/record/record.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { BackupEntry } from '#shared/contract/backup.ts';
import { ask, takeFile } from '#renderer/bridge.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { restoreFrom, shownMoment, shownSize } from '#renderer/record/restoring.ts';

const reasons: Record<BackupEntry['reason'], string> = {
  daily: '每日自动',
  quit: '退出程序时',
  manual: '手工备份',
  beforeImport: '接收文件以前',
  beforeMigration: '升级以前',
  beforeRestore: '恢复以前',
};

const shownAtFirst = 10;

/** The backups, newest first: when, why, how much is in it, and the button that brings it back. */
export function BackupTable(props: { backups: readonly BackupEntry[]; damaged?: boolean | undefined }) {
  const [all, setAll] = useState(false);
  const [busy, setBusy] = useState<string | null>(null);
  const { backups, damaged } = props;
  if (backups.length === 0) return <p className="ui-hint">还没有备份。</p>;
  const restore = async (entry: BackupEntry): Promise<void> => {
    setBusy(entry.id);
    await restoreFrom({ where: entry.where, id: entry.id });
    setBusy(null);
  };
  const take = (entry: BackupEntry) =>
    attempt(async () => {
      const { ticket, name } = await ask('takeBackup', { where: entry.where, id: entry.id });
      await takeFile(ticket, name);
    });
  return (
    <>
      <div className="record-scroll">
        <table className="record-table" aria-label="备份">
          <thead>
            <tr>
              <th>时间</th>
              <th>怎么来的</th>
              <th>记录</th>
              <th>大小</th>
              <th>位置</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {(all ? backups : backups.slice(0, shownAtFirst)).map((entry) => (
              <tr key={`${entry.where} ${entry.id}`}>
                <td>{shownMoment(entry.madeAt)}</td>
                <td>{reasons[entry.reason]}</td>
                <td className="record-number">{entry.records}条</td>
                <td className="record-number">{shownSize(entry.fileBytes)}</td>
                <td>{entry.where === 'here' ? '本机' : '第二备份位置'}</td>
                <td className="record-table-acts">
                  {damaged ? null : (
                    <Button type="link" onClick={() => void take(entry)} aria-label={`另存${shownMoment(entry.madeAt)}的备份`}>
                      另存
                    </Button>
                  )}
                  <Button loading={busy === entry.id} disabled={busy !== null && busy !== entry.id} onClick={() => void restore(entry)} aria-label={`恢复${shownMoment(entry.madeAt)}的备份`}>
                    恢复
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {backups.length > shownAtFirst ? (
        <Button type="link" onClick={() => setAll(!all)}>
          {all ? '收起' : `全部${backups.length}份`}
        </Button>
      ) : null}
    </>
  );
}
