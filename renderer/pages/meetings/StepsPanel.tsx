import { Button } from 'antd';
import { useState } from 'react';
import type { Row } from '#shared/contract/records.ts';
import { entities } from '#shared/entities/index.ts';
import { formatMonthDay } from '#shared/rules/day.ts';
import { impliedSteps, meetingStanding } from '#shared/rules/meetingSteps.ts';
import { idsOf, textOf, useParts } from '#renderer/pages/meetings/parts.ts';
import { ChildTable } from '#renderer/record/ChildTable.tsx';
import { RecordDialog } from '#renderer/record/RecordDialog.tsx';
import { useChoices } from '#renderer/state/choices.ts';
import { useList } from '#renderer/state/records.ts';
import { useSession, useToday } from '#renderer/state/session.ts';
import { StepBar } from '#renderer/ui/StepBar.tsx';

/** The day, and apart from it whether it was read from the papers: each whole on its line. */
function Dated({ on, fromPapers }: { on: string; fromPapers: boolean }) {
  return (
    <>
      <span className="meeting-nowrap">{formatMonthDay(on)}</span>
      {fromPapers ? <span className="meeting-nowrap">（按资料）</span> : null}
    </>
  );
}

const least = (days: readonly string[]): string | null => days.filter((day) => day !== '').toSorted()[0] ?? null;

/** Which of the county's steps the meeting stands at: those written down, and those that its papers show. */
export function StepsPanel({ meeting }: { meeting: Row }) {
  const today = useToday();
  const session = useSession();
  const [open, setOpen] = useState<'add' | 'all' | null>(null);
  const steps = useParts('meetingStep', meeting.id, false);
  const topicIds = [...idsOf(meeting, 'topics')];
  const topics = useList(topicIds.length === 0 ? null : { entity: 'topic', where: [{ field: 'id', op: 'in', value: topicIds }], limit: 100 });
  const problems = useList({ entity: 'problem', where: [{ field: 'meeting', op: 'is', value: meeting.id }], limit: 1000 });
  const order = useChoices('meetingStep', (steps.value?.rows ?? []).map((row) => textOf(row, 'step'))).map(({ id, label }) => ({ key: id, label }));
  const written = (steps.value?.rows ?? []).map((row) => ({ step: textOf(row, 'step'), on: textOf(row, 'on') }));
  const rowsOf = (list: typeof topics, key: string) => (list.value?.rows ?? []).map((row) => textOf(row, key));
  const implied = impliedSteps({
    topicCollectedOn: least(rowsOf(topics, 'collectedOn')),
    topicApprovedOn: least(rowsOf(topics, 'approvedOn')),
    surveyedOn: null,
    heldOn: textOf(meeting, 'heldOn') || null,
    cancelled: textOf(meeting, 'cancelledOn') !== '',
    firstAssignedOn: least(rowsOf(problems, 'registeredOn')),
    feedbackOn: least(rowsOf(problems, 'closedOn')),
  })
    .map(({ step, on }) => ({ step: `meetingStep.${step}`, on }))
    .filter(({ step }) => order.some(({ key }) => key === step) && !written.some((one) => one.step === step));
  const standing = meetingStanding([...written, ...implied], today, order);
  const fromPapers = new Set(implied.map(({ step }) => step));

  return (
    <div className="meeting-steps">
      <StepBar
        steps={standing.taken.map(({ key, label, on }) => ({
          key,
          title: label,
          state: on !== null ? ('done' as const) : key === standing.next ? ('now' as const) : standing.skipped.includes(key) ? ('wrong' as const) : ('ahead' as const),
          note: on === null ? (standing.skipped.includes(key) ? '没有登记' : '') : <Dated on={on} fromPapers={fromPapers.has(key)} />,
        }))}
      />
      <div className="meeting-steps-tools">
        <Button size="small" onClick={() => setOpen('add')}>
          登记步骤
        </Button>
        {written.length > 0 ? (
          <Button size="small" type="link" onClick={() => setOpen(open === 'all' ? null : 'all')}>
            {open === 'all' ? '收起' : `步骤记录${written.length}条`}
          </Button>
        ) : null}
        {standing.findings.map((finding) => (
          <span key={finding} className="ui-refusal">
            {finding}
          </span>
        ))}
      </div>
      {open === 'add' ? (
        <RecordDialog
          entity={entities.meetingStep}
          initial={{ meeting: meeting.id, on: today, ...(standing.next ? { step: standing.next } : {}), ...(session?.user ? { by: session.user } : {}) }}
          title="登记步骤"
          okText="登记步骤"
          single
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === 'all' ? <ChildTable entity={entities.meetingStep} parent={{ field: 'meeting', id: meeting.id }} sort={{ field: 'on', down: false }} title="步骤记录" /> : null}
    </div>
  );
}
