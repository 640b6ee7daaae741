import type { ReactNode } from 'react';

export interface BarStep {
  key: string;
  title: string;
  /** A day, an office. */
  note?: ReactNode;
  state: 'done' | 'now' | 'ahead' | 'wrong';
}

const words = { done: '已完成', now: '现在', ahead: '未到', wrong: '有问题' } as const;

/** How far it is. Own markup: antd's Steps cuts titles at large text instead of breaking the line. */
export function StepBar(props: { steps: readonly BarStep[] }) {
  return (
    <ol className="ui-steps">
      {props.steps.map((step, index) => (
        <li key={step.key} className={`ui-step ui-step-${step.state}`} {...(step.state === 'now' ? { 'aria-current': 'step' as const } : {})}>
          <span className="ui-step-mark" aria-label={words[step.state]}>
            {step.state === 'done' ? '✓' : step.state === 'wrong' ? '!' : index + 1}
          </span>
          <span className="ui-step-title">{step.title}</span>
          <span className="ui-step-note">{step.note}</span>
        </li>
      ))}
    </ol>
  );
}
