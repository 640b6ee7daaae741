import type { DutyEvidence } from '#shared/contract/duty.ts';
import { recordHref } from '#renderer/state/recordHref.ts';

/** The records behind a figure, each a link to itself. */
export function Evidence({ evidence, points }: { evidence: readonly DutyEvidence[]; points: boolean }) {
  if (evidence.length === 0) return <p className="ui-hint">这一项还没有记录。</p>;
  return (
    <ul className="members-evidence">
      {evidence.map((one, i) => (
        <li key={`${one.record} ${i}`}>
          <span>{one.on}</span>
          <a href={recordHref(one.entity, one.record) ?? '#/'}>{one.title}</a>
          {one.marks.map((mark) => <span key={mark} className="ui-hint">{mark}</span>)}
          {points ? <span>{`${one.points}分${one.factor === 1 || one.why !== '' ? '' : `（系数${one.factor}）`}`}</span> : null}
          {one.why === '' ? null : <span className="ui-hint">{one.why}</span>}
        </li>
      ))}
    </ul>
  );
}
