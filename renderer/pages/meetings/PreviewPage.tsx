import '#renderer/pages/meetings/meetings.css';
import '#renderer/print/preview.css';
import { Button, Checkbox, Radio } from 'antd';
import { useEffect, useState } from 'react';
import { packKinds, paperNames, slipKinds } from '#shared/contract/papers.ts';
import { noNumber } from '#shared/papers/paper.ts';
import { ask, printPage, takeFile } from '#renderer/bridge.ts';
import { missingFaces, missingFacesText } from '#renderer/print/fonts.ts';
import { loadOfficeFonts } from '#renderer/print/officeFonts.ts';
import { PapersPrint } from '#renderer/print/PaperPrint.tsx';
import { askPapers, jobPath, type PrintJob, printJob } from '#renderer/print/printJob.ts';
import { usePdf } from '#renderer/print/usePdf.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { hrefOf, navigate, parseRoute } from '#renderer/state/route.ts';
import { notify } from '#renderer/ui/notify.tsx';

export interface PreviewPageProps {
  parts: readonly string[];
  query: Readonly<Record<string, string>>;
}

/** What papers are made from: they are drawn anew when one of these changes. */
const sources = [
  'meeting', 'agenda', 'attendance', 'speech', 'consensus', 'decision', 'topic', 'minutes', 'minutesVersion', 'site', 'problem', 'progress', 'supervision', 'issue', 'attachment',
  'opinion', 'opinionStep', 'studio', 'log', 'seat', 'proposal',
];

/** `#/preview/…` as in `printJob`: the pages as they print, and what can be done with them. */
export function PreviewPage({ parts, query }: PreviewPageProps) {
  const job = printJob(hrefOf(['preview', ...parts], query));
  if (!job) return <p role="alert">没有这样的预览页，资料没有改动。请回到原来的页面再点一次“预览”。</p>;
  return <Preview key={parts.join('/')} job={job} isPack={parts[0] === 'pack'} back={query['back']} />;
}

type Work = 'print' | 'word' | 'number';

/** Saves the job as Word: one .docx, or the papers of a pack or list in one .zip. */
async function saveWord({ items, size }: PrintJob): Promise<{ name: string; own: boolean }> {
  const [first] = items;
  if (!first) return { name: '', own: false };
  const kinds = packKinds.filter((kind) => items.some((item) => item.kind === kind));
  const made =
    items.length === 1
      ? await ask('makeDocx', { ...first, size })
      : items.every((item) => item.kind === first.kind)
        ? await ask('makeMany', { kind: first.kind, subjects: items.map((item) => item.subject), job: crypto.randomUUID() })
        : await ask('makeMaterials', { meeting: first.subject, kinds, size });
  await takeFile(made.ticket, made.name);
  return { name: made.name, own: 'own' in made && made.own };
}

function Preview({ job, isPack, back }: { job: PrintJob; isPack: boolean; back: string | undefined }) {
  const [busy, setBusy] = useState<Work | null>(null);
  const [fonts, setFonts] = useState<{ missing: string | null } | null>(null);
  const pdf = usePdf();
  const path = jobPath(job);
  const answer = useAsked(`papers ${path}`, sources, () => askPapers(job), true);
  const own = useAsked('listTemplates', ['attachment'], () => ask('listTemplates', {}));
  const papers = answer.value?.papers;
  const [first] = job.items;
  const title = isPack || !first ? '会议材料' : paperNames[first.kind];
  const hasOwn = own.value?.templates.some((one) => one.own !== null && job.items.some((item) => item.kind === one.kind)) ?? false;
  const slip = slipKinds.find((kind) => kind === first?.kind);
  const unnumbered = papers?.some((paper) => 'number' in paper && paper.number === noNumber && paper.kind !== 'minutes') ?? false;

  useEffect(() => {
    let current = true;
    const look = async () => missingFacesText(await missingFaces(await loadOfficeFonts()));
    void look().then((text) => current && setFonts({ missing: text }));
    return () => {
      current = false;
    };
  }, []);

  const run = (work: Work, what: () => Promise<void>) => {
    setBusy(work);
    void attempt(what).finally(() => setBusy(null));
  };
  const word = async () => {
    const made = await saveWord(job);
    notify.done(`已存为Word文件${made.own ? '（本单位模板）' : ''}：${made.name}`);
  };
  const takeNumbers = async () => {
    if (!slip) return;
    const { slips } = await ask('numberSlips', { kind: slip, subjects: job.items.map((item) => item.subject) });
    notify.done(slips.length === 1 ? `已取号：${slips[0]?.number ?? ''}` : `已取号${slips.length}个：${slips[0]?.number ?? ''}至${slips.at(-1)?.number ?? ''}`);
  };
  const leave = () => {
    if (back) navigate(hrefOf(back.split('/')));
    else if (window.history.length > 1) window.history.back();
    else navigate(hrefOf(['meetings']));
  };
  const change = (next: PrintJob) => navigate(`#/preview/${jobPath(next)}`, { replace: true });
  const [only] = papers ?? [];
  const draft = papers?.length === 1 && only?.kind === 'minutes' && only.draft;

  return (
    <div className="preview">
      {/* The keyboard scrolls it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="preview-pages" role="region" aria-label={`${title}的各页`} tabIndex={0}>
        {answer.failure ? (
          <p className="ui-refusal" role="alert">
            {answer.failure.message} {answer.failure.fix}
          </p>
        ) : papers && fonts ? (
          <PapersPrint papers={papers} />
        ) : (
          <p className="ui-hint">正在排版…</p>
        )}
      </div>
      <aside className="preview-tools" aria-label="预览工具">
        <h1>{title}</h1>
        {isPack ? <PackChoice job={job} /> : null}
        {job.items.some((item) => item.kind === 'plates') ? (
          <Radio.Group value={job.size} onChange={(event) => change({ ...job, size: event.target.value === 'one' ? 'one' : 'two' })} aria-label="席卡大小">
            <Radio value="two">席卡一页两张</Radio>
            <Radio value="one">席卡一页一张</Radio>
          </Radio.Group>
        ) : null}
        {unnumbered && slip ? (
          <Button type="primary" block loading={busy === 'number'} onClick={() => run('number', takeNumbers)}>
            取号
          </Button>
        ) : null}
        <Button type={unnumbered && slip ? 'default' : 'primary'} block disabled={!papers} loading={busy === 'print'} onClick={() => run('print', printPage)}>
          打印
        </Button>
        <Button block disabled={!papers} loading={busy === 'word'} onClick={() => run('word', word)}>
          {job.items.length > 1 ? '存Word（压缩包）' : '存Word'}
        </Button>
        <Button block disabled={!papers} loading={pdf.busy} onClick={() => pdf.save(`/print/${path}`)}>
          存PDF
        </Button>
        {pdf.busy ? (
          <Button block onClick={pdf.stop}>
            停止
          </Button>
        ) : null}
        <Button block onClick={leave}>
          返回
        </Button>
        {draft ? <p className="record-notice">这是草稿，还没有签发，没有文号。</p> : null}
        {answer.value?.left.map((one) => (
          <p key={one.subject} className="record-notice">
            {one.reason.includes(one.subject) ? one.reason : `${one.subject}：${one.reason}`}
          </p>
        ))}
        {hasOwn ? <p className="ui-hint">这里是标准版式；存Word用本单位模板，版式以Word文件为准。</p> : null}
        {fonts?.missing ? <p className="ui-hint">{fonts.missing}</p> : null}
        <p className="ui-hint">纸张A4，印出来与这里看到的一样。{job.items.length > 1 ? '几份一起打印时不印页码。' : ''}</p>
      </aside>
    </div>
  );
}

/** Which papers of the pack are wanted. */
function PackChoice({ job }: { job: PrintJob }) {
  const subject = job.items[0]?.subject ?? '';
  const chosen = packKinds.filter((kind) => job.items.some((item) => item.kind === kind));
  const choose = (kinds: readonly string[]) => {
    const { query } = parseRoute(window.location.hash);
    navigate(hrefOf(['preview', 'pack', subject], { ...query, kinds: packKinds.filter((kind) => kinds.includes(kind)).join(',') }), { replace: true });
  };
  return (
    <Checkbox.Group
      className="preview-kinds"
      value={[...chosen]}
      onChange={(values) => {
        if (values.length > 0) choose(values.map(String));
      }}
      options={packKinds.map((kind) => ({ value: kind, label: paperNames[kind] }))}
    />
  );
}
