import { Button } from 'antd';
import { useState } from 'react';
import type { Row } from '#shared/contract/records.ts';
import { textOf } from '#renderer/pages/meetings/parts.ts';
import { attendanceWrites, isListed, type Person, personFromMember, personFromSeat } from '#renderer/pages/meetings/people.ts';
import { PasteNames } from '#renderer/pages/meetings/PasteNames.tsx';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { ChoiceInput } from '#renderer/record/ChoiceInput.tsx';
import { getRecord, listOnce, pickLimit, saveRecords, usePicks } from '#renderer/state/records.ts';
import { notify } from '#renderer/ui/notify.tsx';
import { PinyinSelect } from '#renderer/ui/PinyinSelect.tsx';

/** People come onto the list: a member by initials, anybody by name, a pasted list, the council's own members at once. */
export function AddPeople({ meeting, rows }: { meeting: Row; rows: readonly Row[] }) {
  const [role, setRole] = useState('attendanceRole.member');
  const [query, setQuery] = useState('');
  const [pasting, setPasting] = useState(false);
  const first = usePicks('member', '');
  const tooMany = (first.value?.total ?? 0) > pickLimit;
  const found = usePicks(tooMany && query !== '' ? 'member' : null, query);
  const picks = ((tooMany && query !== '' ? found.value : first.value)?.items ?? []).filter((item) => !rows.some((row) => row['member'] === item.id));

  const add = async (people: readonly Person[], what: string) => {
    const writes = attendanceWrites(meeting.id, rows, people, { role, state: 'attendanceState.expected' });
    if (writes.length === 0) return notify.done(`${what}已经在名单里`);
    const { tx } = await saveRecords(writes);
    doneWithUndo(writes.length === 1 ? `已添加${what}` : `已添加${writes.length}人`, tx);
  };
  const addMember = (id: string | null) => {
    if (id === null) return;
    void attempt(async () => {
      const { row } = await getRecord('member', id);
      await add([personFromMember(row)], textOf(row, 'name'));
    });
  };
  const addSeats = () =>
    void attempt(async () => {
      const heldOn = textOf(meeting, 'heldOn');
      const seats = await listOnce({ entity: 'seat', where: [{ field: 'council', op: 'is', value: textOf(meeting, 'council') }], limit: 1000 });
      const sitting = seats.rows.filter((seat) => textOf(seat, 'since') <= heldOn && (textOf(seat, 'until') === '' || textOf(seat, 'until') >= heldOn));
      const ids = sitting.map((seat) => textOf(seat, 'member')).filter((id) => id !== '');
      const members = ids.length === 0 ? [] : (await listOnce({ entity: 'member', where: [{ field: 'id', op: 'in', value: ids }], limit: 1000 })).rows;
      const byId = new Map(members.map((member) => [member.id, member]));
      const people = sitting.flatMap((seat) => personFromSeat(seat, byId) ?? []);
      if (people.length === 0) return notify.failure({ message: '这个议事会还没有登记固定成员，名单没有变化。', fix: '请到“设置－协商议事会”里登记成员。' });
      await add(people, '固定成员');
    });

  return (
    <div className="meeting-tool">
      <span className="meeting-tool-label">添加：</span>
      <PinyinSelect
        label="添加参会人员"
        placeholder="委员姓名或首字母；别的人直接写姓名"
        clearable={false}
        value={null}
        onChange={addMember}
        onCreate={(name) => void attempt(() => add([{ member: null, name, duty: '', phone: '', capacity: null, party: null }], name))}
        loading={first.loading || found.loading}
        options={picks.map((item) => ({ value: item.id, label: item.title, note: item.note || undefined }))}
        {...(tooMany ? { onSearch: setQuery } : {})}
      />
      <span className="meeting-role">
        <ChoiceInput list="attendanceRole" label="参会类别" value={[role]} onChange={([id]) => id && setRole(id)} />
      </span>
      {textOf(meeting, 'council') === '' ? null : <Button onClick={addSeats}>加入议事会固定成员</Button>}
      <Button onClick={() => setPasting(true)}>粘贴名单</Button>
      {pasting ? <PasteNames rows={rows} onAdd={(people) => attempt(() => add(people, '名单里的人'))} onClose={() => setPasting(false)} isListed={(person) => isListed(person, rows)} /> : null}
    </div>
  );
}
