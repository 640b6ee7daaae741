import type { Row } from '#shared/contract/records.ts';
import { entities } from '#shared/entities/index.ts';
import { DecisionRecorder } from '#renderer/pages/meetings/DecisionRecorder.tsx';
import { notLight } from '#renderer/pages/meetings/MeetingForm.tsx';
import { textOf, useParts } from '#renderer/pages/meetings/parts.ts';
import { RecordForm } from '#renderer/record/RecordForm.tsx';
import { hrefOf } from '#renderer/state/route.ts';

/** A field or bench meeting: five fields and what was decided. */
export function LightRecording({ meeting }: { meeting: Row }) {
  const decisions = useParts('decision', meeting.id);
  return (
    <div className="meeting-page">
      <a className="ui-back" href={hrefOf(['meetings', meeting.id])}>
        ← 返回{textOf(meeting, 'title')}
      </a>
      <h1>简易记录</h1>
      <DecisionRecorder meeting={meeting} decisions={decisions.value?.rows ?? []} />
      <RecordForm entity={entities.meeting} id={meeting.id} single omit={notLight} onSaved={() => undefined} />
    </div>
  );
}
