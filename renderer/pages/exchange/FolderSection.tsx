import { Button } from 'antd';
import { useState } from 'react';
import type { FolderReport } from '#shared/contract/exchange.ts';
import { Failure } from '#shared/failure.ts';
import { ask } from '#renderer/bridge.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { FolderDialog } from '#renderer/record/FolderDialog.tsx';
import { shownTime } from '#renderer/record/shownTime.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';

/** The folder through which the machines of one office exchange by themselves, and files of other offices are picked up. */
export function FolderSection({ today, onTaken }: { today: string; onTaken: () => void }) {
  const [round, setRound] = useState(0);
  const [choosing, setChoosing] = useState(false);
  const [error, setError] = useState<string | undefined>();
  const [report, setReport] = useState<FolderReport | null>(null);
  const [busy, setBusy] = useState(false);
  const asked = useAsked(`getExchangeFolder ${round}`, [], () => ask('getExchangeFolder', {}), true).value;
  const folder = asked?.folder ?? null;
  const set = async (path: string | null) => {
    try {
      await ask('setExchangeFolder', { path });
      setChoosing(false);
      setError(undefined);
      setRound((n) => n + 1);
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      setError(`${failure.message}${failure.fix}`);
    }
  };
  const exchange = async () => {
    setBusy(true);
    const done = await attempt(() => ask('exchangeByFolder', {}));
    setBusy(false);
    if (!done) return;
    setReport(done);
    setRound((n) => n + 1);
    onTaken();
  };
  if (!asked) return null;
  return (
    <Section title="交换文件夹" note="本单位有几台电脑的，共用一个文件夹，隔几分钟自动交换；也可以放在U盘上。">
      <div className="exchange-folder">
        {folder ? (
          <span>
            {folder.path} <span className="ui-hint">{folder.present ? (folder.lastAt === null ? '还没有交换过' : `最近交换 ${shownTime(folder.lastAt, today)}`) : '现在打不开（U盘没有插上，或者网络断开）'}</span>
          </span>
        ) : (
          <span className="ui-hint">没有设置。</span>
        )}
        <span className="ui-buttons">
          {folder ? (
            <Button loading={busy} disabled={!folder.present} onClick={() => void exchange()}>
              现在交换
            </Button>
          ) : null}
          <Button onClick={() => setChoosing(true)}>{folder ? '换一个' : '设置'}</Button>
          {folder ? <Button onClick={() => void set(null)}>不用了</Button> : null}
        </span>
      </div>
      {report ? (
        <div role="status">
          <p>{report.files.length === 0 && report.deposited === 0 ? '没有新的文件，两边都是最新的。' : `接收${report.files.filter((one) => one.good).length}个文件，放出${report.deposited}个文件。`}</p>
          <ul>
            {report.files.map((one) => (
              <li key={one.name}>
                {one.name}：{one.good ? `${one.from}，${one.words}` : <strong>{one.words}</strong>}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {choosing ? (
        <FolderDialog
          title="选择交换文件夹"
          network
          error={error}
          onChoose={(path) => void set(path)}
          onClose={() => {
            setChoosing(false);
            setError(undefined);
          }}
        />
      ) : null}
    </Section>
  );
}
