import { Button } from 'antd';
import type { Row } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import { formatDay } from '#shared/rules/day.ts';
import type { FoldedProblem } from '#shared/rules/problemSteps.ts';
import { StepTimeline } from '#renderer/record/StepTimeline.tsx';
import { Section } from '#renderer/ui/DetailPage.tsx';

export interface ProblemTimelineProps {
  problem: string;
  folded: FoldedProblem;
  steps: readonly Row[];
  /** Offers 更正 beside each step; absent where this office may not. */
  onCorrect?: ((step: Row) => void) | undefined;
}

/** All steps as they were written; a correction stands beside the step that it puts right, and the step stays as it was. */
export function ProblemTimeline(props: ProblemTimelineProps) {
  const { folded } = props;
  const byId = new Map(props.steps.map((step) => [step.id, step]));
  return (
    <Section title="办理过程" note={props.steps.length > 0 ? `${props.steps.length}步，记上以后不能改，写错了请用“更正”` : undefined}>
      {folded.findings.length > 0 ? (
        <div className="problem-findings" role="status">
          <strong>下面的记录与前后步骤对不上，只作记录，没有改变办理状态：</strong>
          {folded.findings.map((finding) => (
            <div key={finding}>{finding}</div>
          ))}
        </div>
      ) : null}
      <StepTimeline
        entity={entityOf('progress')}
        parent={{ field: 'problem', id: props.problem }}
        omit={['corrects', 'deadlineDays', 'deadlineKind']}
        empty="还没有办理记录"
        rowExtra={(row) => (
          <>
            {(folded.corrections[row.id] ?? []).map((id) => (
              <div key={id} className="problem-correction">
                更正（{[formatDay(String(byId.get(id)?.['on'] ?? '')), byId.get(id)?.['by']].filter(Boolean).join('，')}）：{String(byId.get(id)?.['text'] ?? '')}
              </div>
            ))}
            {props.onCorrect && row['step'] !== 'problemStep.correct' ? (
              <Button type="link" size="small" onClick={() => props.onCorrect?.(row)}>
                更正
              </Button>
            ) : null}
          </>
        )}
      />
    </Section>
  );
}
