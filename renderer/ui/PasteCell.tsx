import type { ClipboardEvent, KeyboardEvent } from 'react';
import { useComposedText } from '#renderer/ui/useComposedText.ts';

/** One cell of a PasteTable. A plain input: two hundred antd inputs are slow on an old PC. */
export function PasteCell(props: {
  place: string;
  label: string;
  value: string;
  error: string | undefined;
  onChange: (text: string) => void;
  onPaste: (event: ClipboardEvent) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const text = useComposedText<HTMLTextAreaElement>(props.value, props.onChange, false);
  return (
    <>
      <textarea
        {...text}
        rows={Math.min(4, text.value.split('\n').length)}
        data-cell={props.place}
        aria-label={props.label}
        {...(props.error ? { 'aria-invalid': true } : {})}
        onPaste={props.onPaste}
        onKeyDown={props.onKeyDown}
      />
      {props.error ? <div className="ui-refusal">{props.error}</div> : null}
    </>
  );
}
