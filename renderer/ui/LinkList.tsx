import type { ReactNode } from 'react';
import type { Tone } from '#renderer/ui/StateTag.tsx';
import { StateTag } from '#renderer/ui/StateTag.tsx';

export interface LinkRow {
  key: string;
  href: string;
  title: string;
  note?: ReactNode;
  state?: { word: string; tone: Tone } | undefined;
  extra?: ReactNode;
}

/** Things that belong to this one, each a link with its state. */
export function LinkList(props: { links: readonly LinkRow[]; empty: string }) {
  if (props.links.length === 0) return <p className="ui-hint">{props.empty}</p>;
  return (
    <ul className="ui-links">
      {props.links.map((link) => (
        <li key={link.key}>
          <a href={link.href}>{link.title}</a>
          {link.state ? <StateTag {...link.state} /> : null}
          {link.note ? <span className="ui-hint">{link.note}</span> : null}
          {link.extra ? <span className="ui-links-extra">{link.extra}</span> : null}
        </li>
      ))}
    </ul>
  );
}
