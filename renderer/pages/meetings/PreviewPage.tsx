import '#renderer/pages/meetings/meetings.css';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { type PaperKind, paperKinds } from '#shared/contract/papers.ts';
import type { Paper } from '#shared/papers/paper.ts';
import { ask, makePdf, printPage, takeFile } from '#renderer/bridge.ts';
import { missingFaces, missingFacesText } from '#renderer/print/fonts.ts';
import { PaperPrint } from '#renderer/print/PaperPrint.tsx';
import { attempt } from '#renderer/record/attempt.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { notify } from '#renderer/ui/notify.tsx';

export interface PreviewPageProps {
  parts: readonly string[];
  query: Readonly<Record<string, string>>;
}

const titles: Readonly<Record<string, string>> = {
  notice: '会议通知', signIn: '签到表', minutes: '会议纪要', agenda: '会议议程', script: '主持词', plates: '席卡', materials: '材料清单', followUp: '上次协商事项办理情况',
  approval: '签发单', assignSlip: '交办单', pressSlip: '督办单',
};
/** What a paper is made from: it is drawn anew when one of these changes. */
const sources = ['meeting', 'agenda', 'attendance', 'speech', 'consensus', 'decision', 'topic', 'minutes', 'minutesVersion', 'site'];

/** `#/preview/KIND/SUBJECT`: the pages as they print, and what can be done with them. */
export function PreviewPage({ parts, query }: PreviewPageProps) {
  const kind = paperKinds.find((one) => one === parts[0]);
  const subject = parts[1];
  if (!kind || !subject) return <p role="alert">没有这样的预览页，资料没有改动。请回到原来的页面再点一次“预览”。</p>;
  return <Preview key={`${kind}/${subject}`} kind={kind} subject={subject} back={query['back']} />;
}

type Work = 'print' | 'word' | 'pdf';

function Preview({ kind, subject, back }: { kind: PaperKind; subject: string; back: string | undefined }) {
  const [busy, setBusy] = useState<Work | null>(null);
  const [fonts, setFonts] = useState<string | null>(null);
  const answer = useAsked(`getPaper ${kind} ${subject}`, sources, () => ask('getPaper', { kind, subject }));
  const paper = answer.value?.paper as Paper | undefined; // the service makes it with the builders of shared/papers

  useEffect(() => {
    let current = true;
    void missingFaces().then((missing) => current && setFonts(missingFacesText(missing)));
    return () => {
      current = false;
    };
  }, []);

  const run = (work: Work, what: () => Promise<void>) => {
    setBusy(work);
    void attempt(what).finally(() => setBusy(null));
  };
  const word = async () => {
    const { ticket, name } = await ask('makeDocx', { kind, subject });
    await takeFile(ticket, name);
    notify.done(`已存为Word文件：${name}`);
  };
  const pdf = async () => {
    const { ticket } = await makePdf(`/print/${kind}/${subject}`);
    // Named as the Word file is, so that the two lie side by side.
    const name = `${titles[kind]}-${(paper?.title ?? '').replace(/[\\/:*?"<>|\s]/g, '').slice(0, 40)}.pdf`;
    await takeFile(ticket, name);
    notify.done(`已存为PDF文件：${name}`);
  };
  const leave = () => {
    if (back) navigate(hrefOf(back.split('/')));
    else if (window.history.length > 1) window.history.back();
    else navigate(hrefOf(['meetings']));
  };
  const draft = paper?.kind === 'minutes' && paper.draft;

  return (
    <div className="preview">
      <div className="preview-pages" aria-label={`${titles[kind] ?? '文件'}的各页`}>
        {answer.failure ? (
          <p className="ui-refusal" role="alert">
            {answer.failure.message} {answer.failure.fix}
          </p>
        ) : paper ? (
          <PaperPrint paper={paper} />
        ) : (
          <p className="ui-hint">正在排版…</p>
        )}
      </div>
      <aside className="preview-tools" aria-label="预览工具">
        <h1>{titles[kind] ?? '打印预览'}</h1>
        <Button type="primary" block disabled={!paper} loading={busy === 'print'} onClick={() => run('print', printPage)}>
          打印
        </Button>
        <Button block disabled={!paper} loading={busy === 'word'} onClick={() => run('word', word)}>
          存Word
        </Button>
        <Button block disabled={!paper} loading={busy === 'pdf'} onClick={() => run('pdf', pdf)}>
          存PDF
        </Button>
        <Button block onClick={leave}>
          返回
        </Button>
        {draft ? <p className="record-notice">这是草稿，还没有签发，没有文号。</p> : null}
        {fonts ? <p className="ui-hint">{fonts}</p> : null}
        <p className="ui-hint">纸张A4，印出来与这里看到的一样。</p>
      </aside>
    </div>
  );
}
