import type { ReactNode } from 'react';
import type { Tone } from '#renderer/ui/StateTag.tsx';

export interface TimelineEntry {
  key: string;
  when: string;
  who?: string | undefined;
  what: ReactNode;
  detail?: ReactNode;
  tone?: Tone | undefined;
}

/** What happened, in order; it is only ever added to. */
export function Timeline(props: { entries: readonly TimelineEntry[]; empty?: string | undefined }) {
  if (props.entries.length === 0) return <p className="ui-hint">{props.empty ?? '还没有记录'}</p>;
  return (
    <ol className="ui-timeline">
      {props.entries.map((entry) => (
        <li key={entry.key} className={`ui-tone-${entry.tone ?? 'blue'}`}>
          <span className="ui-lamp" aria-hidden />
          <div className="ui-timeline-line">
            <time>{entry.when}</time>
            <strong>{entry.what}</strong>
            {entry.who ? <span className="ui-hint">{entry.who}</span> : null}
          </div>
          {entry.detail ? <div className="ui-timeline-detail">{entry.detail}</div> : null}
        </li>
      ))}
    </ol>
  );
}
