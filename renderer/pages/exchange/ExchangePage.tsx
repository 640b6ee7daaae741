import '#renderer/pages/exchange/exchange.css';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { ImportPreview, Peer } from '#shared/contract/exchange.ts';
import { ask, putFile, takeFile } from '#renderer/bridge.ts';
import { PreviewDialog } from '#renderer/pages/exchange/PreviewDialog.tsx';
import { attempt } from '#renderer/record/attempt.ts';
import { shownTime } from '#renderer/record/shownTime.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { loadSession, useSession, useToday } from '#renderer/state/session.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { notify } from '#renderer/ui/notify.tsx';

/** How far another office has what is ours: only a receipt says that it is safe there. */
function standing(peer: Peer): string {
  if (peer.own === 0) return '还没有要报送的内容';
  if (peer.confirmed >= peer.own) return '全部已回执';
  return peer.confirmed === 0 ? '还没有回执' : `已回执${peer.confirmed}处变化，还有${peer.own - peer.confirmed}处未确认`;
}

/** Sending and receiving by file. */
export function ExchangePage() {
  const today = useToday();
  const office = useSession()?.office;
  const file = useRef<HTMLInputElement>(null);
  const [opened, setOpened] = useState<{ ticket: string; preview: ImportPreview } | null>(null);
  const [round, setRound] = useState(0);
  const peers = useAsked(`listPeers ${round}`, ['site'], async () => (await ask('listPeers', {})).peers, true);
  const entries = useAsked(`listExchanges ${round}`, ['site'], async () => (await ask('listExchanges', {})).entries, true);
  const refresh = (): void => {
    setRound(round + 1);
    void loadSession();
  };
  const send = (to: string | null): void =>
    void attempt(async () => {
      const { ticket, name, number, operations } = await ask('exportBundle', { to });
      await takeFile(ticket, name);
      notify.done(`已导出“${number}”，共${operations}处变化。请把文件交给对方，收到回执才算报到。`);
      refresh();
    });
  const choose = (chosen: File | undefined): void =>
    void attempt(async () => {
      if (!chosen) return;
      const { ticket } = await putFile(chosen);
      setOpened({ ticket, preview: await ask('previewImport', { ticket }) });
    });
  const below = (peers.value ?? []).filter((peer) => office?.level === 'city' || (office?.level === 'county' && peer.level === 'township'));
  const above = (peers.value ?? []).filter((peer) => !below.includes(peer));

  return (
    <div className="exchange">
      <header className="exchange-head">
        <h1>报送接收</h1>
        <div className="ui-buttons">
          <Button size="large" onClick={() => file.current?.click()}>
            接收文件
          </Button>
          {office?.level === 'city' ? null : (
            <Button type="primary" size="large" onClick={() => send(null)}>
              {office?.level === 'county' ? '导出报市政协' : '导出报送文件'}
            </Button>
          )}
        </div>
        <input
          ref={file}
          type="file"
          className="exchange-file"
          aria-label="选择要接收的文件"
          tabIndex={-1}
          onChange={(event) => {
            choose(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </header>
      {above.length > 0 ? (
        <Section title="上级单位">
          <PeerTable peers={above} today={today} />
        </Section>
      ) : null}
      {office?.level === 'township' ? null : (
        <Section title="下级单位" note="接收它的报送文件后，给它出一个回执文件，它才知道已经报到。">
          {below.length === 0 ? <p className="ui-hint">还没有接收过下级单位的文件。</p> : <PeerTable peers={below} today={today} onReceipt={send} />}
        </Section>
      )}
      <Section title="收发记录">
        {entries.value?.length === 0 ? <p className="ui-hint">还没有收发过文件。</p> : null}
        <table className="ui-table">
          <thead>
            <tr>
              <th scope="col">时间</th>
              <th scope="col">收发</th>
              <th scope="col">对方</th>
              <th scope="col">文件</th>
              <th scope="col">内容</th>
            </tr>
          </thead>
          <tbody>
            {(entries.value ?? []).map((entry) => (
              <tr key={`${entry.at}${entry.number}`}>
                <td>{shownTime(entry.at, today)}</td>
                <td>{entry.direction === 'in' ? '接收' : '导出'}</td>
                <td>{entry.peer}</td>
                <td>{entry.number}</td>
                <td>{entry.summary}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      {opened ? (
        <PreviewDialog
          preview={opened.preview}
          onClose={() => setOpened(null)}
          onApply={async () => {
            const done = await attempt(() => ask('applyImport', { ticket: opened.ticket }));
            setOpened(null);
            if (done) notify.done(done.same ? '这个文件以前接收过，没有任何变化。' : `已接收“${done.number}”。`);
            refresh();
          }}
        />
      ) : null}
    </div>
  );
}

function PeerTable({ peers, today, onReceipt }: { peers: readonly Peer[]; today: string; onReceipt?: (site: string) => void }) {
  return (
    <table className="ui-table">
      <thead>
        <tr>
          <th scope="col">单位</th>
          <th scope="col">最近接收</th>
          <th scope="col">本单位的内容</th>
          {onReceipt ? <th scope="col">回执</th> : null}
        </tr>
      </thead>
      <tbody>
        {peers.map((peer) => (
          <tr key={peer.site}>
            <td>{peer.name}</td>
            <td>{peer.lastReceivedAt === null ? '—' : shownTime(peer.lastReceivedAt, today)}</td>
            <td>{standing(peer)}</td>
            {onReceipt ? (
              <td>
                <Button onClick={() => onReceipt(peer.site)}>导出回执文件</Button>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
