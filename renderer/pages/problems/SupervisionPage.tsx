import '#renderer/pages/problems/problems.css';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { Row } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import { doneWithUndo } from '#renderer/record/attempt.ts';
import { RecordList } from '#renderer/record/RecordList.tsx';
import { ProblemStepDialog } from '#renderer/pages/problems/ProblemStepDialog.tsx';
import { PushDialog } from '#renderer/pages/problems/PushDialog.tsx';
import { supervisionTabs } from '#renderer/pages/problems/supervisionTabs.ts';
import { useFoldedProblem } from '#renderer/pages/problems/useFoldedProblem.ts';
import { useRecord } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useToday } from '#renderer/state/session.ts';

type Act = 'supervise' | 'instruct';

/** The leaders' list: who supervises what, when it was last pressed, when it is looked at next. Pressed and instructed from here. */
export function SupervisionPage() {
  const today = useToday();
  const [opened, setOpened] = useState<{ act: Act; row: Row } | null>(null);
  const tabs = useMemo(() => supervisionTabs(today), [today]);
  const due = (row: Row) => row['until'] === null && typeof row['nextOn'] === 'string' && row['nextOn'] <= today;
  return (
    <>
      <a className="ui-back" href={hrefOf(['problems'])}>
        ← 办理事项
      </a>
      <RecordList
        entity={entityOf('supervision')}
        listKey="supervision/problems"
        title="领导督办"
        tabs={tabs}
        columns={['leader', 'problem', 'lastOn', 'nextOn', 'way', 'since']}
        extraColumns={[
          {
            key: 'acts', title: '登记', width: 10, after: 'leader',
            render: (row) =>
              row['until'] === null ? (
                <span className="problem-order-acts">
                  <Button size="small" type={due(row) ? 'primary' : 'default'} onClick={() => setOpened({ act: 'supervise', row })}>
                    督办
                  </Button>
                  <Button size="small" onClick={() => setOpened({ act: 'instruct', row })}>
                    批示
                  </Button>
                </span>
              ) : null,
          },
        ]}
        filters={['leader', 'problem', 'nextOn', 'way', 'since']}
        sort={{ field: 'nextOn', down: false }}
        rowHref={(row) => hrefOf(['problems', String(row['problem'])])}
        rowClass={(row) => (due(row) ? 'problem-row-due' : '')}
        actions={[{ key: 'keyItems', text: '今年重点协商事项', onClick: () => navigate(hrefOf(['problems'], { tab: 'keyItems' })) }]}
        keepRecords
        empty={{ sentence: '还没有领导领衔督办的事项。在办理事项里点“督办”，写上领导和下次检查的日子，就列在这里。' }}
      />
      {opened ? <Opened {...opened} onClose={() => setOpened(null)} /> : null}
    </>
  );
}

function Opened(props: { act: Act; row: Row; onClose: () => void }) {
  const { act, row, onClose } = props;
  const id = String(row['problem']);
  const problem = useRecord('problem', id).value?.row;
  const life = useFoldedProblem(problem);
  if (!life || !problem) return null;
  const shared = {
    problem: id, title: String(problem['title'] ?? ''), folded: life.folded, outcomes: life.outcomes, onClose,
    onDone: (text: string, tx: string) => {
      onClose();
      doneWithUndo(text, tx);
    },
  };
  const leader = String(row['leader'] ?? '');
  return act === 'supervise' ? <PushDialog {...shared} supervision={row} /> : <ProblemStepDialog {...shared} step="instruct" start={{ leader }} />;
}
