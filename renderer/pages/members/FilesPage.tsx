import { Button } from 'antd';
import { useState } from 'react';
import { ask, makePdf, printPage, takeFile } from '#renderer/bridge.ts';
import { MemberFilesPrint } from '#renderer/print/MemberFilesPrint.tsx';
import { attempt } from '#renderer/record/attempt.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useYear } from '#renderer/state/year.ts';
import { notify } from '#renderer/ui/notify.tsx';
import { useMemberFiles } from '#renderer/pages/members/dutyState.ts';

/** `#/members/files` or `#/members/files/ID`: 委员履职档案 as they print, one page each, as one job. */
export function FilesPage({ member }: { member: string | null }) {
  const { year } = useYear();
  const { value, failure } = useMemberFiles(year, member);
  const [busy, setBusy] = useState('');
  const run = (what: string, work: () => Promise<void>) => {
    setBusy(what);
    void attempt(work).finally(() => setBusy(''));
  };
  const word = async () => {
    const made = await ask('makeMemberFiles', { year, members: (value?.files ?? []).map((file) => file.member) });
    await takeFile(made.ticket, made.name);
    notify.done(`已存为Word文件：${made.name}`);
  };
  const pdf = async () => {
    const { ticket } = await makePdf(`/print/memberFile/${member ?? 'all'}?year=${year}`);
    await takeFile(ticket);
    notify.done('已存为PDF文件');
  };
  const ready = (value?.files.length ?? 0) > 0;
  return (
    <div className="members-files">
      <div className="members-pages" aria-label="履职档案各页">
        {failure ? <p className="ui-refusal" role="alert">{failure.message}{failure.fix}</p> : value ? <MemberFilesPrint files={value.files} /> : <p className="ui-hint">正在排版…</p>}
      </div>
      <aside className="members-tools" aria-label="打印">
        <h1>履职档案</h1>
        <span className="ui-hint">{value ? `${value.files.length}人，一人一页` : ''}</span>
        <Button type="primary" block disabled={!ready} onClick={() => run('print', printPage)}>打印</Button>
        <Button block disabled={!ready} loading={busy === 'word'} onClick={() => run('word', word)}>存为Word</Button>
        <Button block disabled={!ready} loading={busy === 'pdf'} onClick={() => run('pdf', pdf)}>存为PDF</Button>
        <Button block onClick={() => navigate(hrefOf(member === null ? ['members', 'duty'] : ['members', member]))}>返回</Button>
      </aside>
    </div>
  );
}
