import '#renderer/pages/problems/problems.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { Row } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import type { ProblemStepKey } from '#shared/rules/problemSteps.ts';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { RecordList } from '#renderer/record/RecordList.tsx';
import { DeadlineLight } from '#renderer/record/DeadlineLight.tsx';
import { DispatchDialog } from '#renderer/pages/problems/DispatchDialog.tsx';
import { NewOrder } from '#renderer/pages/problems/NewOrder.tsx';
import { useOfficeLevel, useUser } from '#renderer/pages/problems/office.ts';
import { OrderFinishDialog } from '#renderer/pages/problems/OrderFinishDialog.tsx';
import { orderSteps, orderTabs } from '#renderer/pages/problems/orderTabs.ts';
import { ProblemStepDialog } from '#renderer/pages/problems/ProblemStepDialog.tsx';
import { stepStart } from '#renderer/pages/problems/stepRules.ts';
import { useFoldedProblem } from '#renderer/pages/problems/useFoldedProblem.ts';
import { saveRecords } from '#renderer/state/records.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { useToday } from '#renderer/state/session.ts';

const words: Partial<Record<ProblemStepKey, string>> = { dispatch: '派单', accept: '接单', decline: '退单', finish: '办结' };

/** 群众点单 → 社区派单 → 委员接单: the light list of what people asked for, each row with the one thing to do next. */
export function OrdersPage() {
  const level = useOfficeLevel();
  const user = useUser();
  const today = useToday();
  const [opened, setOpened] = useState<{ step: ProblemStepKey; row: Row } | null>(null);
  const close = () => setOpened(null);
  const done = (text: string, tx: string) => {
    close();
    doneWithUndo(text, tx);
  };
  /** 接单 needs nothing more than who: the one whom it was given to. */
  const accept = (row: Row) =>
    void attempt(async () => {
      const person = typeof row['person'] === 'string' ? row['person'] : null;
      if (person === null) return setOpened({ step: 'accept', row });
      const { tx } = await saveRecords([{ entity: 'progress', id: null, set: { ...stepStart(row.id, 'accept', today, user), person } }]);
      doneWithUndo(`${person}已接单`, tx);
    });

  return (
    <>
      <a className="ui-back" href={hrefOf(['problems'])}>
        ← 办理事项
      </a>
      <NewOrder />
      <RecordList
        entity={entityOf('problem')}
        listKey="problem/orders"
        title="点单派单"
        tabs={orderTabs}
        columns={['title', 'place', 'raisedBy', 'kind', 'person', 'registeredOn', 'state']}
        extraColumns={[
          { key: 'light', title: '时限', width: 6, after: 'person', render: (row) => <DeadlineLight row={row} /> },
          {
            key: 'acts', title: '办理', width: 11, after: 'title',
            render: (row) => (
              <span className="problem-order-acts">
                {orderSteps(row, level).map((step) => (
                  <Button key={step} size="small" danger={step === 'decline'} aria-label={`${words[step] ?? step}：${String(row['title'])}`} onClick={() => (step === 'accept' ? accept(row) : setOpened({ step, row }))}>
                    {words[step]}
                  </Button>
                ))}
              </span>
            ),
          },
        ]}
        filters={['place', 'kind', 'member', 'satisfaction', 'registeredOn']}
        sort={{ field: 'registeredOn', down: true }}
        rowHref={(row) => hrefOf(['problems', row.id])}
        empty={{ sentence: '还没有点单。群众要办的小事，在上面一行里写下来就是一单。' }}
      />
      {opened?.step === 'dispatch' ? <DispatchDialog row={opened.row} onClose={close} onDone={done} /> : null}
      {opened?.step === 'finish' ? <OrderFinishDialog row={opened.row} onClose={close} onDone={done} /> : null}
      {opened && (opened.step === 'decline' || opened.step === 'accept') ? <StepOf row={opened.row} step={opened.step} onClose={close} onDone={done} /> : null}
    </>
  );
}

/** A step's own dialog, once the order is folded. */
function StepOf(props: { row: Row; step: ProblemStepKey; onClose: () => void; onDone: (text: string, tx: string) => void }) {
  const life = useFoldedProblem(props.row);
  if (!life) return null;
  return (
    <ProblemStepDialog
      step={props.step}
      problem={props.row.id}
      title={String(props.row['title'] ?? '')}
      folded={life.folded}
      outcomes={life.outcomes}
      onClose={props.onClose}
      onDone={props.onDone}
    />
  );
}
