import type { ReactNode } from 'react';
import { hrefOf } from '#renderer/state/route.ts';

/** A link inside the program: an ordinary one, so that the keyboard, the middle button and the guard of forms work. */
export function Link(props: { to: readonly string[]; query?: Readonly<Record<string, string>>; children: ReactNode }) {
  return <a href={hrefOf(props.to, props.query)}>{props.children}</a>;
}
