import { Button } from 'antd';
import { useState } from 'react';
import type { Row } from '#shared/contract/records.ts';
import { entities } from '#shared/entities/index.ts';
import { DecisionProblem } from '#renderer/pages/meetings/DecisionProblem.tsx';
import { OldPaperDialog } from '#renderer/pages/meetings/OldPaperDialog.tsx';
import { raise } from '#renderer/pages/meetings/raise.ts';
import { textOf, useParts } from '#renderer/pages/meetings/parts.ts';
import { ChildTable } from '#renderer/record/ChildTable.tsx';

/** What was decided to be done, and what has become of each. */
export function DecisionsPanel({ meeting }: { meeting: Row }) {
  const list = useParts('decision', meeting.id);
  const open = (list.value?.rows ?? []).filter((row) => textOf(row, 'problem') === '');
  const [old, setOld] = useState(false);
  return (
    <>
      <ChildTable
        entity={entities.decision}
        parent={{ field: 'meeting', id: meeting.id }}
        columns={['text', 'organisation', 'coOrganisations', 'person', 'deadlineOn']}
        omit={['problem']}
        paste={['text', 'organisation', 'person', 'deadlineOn']}
        initial={{ deadlineKind: 'deadlineKind.working' }}
        note={open.length > 0 ? `签发纪要时，没有转办的${open.length}条会自动转为办理事项` : undefined}
        extra={
          <>
            {open.length > 1 ? <Button onClick={() => void raise(meeting.id, open.map((row) => row.id))}>{open.length}条都转为办理事项</Button> : null}
            <Button onClick={() => setOld(true)}>从旧纪要提取</Button>
          </>
        }
        rowExtra={(row) => <DecisionProblem meeting={meeting.id} decision={row} />}
        empty="还没有议定事项。写清内容、责任单位和时限，签发纪要时自动转为办理事项。"
      />
      {old ? <OldPaperDialog meeting={meeting} decisions={list.value?.rows ?? []} onClose={() => setOld(false)} /> : null}
    </>
  );
}
