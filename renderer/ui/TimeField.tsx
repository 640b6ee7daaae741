import type { FieldProps } from '#renderer/ui/field.ts';
import type { Parsed } from '#renderer/ui/TypedInput.tsx';
import { TypedInput } from '#renderer/ui/TypedInput.tsx';
import { halfWidth } from '#renderer/ui/typedText.ts';

export interface TimeFieldProps extends FieldProps {
  /** `HH:MM`. */
  value: string | null;
  onChange: (time: string | null) => void;
  onRefused?: ((message: string | null) => void) | undefined;
}

/** `9:30`, `0930`, `930`, `９：３０`, `9.30`, `9` → `09:30`, `09:00`. */
export function readTime(text: string): Parsed<string> {
  const plain = halfWidth(text).replace(/\s/g, '');
  const match = /^(\d{1,2})(?:[:.;点时](\d{2})分?)?$/.exec(plain) ?? /^(\d{1,2})(\d{2})$/.exec(plain);
  const hour = Number(match?.[1]);
  const minute = Number(match?.[2] ?? 0);
  if (!match || hour > 23 || minute > 59) return { error: `“${text.trim()}”不是时间，请写成 9:30 或 0930` };
  return { value: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` };
}

export function TimeField(props: TimeFieldProps) {
  return (
    <TypedInput<string> {...props} placeholder={props.placeholder ?? '如 9:30'} parse={readTime} show={(time) => time} />
  );
}
