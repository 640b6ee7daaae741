import { Button } from 'antd';
import { useState } from 'react';
import { latestOfSeries } from '#renderer/pages/meetings/newMeeting.ts';
import { textOf } from '#renderer/pages/meetings/parts.ts';
import { useList } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { pinyinMatch } from '#renderer/ui/pinyinMatch.ts';
import { TextField } from '#renderer/ui/TextField.tsx';

/** The last meeting of each council or place; a press on one opens the form of the next. */
export function CopyLastDialog(props: { onClose: () => void }) {
  const [search, setSearch] = useState('');
  const list = useList({ entity: 'meeting', sort: [{ field: 'heldOn', down: true }], limit: 2000 });
  const names = list.value?.names ?? {};
  const where = (id: string) => names[id] ?? '';
  const rows = latestOfSeries(list.value?.rows ?? []).map((row) => ({ row, body: where(textOf(row, 'council')) || where(textOf(row, 'place')) }));
  const shown = rows.filter(({ row, body }) => pinyinMatch(`${body}${textOf(row, 'title')}`, search));
  const open = (id: string) => {
    props.onClose();
    navigate(hrefOf(['meetings', 'new'], { copy: id }));
  };
  const [first] = shown;
  return (
    <Dialog open title="复制上次协商" okText={first ? `照“${first.body}”上次的办` : '复制'} okDisabled={!first} onOk={() => first && open(first.row.id)} onClose={props.onClose} width={48}>
      <p className="ui-hint">会议设置、议程和参会名单照上次的来，名单都回到“未签到”；上次的议定事项会自动列入“上次协商事项办理情况”。</p>
      <TextField label="查找议事会或村" placeholder="查找议事会或村，可输入首字母" value={search} onChange={setSearch} />
      <ul className="ui-links meeting-copies">
        {shown.slice(0, 30).map(({ row, body }) => (
          <li key={row.id}>
            <Button type="link" className="meeting-copy" onClick={() => open(row.id)}>
              {body || '（没有所属村）'}
            </Button>
            <span className="ui-hint">
              上次 {textOf(row, 'heldOn')}　{textOf(row, 'title')}
            </span>
          </li>
        ))}
      </ul>
      {list.value && rows.length === 0 ? <p className="ui-hint">还没有可以复制的协商活动。</p> : null}
    </Dialog>
  );
}
