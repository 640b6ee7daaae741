export interface FieldError {
  field: string;
  /** The field's words, put before the message; without it the message stands alone. */
  label?: string | undefined;
  message: string;
}

export type FieldErrors = readonly FieldError[];

/** All that is wrong, at the top of the form; each line jumps to its field. */
export function ErrorList(props: { errors: FieldErrors; onJump: (field: string) => void }) {
  if (props.errors.length === 0) return null;
  return (
    <div className="ui-errors" role="alert">
      <strong>还有{props.errors.length}处需要修改，内容没有丢失：</strong>
      <ul>
        {props.errors.map((error) => (
          <li key={`${error.field} ${error.message}`}>
            <button type="button" className="ui-link" onClick={() => props.onJump(error.field)}>
              {error.label ? `${error.label}：${error.message}` : error.message}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
