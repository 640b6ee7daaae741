import { Button } from 'antd';
import { useContext } from 'react';
import type { Row } from '#shared/contract/records.ts';
import type { Entity } from '#shared/entity.ts';
import { formatDay } from '#shared/rules/day.ts';
import { keyOf } from '#shared/rules/folds/step.ts';
import { Concealing } from '#renderer/record/reveal.ts';
import { StepTimeline } from '#renderer/record/StepTimeline.tsx';
import { useSession } from '#renderer/state/session.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';

export interface LifeTimelineProps {
  /** The entity of the life's steps. */
  entity: Entity;
  parent: { field: string; id: string };
  /** The life as its rules read it; absent while it is being read. */
  folded: { findings: readonly string[]; corrections: Readonly<Record<string, readonly string[]>> } | null | undefined;
  omit?: readonly string[] | undefined;
  empty: string;
  /** Offers 更正 beside each step that this office wrote; absent where it may not. */
  onCorrect?: ((step: Row) => void) | undefined;
}

function Correction({ entity, step }: { entity: Entity; step: Row | undefined }) {
  const conceal = useContext(Concealing);
  const key = step?.['text'] ? 'text' : 'reason';
  const field = entity.fields[key];
  const text = String(step?.[key] ?? '');
  const who = [formatDay(String(step?.['on'] ?? '')), step?.['by']].filter(Boolean).join('，');
  return <div className="record-correction">更正（{who}）：{conceal && field ? conceal(field, text) : text}</div>;
}

/** 办理过程: all steps as they were written; a correction stands beside the step that it puts right, and the step stays as it was. */
export function LifeTimeline({ entity, parent, folded, omit = [], empty, onCorrect }: LifeTimelineProps) {
  const findings = folded?.findings ?? [];
  const site = useSession()?.office?.site;
  return (
    <Section title="办理过程" note="记上以后不能改，写错了请用“更正”">
      {findings.length > 0 ? (
        <div className="record-findings" role="status">
          <strong>下面的记录与前后步骤对不上，只作记录，没有改变办理状态：</strong>
          {findings.map((finding) => (
            <div key={finding}>{finding}</div>
          ))}
        </div>
      ) : null}
      <StepTimeline
        entity={entity}
        parent={parent}
        omit={['corrects', 'after', ...omit]}
        empty={empty}
        rowExtra={(row, rows) => (
          <>
            {(folded?.corrections[row.id] ?? []).map((id) => <Correction key={id} entity={entity} step={rows.find((one) => one.id === id)} />)}
            {onCorrect && row.site === site && keyOf(row['step']) !== 'correct' ? (
              <Button type="link" size="small" onClick={() => onCorrect(row)}>
                更正
              </Button>
            ) : null}
          </>
        )}
      />
    </Section>
  );
}
