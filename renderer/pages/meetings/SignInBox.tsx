import { useState } from 'react';
import type { Row } from '#shared/contract/records.ts';
import { textOf } from '#renderer/pages/meetings/parts.ts';
import { attendanceWrites, clockNow } from '#renderer/pages/meetings/people.ts';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { saveRecords } from '#renderer/state/records.ts';
import { useToday } from '#renderer/state/session.ts';
import { PinyinSelect } from '#renderer/ui/PinyinSelect.tsx';

/** 签到: a name or its initials, Enter, the next. Who is not on the list comes in as 临时参加. */
export function SignInBox({ meeting, rows }: { meeting: Row; rows: readonly Row[] }) {
  const today = useToday();
  const [last, setLast] = useState('');
  const open = rows.filter((row) => row['state'] !== 'attendanceState.present');
  // The clock says when somebody came only on the day itself.
  const arrivedAt = () => (textOf(meeting, 'heldOn') === today ? clockNow() : null);
  const signIn = (id: string | null) => {
    const row = open.find((one) => one.id === id);
    if (!row) return;
    void attempt(async () => {
      await saveRecords([{ entity: 'attendance', id: row.id, set: { state: 'attendanceState.present', arrivedAt: arrivedAt() } }]);
      setLast(textOf(row, 'name'));
    });
  };
  const guest = (name: string) =>
    void attempt(async () => {
      const person = { member: null, name, duty: '', phone: '', capacity: null, party: null };
      const writes = attendanceWrites(meeting.id, rows, [person], { role: 'attendanceRole.guest', state: 'attendanceState.present', arrivedAt: arrivedAt() });
      if (writes.length === 0) return;
      const { tx } = await saveRecords(writes);
      setLast(name);
      doneWithUndo(`“${name}”不在名单里，已记为临时参加`, tx);
    });
  return (
    <div className="meeting-tool">
      <span className="meeting-tool-label">签到：</span>
      <PinyinSelect
        label="签到"
        placeholder="姓名或首字母，回车签到"
        clearable={false}
        value={null}
        onChange={signIn}
        onCreate={guest}
        options={open.map((row) => ({ value: row.id, label: textOf(row, 'name'), note: textOf(row, 'duty') || undefined }))}
      />
      <span className="ui-hint" role="status">
        {last === '' ? '' : `${last}已签到`}
      </span>
    </div>
  );
}
