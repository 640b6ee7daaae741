import { useMemo } from 'react';
import { compareNames } from '#shared/rules/duty/rosterOrder.ts';
import { textOf } from '#shared/rules/folds/step.ts';
import { countLeaves } from '#shared/rules/people/leave.ts';
import { useLeaveRule } from '#renderer/pages/members/LeavePages.tsx';
import { MemberNav } from '#renderer/pages/members/MemberNav.tsx';
import { SheetTable } from '#renderer/print/SheetTable.tsx';
import { useList } from '#renderer/state/records.ts';
import { hrefOf } from '#renderer/state/route.ts';

/** `#/members/leave/count`: leaves and absences of this term by member, those to be reminded first. */
export function LeaveCount() {
  const rule = useLeaveRule();
  const members = useList({ entity: 'member', where: [{ field: 'state', op: 'isNot', value: 'memberState.left' }], limit: 100_000 });
  const tenures = useList({ entity: 'tenure', where: [{ field: 'kind', op: 'is', value: 'tenureKind.term' }], limit: 100_000 });
  const leaves = useList({ entity: 'leave', limit: 100_000 });
  const missed = useList({ entity: 'attendance', where: [{ field: 'state', op: 'is', value: 'attendanceState.absent' }, { field: 'member', op: 'filled', value: null }, { field: 'meeting.cancelledOn', op: 'is', value: null }], limit: 100_000 });
  const meetings = useList({ entity: 'meeting', where: [{ field: 'absent', op: 'from', value: 1 }], limit: 100_000 });
  const counted = useMemo(() => {
    if (!rule || !members.value || !tenures.value || !leaves.value || !missed.value || !meetings.value) return null;
    const begun = new Map(tenures.value.rows.map((row) => [`${String(row['member'])} ${String(row['term'])}`, textOf(row['since'])]));
    const heldOn = new Map(meetings.value.rows.map((row) => [row.id, String(row['heldOn'])]));
    const names = members.value.names;
    const people = new Map(members.value.rows.map((row) => [row.id, { name: String(row['name']), sector: names[String(row['sector'] ?? '')] ?? '' }]));
    const counts = countLeaves(
      members.value.rows.map((row) => ({ id: row.id, since: begun.get(`${row.id} ${String(row['term'])}`) ?? textOf(row['joinedOn']) })),
      leaves.value.rows,
      missed.value.rows.flatMap((row) => {
        const on = heldOn.get(String(row['meeting']));
        return on === undefined ? [] : [{ member: String(row['member']), meeting: String(row['meeting']), on }];
      }),
      rule,
    );
    const name = (id: string): string => people.get(id)?.name ?? '';
    return { people, lines: counts.filter((one) => one.granted + one.refused + one.waiting + one.absent > 0).toSorted((a, b) => b.counted - a.counted || compareNames('pinyin', name(a.member), name(b.member))) };
  }, [rule, members.value, tenures.value, leaves.value, missed.value, meetings.value]);
  if (!rule || !counted) return <p className="ui-hint">正在统计…</p>;
  const { people, lines } = counted;
  const table = {
    title: '委员请假、缺席情况统计表（本届）',
    note: `从本届任职之日起计；公假不计入提醒次数，满${rule.limit}次列入提醒；请假应在会前${rule.noticeDays}天提出（病假除外）`,
    columns: [['姓名', 10], ['界别', 16], ['同意请假', 9], ['病假', 8], ['事假', 8], ['公假', 8], ['未获同意', 9], ['待审批', 8], ['提出晚了', 9], ['无故缺席', 9], ['计入次数', 9], ['提醒', 9]].map(([label, width], i) => ({ label: String(label), width: Number(width), align: i < 2 ? ('left' as const) : ('center' as const) })),
    rows: lines.map((one) => [
      people.get(one.member)?.name ?? '', people.get(one.member)?.sector ?? '', one.granted, one.byKind['leaveKind.sick'] ?? 0, one.byKind['leaveKind.personal'] ?? 0, one.byKind['leaveKind.official'] ?? 0, one.refused, one.waiting, one.late, one.absent, one.counted, one.reminded ? '应提醒' : '',
    ]),
  };
  return (
    <SheetTable table={table}>
      {(buttons) => (
        <>
          <MemberNav now="leave" />
          <div className="ui-list">
            <div className="ui-title-row"><h1>请假、缺席按届统计</h1><span className="ui-hint">{lines.filter((one) => one.reminded).length}人应提醒</span><div className="ui-buttons">{buttons}<a href={hrefOf(['members', 'leave'])}>返回请假</a></div></div>
            <p className="ui-hint">{table.note}</p>
            {lines.length === 0 ? <p>本届还没有委员请假或缺席。</p> : (
              <div className="members-scroll">
                <table className="members-lines">
                  <thead><tr>{table.columns.map(({ label }) => <th key={label} scope="col">{label}</th>)}</tr></thead>
                  <tbody>{table.rows.map((cells, r) => <tr key={lines[r]?.member}>{cells.map((cell, i) => <td key={table.columns[i]?.label}>{i === 0 ? <a href={hrefOf(['members', lines[r]?.member ?? ''])}>{cell}</a> : cell}</td>)}</tr>)}</tbody>
                </table>
              </div>
            )}
          </div>
        </>
      )}
    </SheetTable>
  );
}
