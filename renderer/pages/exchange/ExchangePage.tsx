import '#renderer/pages/exchange/exchange.css';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { ExchangeOperations, ImportPreview, Peer } from '#shared/contract/exchange.ts';
import { ask, takeFile } from '#renderer/bridge.ts';
import { BatchDialog } from '#renderer/pages/exchange/BatchDialog.tsx';
import { EnrolDialog } from '#renderer/pages/exchange/EnrolDialog.tsx';
import { ExchangeLog } from '#renderer/pages/exchange/ExchangeLog.tsx';
import { FolderSection } from '#renderer/pages/exchange/FolderSection.tsx';
import { MatchingPage } from '#renderer/pages/exchange/MatchingPage.tsx';
import { PassphraseDialog } from '#renderer/pages/exchange/PassphraseDialog.tsx';
import { PeerTable } from '#renderer/pages/exchange/PeerTable.tsx';
import { type SendChoice, SendDialog } from '#renderer/pages/exchange/SendDialog.tsx';
import { TwoSidedPage } from '#renderer/pages/exchange/TwoSidedPage.tsx';
import { attempt } from '#renderer/record/attempt.ts';
import { ReceiveFile } from '#renderer/record/ReceiveFile.tsx';
import { useAsked } from '#renderer/state/asked.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { loadSession, useSession, useToday } from '#renderer/state/session.ts';
import { confirmAction } from '#renderer/ui/confirmAction.tsx';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { FileInput } from '#renderer/ui/FileInput.tsx';
import { notify } from '#renderer/ui/notify.tsx';

type Opened = { what: 'one'; file: File } | { what: 'batch'; files: File[] } | { what: 'passphrase'; name: string; passphrase: string; to: string } | { what: 'enrol' } | { what: 'send'; to: string | null; size: ExchangeOperations['measureExport']; folder: string | null };

/** Sending and receiving by file; `#/exchange/twoSided` is what both sides changed, `#/exchange/matching` what was registered twice. */
export function ExchangePage({ parts }: { parts: readonly string[] }) {
  if (parts[0] === 'matching') return <MatchingPage />;
  return parts[0] === 'twoSided' ? <TwoSidedPage /> : <Files />;
}

/** The month in one line: who has reported, who is late, whose files are missing. */
function MonthLine({ peers }: { peers: readonly Peer[] }) {
  const active = peers.filter((peer) => peer.revokedAt === null);
  const late = active.filter((peer) => peer.late).length;
  const missing = active.filter((peer) => peer.missing.length > 0).length;
  return (
    <p role="status" className="exchange-month">
      共{active.length}个单位，本月已报{active.length - late}个，{late > 0 ? <strong>本月未报{late}个</strong> : '没有未报的'}
      {missing > 0 ? `，${missing}个单位有文件没有收到` : ''}。
    </p>
  );
}

function Files() {
  const today = useToday();
  const office = useSession()?.office;
  const input = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [round, setRound] = useState(0);
  // A file of a whole year takes seconds: the page says so, and takes no second press.
  const [making, setMaking] = useState(false);
  const answer = useAsked(`listPeers ${round}`, ['site'], () => ask('listPeers', {}), true).value;
  const entries = useAsked(`listExchanges ${round}`, ['site'], async () => (await ask('listExchanges', {})).entries, true).value;
  const findings = useAsked(`listTwoSided ${round}`, [], () => ask('listTwoSided', {}), true).value;
  const doubles = useAsked(office?.level === 'township' && answer?.enrolled ? `listMatches ${round}` : null, ['member', 'organisation', 'place'], () => ask('listMatches', {}), true).value?.total ?? 0;
  const refresh = (): void => {
    setRound((n) => n + 1);
    void loadSession();
  };
  const whileMaking = (work: () => Promise<void>): void => {
    setMaking(true);
    void attempt(work).finally(() => setMaking(false));
  };
  /** Asks about attachments where there are any. */
  const send = (to: string | null): void =>
    whileMaking(async () => {
      const [size, { folder }] = await Promise.all([ask('measureExport', { to }), ask('getExchangeFolder', {})]);
      if (size.files > 0 || folder?.present) setOpened({ what: 'send', to, size, folder: folder?.present ? folder.path : null });
      else await exportTo(to, { withoutFiles: false, intoFolder: false });
    });
  const exportTo = async (to: string | null, { withoutFiles, intoFolder }: SendChoice): Promise<void> => {
    setOpened(null);
    const { ticket, name, number, operations, passphrase, files } = await ask('exportBundle', { to, withoutFiles });
    if (intoFolder) {
      const { path } = await ask('depositBundle', { ticket });
      notify.done(`已存到“${path}”，写完并核对过，U盘可以拔了。`);
    } else await takeFile(ticket, name);
    if (files.bad > 0) notify.failure({ message: `有${files.bad}个附件在本机上找不到或已经损坏，没有装进文件。`, fix: '请插上备份用的U盘做一次“立即备份”，程序会自动找回；再导出一次。' });
    if (passphrase === null) notify.done(`已导出“${number}”，共${operations}处变化${files.carried > 0 ? `、${files.carried}个附件` : ''}。请把文件交给对方，收到回执才算报到。`);
    else setOpened({ what: 'passphrase', name, passphrase, to: office?.level === 'township' ? office.county : '上级政协' });
    refresh();
  };
  const choose = (files: File[]): void => {
    const [first] = files;
    if (!first) return;
    setOpened(files.length === 1 ? { what: 'one', file: first } : { what: 'batch', files });
  };
  const taken = (preview: ImportPreview | null): void => {
    setOpened(null);
    if (preview) notify.done(preview.same ? '这个文件以前接收过，没有任何变化。' : `已接收“${preview.number}”。`);
    refresh();
  };
  const revoke = async (peer: Peer) => {
    const sentence = `停用以后，“${peer.name}”这台电脑导出的文件不再接收，已经收下的内容不变。电脑丢失或换新时用。`;
    if (!(await confirmAction({ title: '停用这台电脑', sentence, verb: '停用', danger: true }))) return;
    await attempt(() => ask('revokePeer', { site: peer.site }));
    refresh();
  };
  const peers = answer?.peers ?? [];
  const below = peers
    .filter((peer) => (office?.level === 'city' && peer.level !== 'city') || (office?.level === 'county' && peer.level === 'township'))
    .toSorted((a, b) => Number(b.late) - Number(a.late) || Number(b.missing.length > 0) - Number(a.missing.length > 0));
  const above = peers.filter((peer) => !below.includes(peer));
  const waiting = (findings?.items.length ?? 0) + (findings?.kept.length ?? 0);

  return (
    <div className="exchange">
      <header className="exchange-head">
        <div>
          <h1>报送接收</h1>
          {answer ? (
            <p className="ui-hint" role="status">
              {making ? '正在做文件，您可以接着做别的…' : `本机核对码 ${answer.code}${answer.enrolled ? '，已由上级开通' : ''}`}
            </p>
          ) : null}
        </div>
        <div className="ui-buttons">
          {doubles > 0 ? (
            <Button size="large" href={hrefOf(['exchange', 'matching'])}>
              核对重复（{doubles}）
            </Button>
          ) : null}
          {waiting > 0 ? (
            <Button size="large" href={hrefOf(['exchange', 'twoSided'])}>
              两边都改过（{waiting}）
            </Button>
          ) : null}
          {office?.level === 'township' ? null : (
            <Button size="large" onClick={() => setOpened({ what: 'enrol' })}>
              做开通文件
            </Button>
          )}
          {office?.level === 'township' ? null : (
            <Button size="large" onClick={() => folder.current?.click()}>
              接收文件夹
            </Button>
          )}
          <Button size="large" onClick={() => input.current?.click()}>
            接收文件
          </Button>
          {office?.level === 'city' ? null : (
            <Button type="primary" size="large" loading={making} onClick={() => send(null)}>
              {office?.level === 'county' ? '导出报市政协' : '导出报送文件'}
            </Button>
          )}
        </div>
        <FileInput
          ref={input}
          multiple
          className="receive-file"
          aria-label="选择要接收的文件"
          tabIndex={-1}
          onFiles={choose}
        />
        <FileInput
          ref={folder}
          // React knows no name for it.
          {...{ webkitdirectory: '' }}
          className="receive-file"
          aria-label="选择要接收的文件夹"
          tabIndex={-1}
          onFiles={(files) => setOpened({ what: 'batch', files: files.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN')) })}
        />
      </header>
      {above.length > 0 ? (
        <Section title="上级单位">
          <PeerTable peers={above} today={today} />
        </Section>
      ) : null}
      {office?.level === 'township' ? null : (
        <Section title="下级单位" note="接收它的报送文件后，给它出一个回执文件，它才知道已经报到。各乡镇的文件放在一个文件夹里的，可以一次接收。">
          {below.length > 1 ? <MonthLine peers={below} /> : null}
          {below.length === 0 ? <p className="ui-hint">还没有接收过下级单位的文件。</p> : <PeerTable peers={below} today={today} making={making} onReceipt={send} onRevoke={(peer) => void revoke(peer)} />}
          {answer && answer.invites.length > 0 ? <p className="ui-hint">已做开通文件、还没有使用的：{answer.invites.map((one) => one.office).join('、')}</p> : null}
        </Section>
      )}
      <FolderSection today={today} onTaken={refresh} />
      <ExchangeLog entries={entries ?? null} today={today} />
      {opened?.what === 'one' ? <ReceiveFile key={`${opened.file.name} ${round}`} file={opened.file} onEnd={taken} /> : null}
      {opened?.what === 'batch' ? (
        <BatchDialog
          files={opened.files}
          onClose={() => {
            setOpened(null);
            refresh();
          }}
        />
      ) : null}
      {opened?.what === 'passphrase' ? <PassphraseDialog file={opened.name} passphrase={opened.passphrase} to={opened.to} onClose={() => setOpened(null)} /> : null}
      {opened?.what === 'send' ? <SendDialog title="导出文件" size={opened.size} folder={opened.folder} onSend={(choice) => whileMaking(() => exportTo(opened.to, choice))} onClose={() => setOpened(null)} /> : null}
      {opened?.what === 'enrol' ? (
        <EnrolDialog
          county={office?.county ?? ''}
          placeLabel={office?.level === 'city' ? '县区' : '乡镇街道'}
          onMade={(made) => {
            setOpened({ what: 'passphrase', ...made });
            refresh();
          }}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </div>
  );
}
