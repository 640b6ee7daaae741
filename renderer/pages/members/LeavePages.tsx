import type { Row } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import { readSettings } from '#shared/defaults/settings.ts';
import { textOf } from '#shared/rules/folds/step.ts';
import { checkLeave, daysLate } from '#shared/rules/people/leave.ts';
import { MemberNav } from '#renderer/pages/members/MemberNav.tsx';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { EntityPages } from '#renderer/record/EntityPages.tsx';
import { saveRecords, useList } from '#renderer/state/records.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { useSession, useToday } from '#renderer/state/session.ts';
import { StateTag } from '#renderer/ui/StateTag.tsx';

/** The days by which leave is to be asked for, and how often before a reminder. */
export function useLeaveRule(): { noticeDays: number; limit: number } | undefined {
  const { value } = useList({ entity: 'setting', where: [{ field: 'key', op: 'in', value: ['leaveDays', 'leaveLimit'] }], limit: 10 });
  if (!value) return undefined;
  const { leaveDays, leaveLimit } = readSettings(value.rows.map((row) => ({ key: String(row['key']), value: textOf(row['value']) })));
  return { noticeDays: leaveDays, limit: leaveLimit };
}

/** `#/members/leave`: leaves, those that wait for an answer first; many are granted at once. */
export function LeavePages({ parts }: { parts: readonly string[] }) {
  const today = useToday();
  const user = useSession()?.user ?? '';
  const rule = useLeaveRule();
  const late = (row: Row): number => (rule ? daysLate(row, rule.noticeDays) : 0);
  const answer = (ids: readonly string[], verdict: 'granted' | 'refused', clear: () => void) =>
    void attempt(async () => {
      const { tx } = await saveRecords(ids.map((id) => ({ entity: 'leave' as const, id, set: { verdict: `leaveVerdict.${verdict}`, verdictOn: today, approver: user } })));
      clear();
      doneWithUndo(`${verdict === 'granted' ? '已同意' : '已记为不同意'}${ids.length}条请假`, tx);
    });
  return (
    <>
      {parts.length === 0 ? <MemberNav now="leave" /> : null}
      <EntityPages
        entity={entityOf('leave')}
        title="委员请假"
        note={<>{rule ? `会前${rule.noticeDays}天提出；` : ''}<a href={hrefOf(['members', 'leave', 'count'])}>按届统计</a></>}
        base={['members', 'leave']}
        parts={parts}
        initial={{ askedOn: today, since: today, way: 'leaveWay.written' }}
        check={(values) => checkLeave({ after: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? null])) })}
        tabs={[
          { key: 'all', label: '全部', where: [] },
          { key: 'waiting', label: '待审批', where: [{ field: 'verdict', op: 'is', value: null }] },
          { key: 'granted', label: '同意', where: [{ field: 'verdict', op: 'is', value: 'leaveVerdict.granted' }] },
          { key: 'refused', label: '不同意', where: [{ field: 'verdict', op: 'is', value: 'leaveVerdict.refused' }] },
        ]}
        bulk={(ids, clear) => (user === '' ? [] : [{ key: 'grant', text: `同意${ids.length}条`, onClick: () => answer(ids, 'granted', clear) }, { key: 'refuse', text: `不同意${ids.length}条`, onClick: () => answer(ids, 'refused', clear) }])}
        sort={{ field: 'since', down: true }}
        columns={['reason', 'member', 'event', 'kind', 'since', 'askedOn', 'verdict', 'approver']}
        extraColumns={[{ key: 'late', title: '提前', width: 7, after: 'askedOn', render: (row: Row) => (late(row) > 0 ? <StateTag word={`晚${late(row)}天`} tone="orange" /> : '按时') }]}
        filters={['member', 'kind', 'verdict', 'since']}
        paste={['member', 'event', 'kind', 'reason', 'since', 'until', 'askedOn', 'approver', 'verdict']}
      />
    </>
  );
}
