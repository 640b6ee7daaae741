import { Input } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { FieldProps } from '#renderer/ui/field.ts';
import { useField } from '#renderer/ui/field.ts';
import { isComposing } from '#renderer/ui/typedText.ts';

export type Parsed<T> = { value: T | null } | { error: string };

export interface TypedInputProps<T> extends FieldProps {
  value: T | null;
  onChange: (value: T | null) => void;
  /** Called with the refusal, and with null once the text is right again: a form must not save past a refusal. */
  onRefused?: ((message: string | null) => void) | undefined;
  parse: (text: string) => Parsed<T>;
  show: (value: T) => string;
  suffix?: ReactNode;
  /** Counts values taken from elsewhere than the keyboard (a calendar): each replaces what is typed, even by the same value. */
  taken?: number;
  inputMode?: 'numeric' | 'decimal';
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  onLeave?: () => void;
}

/**
 * A typed value: stored on Tab, Enter or a click away. Text that can't be read stays as it was typed, red, with a
 * sentence under it. The old value never comes back in its place, which is what antd's pickers do without a word.
 */
export function TypedInput<T>(props: TypedInputProps<T>) {
  const written = props.value === null ? '' : props.show(props.value);
  const [text, setText] = useState(written);
  const [refusal, setRefusal] = useState<string | null>(null);
  const known = useRef({ written, taken: props.taken });
  const noteId = useId();
  const place = useRef<HTMLDivElement>(null);
  const { attributes, invalid } = useField(props);

  const follow = useEffectEvent(() => {
    const before = known.current;
    if (before.written === written && before.taken === props.taken) return;
    known.current = { written, taken: props.taken };
    // What is being typed is not exchanged for a value that comes late: leaving the field tells which one is meant.
    if (before.taken === props.taken && text !== before.written && place.current?.contains(document.activeElement)) return;
    setText(written);
    setRefusal(null);
  });
  useEffect(() => follow(), [written, props.taken]);

  const refuse = (message: string | null) => {
    if (message !== refusal) props.onRefused?.(message);
    setRefusal(message);
  };

  const commit = () => {
    const result = text.trim() === '' ? { value: null } : props.parse(text);
    if ('error' in result) return refuse(result.error);
    refuse(null);
    const next = result.value === null ? '' : props.show(result.value);
    setText(next);
    // Back to the value the parent holds: nothing to tell, but the text above is tidied all the same.
    if (next === written && next === known.current.written) return;
    known.current.written = next;
    props.onChange(result.value);
  };

  const describedBy = [attributes['aria-describedby'], refusal ? noteId : ''].filter(Boolean).join(' ');
  return (
    <div className="ui-typed" ref={place}>
      <Input
        {...attributes}
        {...(describedBy ? { 'aria-describedby': describedBy } : {})}
        {...(refusal ? { 'aria-invalid': true as const } : {})}
        {...(props.disabled ? { disabled: true } : {})}
        {...(props.placeholder ? { placeholder: props.placeholder } : {})}
        {...(invalid || refusal ? { status: 'error' as const } : {})}
        {...(props.inputMode ? { inputMode: props.inputMode } : {})}
        autoComplete="off"
        value={text}
        suffix={props.suffix}
        onChange={(event) => {
          setText(event.target.value);
          // While it is being mended the sentence would only nag.
          if (refusal) refuse(null);
        }}
        onBlur={() => {
          commit();
          props.onLeave?.();
        }}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key === 'Enter') commit();
          props.onKeyDown?.(event);
        }}
      />
      {refusal ? (
        <div id={noteId} role="alert" className="ui-refusal">
          {refusal}
        </div>
      ) : null}
    </div>
  );
}
