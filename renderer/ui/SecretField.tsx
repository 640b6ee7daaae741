import { Input } from 'antd';
import type { FieldProps } from '#renderer/ui/field.ts';
import { useField } from '#renderer/ui/field.ts';

export interface SecretFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  /** Digits only: the keyboard and the width of a PIN. */
  digits?: boolean | undefined;
}

/** A password or PIN: hidden until the eye is pressed, never trimmed, never remembered. */
export function SecretField(props: SecretFieldProps) {
  const { attributes, invalid } = useField(props);
  return (
    <Input.Password
      {...attributes}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
      {...(props.digits ? { inputMode: 'numeric' as const } : {})}
      {...(invalid ? { status: 'error' as const } : {})}
      autoComplete="off"
    />
  );
}
