import { Button, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Failure } from '#shared/failure.ts';
import { ask, onEvent, printPage, takeFile } from '#renderer/bridge.ts';
import { MemberFilesPrint } from '#renderer/print/MemberFilesPrint.tsx';
import { usePdf } from '#renderer/print/usePdf.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useYear } from '#renderer/state/year.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { notify } from '#renderer/ui/notify.tsx';
import { useMemberFiles } from '#renderer/pages/members/dutyState.ts';

/** `#/members/files` or `#/members/files/ID`: 委员履职档案 as they print, one page each, as one job. */
export function FilesPage({ member }: { member: string | null }) {
  const { year } = useYear();
  const { value, failure } = useMemberFiles(year, member);
  const pdf = usePdf();
  const [wording, setWording] = useState(false);
  const ready = (value?.files.length ?? 0) > 0;
  return (
    <div className="members-files">
      {/* The keyboard scrolls it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="members-pages" role="region" aria-label="履职档案各页" tabIndex={0}>
        {failure ? <p className="ui-refusal" role="alert">{failure.message}{failure.fix}</p> : value ? <MemberFilesPrint files={value.files} /> : <p className="ui-hint">正在排版…</p>}
      </div>
      <aside className="members-tools" aria-label="打印">
        <h1>履职档案</h1>
        <span className="ui-hint">{value ? `${value.files.length}人，一人一页` : ''}</span>
        <Button type="primary" block disabled={!ready} onClick={() => void attempt(printPage)}>打印</Button>
        <Button block disabled={!ready} onClick={() => setWording(true)}>存为Word</Button>
        <Button block disabled={!ready} loading={pdf.busy} onClick={() => pdf.save(`/print/memberFile/${member ?? 'all'}?year=${year}`)}>存为PDF</Button>
        {pdf.busy ? <Button block onClick={pdf.stop}>停止</Button> : null}
        {pdf.busy ? <p className="ui-hint" role="status">正在排成PDF，共{value?.files.length ?? 0}页。人多的要一两分钟，可以先去做别的。</p> : null}
        <Button block onClick={() => navigate(hrefOf(member === null ? ['members', 'duty'] : ['members', member]))}>返回</Button>
      </aside>
      {wording && value ? <WordJob year={year} members={value.files.map((file) => file.member)} onClose={() => setWording(false)} /> : null}
    </div>
  );
}

/** All files as one Word file: how far it is, and a way to stop. */
function WordJob({ year, members, onClose }: { year: number; members: readonly string[]; onClose: () => void }) {
  const [job] = useState(() => crypto.randomUUID());
  const [done, setDone] = useState(0);
  useEffect(() => onEvent((event) => {
    if (event.type === 'progress' && event.job === job) setDone(event.done);
  }), [job]);
  const started = useRef(false);
  useEffect(() => {
    // Once, also where React mounts twice.
    if (started.current) return;
    started.current = true;
    const make = async () => {
      const made = await ask('makeMemberFiles', { year, members: [...members], job });
      await takeFile(made.ticket, made.name);
      notify.done(`已存为Word文件：${made.name}`);
    };
    make().catch((error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      notify.failure(error);
    }).finally(onClose);
  }, [year, members, job, onClose]);
  const stop = () => void ask('cancelJob', { job });
  return (
    <Dialog open alone title={`${members.length}份履职档案存为Word`} okText="停止" onOk={stop} onClose={stop}>
      <Progress percent={Math.round((100 * done) / members.length)} format={() => `${done}/${members.length}`} />
    </Dialog>
  );
}
