import type { ProblemStepKey } from '#shared/rules/problemSteps.ts';
import { FeedbackStep } from '#renderer/pages/problems/FeedbackStep.tsx';
import { FinishStep } from '#renderer/pages/problems/FinishStep.tsx';
import { PlainStep, type StepProps } from '#renderer/pages/problems/PlainStep.tsx';
import { SuperviseStep } from '#renderer/pages/problems/SuperviseStep.tsx';

/** The dialog of any step on a problem. */
export function ProblemStepDialog(props: StepProps & { step: ProblemStepKey }) {
  switch (props.step) {
    case 'finish':
      return <FinishStep {...props} />;
    case 'feedback':
      return <FeedbackStep {...props} />;
    case 'supervise':
      return <SuperviseStep {...props} />;
    default:
      return <PlainStep {...props} />;
  }
}
