import type { ReactNode } from 'react';
import { useId, useMemo } from 'react';
import type { FieldPlace } from '#renderer/ui/field.ts';
import { FieldPlaceContext } from '#renderer/ui/field.ts';

export interface FormFieldProps {
  /** The key that errors name and the list at the top jumps to. */
  name: string;
  /** Without the colon: it is added, full-width. */
  label: string;
  required?: boolean | undefined;
  error?: string | undefined;
  /** A grey line under the field. */
  hint?: ReactNode;
  /** The whole width, in a form of two columns: memos, tables. */
  wide?: boolean | undefined;
  children: ReactNode;
}

/** One row of a form: label, red star, field, what is wrong with it. */
export function FormField(props: FormFieldProps) {
  const id = useId();
  const { error, hint, required } = props;
  const place = useMemo<FieldPlace>(() => {
    const described = [error ? `${id}error` : '', hint ? `${id}hint` : ''].filter(Boolean).join(' ');
    return { id, invalid: Boolean(error), required: required ?? false, ...(described ? { describedBy: described } : {}) };
  }, [id, error, hint, required]);

  return (
    <div className={props.wide ? 'ui-field ui-field-wide' : 'ui-field'} data-field={props.name}>
      <label htmlFor={id} className="ui-label">
        {required ? (
          <span className="ui-star" aria-hidden>
            *
          </span>
        ) : null}
        {props.label}：
      </label>
      <div className="ui-field-body">
        <FieldPlaceContext.Provider value={place}>{props.children}</FieldPlaceContext.Provider>
        {error ? (
          <div id={`${id}error`} className="ui-refusal">
            {error}
          </div>
        ) : null}
        {hint ? (
          <div id={`${id}hint`} className="ui-hint">
            {hint}
          </div>
        ) : null}
      </div>
    </div>
  );
}

/** A named group, as on the paper form; two columns where there is room. `folded` groups open on demand. */
export function FormGroup(props: { heading?: string | undefined; folded?: boolean | undefined; children: ReactNode }) {
  const rows = <div className="ui-group-rows">{props.children}</div>;
  if (props.folded) {
    return (
      <details className="ui-group">
        <summary className="ui-heading">{props.heading}</summary>
        {rows}
      </details>
    );
  }
  return (
    <section className="ui-group">
      {props.heading ? <h2 className="ui-heading">{props.heading}</h2> : null}
      {rows}
    </section>
  );
}
