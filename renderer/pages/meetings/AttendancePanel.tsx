import { Button } from 'antd';
import { useState } from 'react';
import type { Row } from '#shared/contract/records.ts';
import { entities } from '#shared/entities/index.ts';
import { AddPeople } from '#renderer/pages/meetings/AddPeople.tsx';
import { AttendanceRow } from '#renderer/pages/meetings/AttendanceRow.tsx';
import { AttendanceTotals } from '#renderer/pages/meetings/AttendanceTotals.tsx';
import { lastOrder, movePart, removePart, textOf, useParts } from '#renderer/pages/meetings/parts.ts';
import { SignInBox } from '#renderer/pages/meetings/SignInBox.tsx';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { PasteDialog } from '#renderer/record/PasteDialog.tsx';
import { RecordDialog } from '#renderer/record/RecordDialog.tsx';
import { saveRecords } from '#renderer/state/records.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';

type Opened = { what: 'edit'; id: string } | { what: 'paste' } | null;

/** Who is expected and who came: people added fast, ticked one by one or by initials, the count always adding up. */
export function AttendancePanel({ meeting }: { meeting: Row }) {
  const [opened, setOpened] = useState<Opened>(null);
  const list = useParts('attendance', meeting.id);
  const rows = list.value?.rows ?? [];
  const names = list.value?.names ?? {};
  const waiting = rows.filter((row) => row['state'] === 'attendanceState.expected' && row['role'] === 'attendanceRole.member');
  const setAll = (state: string, words: string) =>
    void attempt(async () => {
      const { tx } = await saveRecords(waiting.map((row) => ({ entity: 'attendance', id: row.id, set: { state } })));
      doneWithUndo(`已把${waiting.length}人记为${words}`, tx);
    });

  return (
    <Section
      title="参会人员"
      extra={
        <>
          <Button onClick={() => setOpened({ what: 'paste' })}>从表格粘贴</Button>
          <Button href={hrefOf(['preview', 'signIn', meeting.id])}>打印签到表</Button>
        </>
      }
    >
      <AttendanceTotals rows={rows} />
      <div className="meeting-people-tools">
        <SignInBox meeting={meeting} rows={rows} />
        <AddPeople meeting={meeting} rows={rows} />
      </div>
      {list.failure ? <p className="ui-refusal">{list.failure.message}</p> : null}
      {rows.length === 0 ? (
        <p className="ui-hint">{list.value ? '名单还是空的。可以按姓名或首字母添加委员，粘贴一串姓名，或一次加入议事会的固定成员。' : '正在读取…'}</p>
      ) : (
        <div className="record-scroll">
          <table className="record-table meeting-people" aria-label="参会人员">
            <thead>
              <tr>
                <th>序号</th>
                <th>姓名</th>
                <th>单位职务</th>
                <th>类别</th>
                <th>出席情况</th>
                <th className="record-table-acts" aria-label="操作" />
              </tr>
            </thead>
            <tbody>
              {rows.map((row, i) => (
                <AttendanceRow
                  key={row.id}
                  row={row}
                  number={i + 1}
                  roleName={names[textOf(row, 'role')] ?? ''}
                  capacityName={names[textOf(row, 'capacity')] ?? ''}
                  first={i === 0}
                  last={i === rows.length - 1}
                  onMove={(by) => void movePart('attendance', rows, i, i + by)}
                  onEdit={() => setOpened({ what: 'edit', id: row.id })}
                  onDelete={() => void removePart('attendance', row, textOf(row, 'name'))}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {waiting.length > 0 && rows.length > 0 ? (
        <div className="ui-buttons meeting-people-all">
          <span className="ui-hint">还有{waiting.length}人没有登记：</span>
          <Button onClick={() => setAll('attendanceState.present', '实到')}>其余全部实到</Button>
          <Button onClick={() => setAll('attendanceState.absent', '缺席')}>其余记为缺席</Button>
        </div>
      ) : null}
      {opened?.what === 'edit' ? <RecordDialog entity={entities.attendance} id={opened.id} omit={['meeting']} onClose={() => setOpened(null)} /> : null}
      {opened?.what === 'paste' ? (
        <PasteDialog
          entity={entities.attendance}
          fields={['name', 'duty', 'capacity', 'phone']}
          preset={{ meeting: meeting.id, role: 'attendanceRole.member', state: 'attendanceState.expected' }}
          after={lastOrder(rows)}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </Section>
  );
}
