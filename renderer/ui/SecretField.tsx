import { Input, type InputRef } from 'antd';
import { useEffect, useRef } from 'react';
import type { FieldProps } from '#renderer/ui/field.ts';
import { useField } from '#renderer/ui/field.ts';

export interface SecretFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  /** Digits only: the keyboard and the width of a PIN. */
  digits?: boolean | undefined;
  /** Enter finishes a form of one field. */
  onEnter?: (() => void) | undefined;
  /** Has the cursor when it appears. */
  first?: boolean | undefined;
}

/** A password or PIN: hidden until the eye is pressed, never trimmed, never remembered. */
export function SecretField(props: SecretFieldProps) {
  const { attributes, invalid } = useField(props);
  const box = useRef<InputRef>(null);
  const { first } = props;
  useEffect(() => {
    if (first) box.current?.focus();
  }, [first]);
  return (
    <Input.Password
      {...attributes}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
      {...(props.digits ? { inputMode: 'numeric' as const } : {})}
      {...(invalid ? { status: 'error' as const } : {})}
      {...(props.onEnter
        ? {
            onKeyDown: (event: React.KeyboardEvent) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              event.stopPropagation();
              props.onEnter?.();
            },
          }
        : {})}
      ref={box}
      autoComplete="off"
    />
  );
}
