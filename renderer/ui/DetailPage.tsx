import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Action } from '#renderer/ui/action.ts';
import { ActionButtons } from '#renderer/ui/ActionButtons.tsx';
import type { Tone } from '#renderer/ui/StateTag.tsx';
import { StateTag } from '#renderer/ui/StateTag.tsx';

export interface DetailPageProps {
  /** The number on the paper. */
  number?: string | undefined;
  title: string;
  /** The work state, then perhaps the deadline state: two things, each a word and a colour. */
  states?: readonly { word: string; tone: Tone }[] | undefined;
  deadline?: ReactNode;
  /** The one thing to do next. */
  next?: Action | undefined;
  /** What the button next to it would say if it could be pressed: why there is nothing to do. */
  nextNote?: ReactNode;
  actions?: readonly Action[] | undefined;
  back?: { href: string; text: string } | undefined;
  children: ReactNode;
}

/** The page of one thing: what it is and how it stands in one glance, one next action, then the sections. */
export function DetailPage(props: DetailPageProps) {
  const { next } = props;
  return (
    <article className="ui-detail">
      {props.back ? (
        <a className="ui-back" href={props.back.href}>
          ← {props.back.text}
        </a>
      ) : null}
      <header className="ui-detail-head">
        <div className="ui-detail-what">
          <div className="ui-detail-line">
            {props.number ? <span className="ui-number">{props.number}</span> : null}
            {props.states?.map((state) => <StateTag key={state.word} {...state} strong />)}
            {props.deadline ? <span className="ui-deadline">{props.deadline}</span> : null}
          </div>
          <h1>{props.title}</h1>
        </div>
        <div className="ui-buttons">
          <ActionButtons actions={props.actions ?? []} shown={2} />
          {next ? (
            <Button type="primary" size="large" disabled={next.disabled ?? false} title={next.reason} onClick={next.onClick}>
              {next.text}
            </Button>
          ) : (
            <span className="ui-hint">{props.nextNote}</span>
          )}
        </div>
      </header>
      {props.children}
    </article>
  );
}

/** A section of a page, with its own small actions at the right of the heading. */
export function Section(props: { title: string; extra?: ReactNode; note?: ReactNode; children: ReactNode }) {
  return (
    <section className="ui-section">
      <div className="ui-section-head">
        <h2 className="ui-heading">{props.title}</h2>
        <span className="ui-hint">{props.note}</span>
        <div className="ui-buttons">{props.extra}</div>
      </div>
      {props.children}
    </section>
  );
}
