import type { ReactNode } from 'react';

export interface Fact {
  label: string;
  value: ReactNode;
  wide?: boolean | undefined;
}

/** Labels and values in columns; what is empty shows a dash, so that a hole is seen as one. */
export function Facts(props: { facts: readonly Fact[] }) {
  return (
    <dl className="ui-facts">
      {props.facts.map((fact) => (
        <div key={fact.label} className={fact.wide ? 'ui-fact ui-fact-wide' : 'ui-fact'}>
          <dt>{fact.label}：</dt>
          <dd>{fact.value === null || fact.value === undefined || fact.value === '' ? '—' : fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
