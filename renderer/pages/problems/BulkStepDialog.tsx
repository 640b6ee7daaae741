import { useEffect, useState } from 'react';
import type { Write } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import type { FieldProblem } from '#shared/failure.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { StepDialog } from '#renderer/record/StepDialog.tsx';
import { useRecordForm } from '#renderer/record/useRecordForm.ts';
import { type Chosen, readChosen } from '#renderer/pages/problems/bulkSteps.ts';
import { DeadlineInput } from '#renderer/pages/problems/DeadlineInput.tsx';
import { stepForm } from '#renderer/pages/problems/stepForms.ts';
import { stepProblems, stepStart } from '#renderer/pages/problems/stepRules.ts';
import { supervisionOf } from '#renderer/pages/problems/SuperviseStep.tsx';
import { useOfficeLevel, useUser } from '#renderer/pages/problems/office.ts';
import { useToday } from '#renderer/state/session.ts';

export type BulkStep = 'assign' | 'extend' | 'supervise' | 'close';

export interface BulkStepDialogProps {
  step: BulkStep;
  ids: readonly string[];
  onClose: () => void;
  onDone: (text: string, tx: string) => void;
}

/** One step for several problems: written for those where it is legal, in one transaction; the others are named and left alone. */
export function BulkStepDialog(props: BulkStepDialogProps) {
  const level = useOfficeLevel();
  const [chosen, setChosen] = useState<readonly Chosen[] | null>(null);
  const { step, ids, onClose } = props;
  useEffect(() => {
    let current = true;
    void attempt(() => readChosen(ids, step, level)).then((found) => {
      if (!current) return;
      if (found) setChosen(found);
      else onClose();
    });
    return () => {
      current = false;
    };
    // Read once, when it opens: the rows below the dialog can't be ticked meanwhile.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [step, level]);
  return chosen ? <ForChosen {...props} chosen={chosen} /> : null;
}

function ForChosen(props: BulkStepDialogProps & { chosen: readonly Chosen[] }) {
  const { step } = props;
  const today = useToday();
  const level = useOfficeLevel();
  const user = useUser();
  const legal = props.chosen.filter((one) => one.legal);
  const others = props.chosen.filter((one) => !one.legal);
  const { fields, verb } = stepForm(step);
  const form = useRecordForm({
    entity: entityOf('progress'),
    draftKey: `progress/bulk/${step}`,
    initial: stepStart(legal[0]?.id ?? '', step, today, user),
    check: (values) => problemsOfAll(legal, (one) => stepProblems(one.folded, { ...values, problem: one.id }, { level, today, outcomes: 0 })),
    writes: (own): Write[] => {
      const each = legal.map((one, i): Write => (i === 0 ? own : { ...own, set: { ...own.set, problem: one.id } }));
      return step === 'supervise' ? each.flatMap((write) => [write, supervisionOf(String(write.set['problem']), write.set, {})]) : each;
    },
  });
  const deadline = fields.find((field) => field.name === 'deadlineOn');
  const shown = fields.filter(({ name }) => name !== 'letter');
  return (
    <StepDialog
      form={form}
      title={legal.length === props.chosen.length ? `${verb}${legal.length}条` : `选了${props.chosen.length}条，可以${verb}的有${legal.length}条`}
      okText={`${verb}${legal.length}条`}
      okDisabled={legal.length === 0}
      fields={legal.length === 0 ? [] : shown}
      inputs={deadline ? { deadlineOn: <DeadlineInput form={form} label={deadline.label ?? '办理时限'} /> } : undefined}
      head={
        others.length > 0 ? (
          <div>
            下面{others.length}条现在不能{verb}，不会改动：
            <ul className="problem-skipped">
              {others.map((one) => (
                <li key={one.id}>
                  {one.title}（{one.stands}）
                </li>
              ))}
            </ul>
          </div>
        ) : null
      }
      onClose={props.onClose}
      onSaved={(_id, tx) => props.onDone(`已${verb}${legal.length}条`, tx)}
    />
  );
}

/** Each sentence once; where it holds for some of them only, their titles stand before it. */
export function problemsOfAll(chosen: readonly Chosen[], problemsOf: (one: Chosen) => readonly FieldProblem[]): FieldProblem[] {
  const found = new Map<string, { problem: FieldProblem; titles: string[] }>();
  for (const one of chosen) {
    for (const problem of problemsOf(one)) {
      const key = `${problem.field} ${problem.message}`;
      const entry = found.get(key) ?? { problem, titles: [] };
      entry.titles.push(one.title);
      found.set(key, entry);
    }
  }
  return [...found.values()].map(({ problem, titles }) => {
    if (titles.length === chosen.length) return problem;
    const names = titles.slice(0, 3).map((title) => `“${title}”`).join('、');
    return { field: problem.field, message: `${names}${titles.length > 3 ? `等${titles.length}条` : ''}：${problem.message}` };
  });
}
