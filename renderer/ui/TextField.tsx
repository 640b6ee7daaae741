import { Input } from 'antd';
import type { FieldProps } from '#renderer/ui/field.ts';
import { useField } from '#renderer/ui/field.ts';
import { LimitNote } from '#renderer/ui/LimitNote.tsx';
import { useComposedText } from '#renderer/ui/useComposedText.ts';

export interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  /** Counted in characters as a person counts; more is kept and refused by the form, never cut off in silence. */
  limit?: number | undefined;
  onBlur?: (() => void) | undefined;
  suffix?: string | undefined;
}

/** One line of text. The value is passed on after composition, cleaned; what is pasted loses line breaks, not letters. */
export function TextField(props: TextFieldProps) {
  const { attributes, invalid } = useField(props);
  const text = useComposedText<HTMLInputElement>(props.value, props.onChange, true, props.onBlur);
  return (
    <div className="ui-text">
      <Input
        {...attributes}
        {...text}
        {...(props.disabled ? { disabled: true } : {})}
        {...(props.placeholder ? { placeholder: props.placeholder } : {})}
        {...(invalid ? { status: 'error' as const } : {})}
        {...(props.suffix ? { suffix: props.suffix } : {})}
        autoComplete="off"
      />
      <LimitNote text={text.value} limit={props.limit} />
    </div>
  );
}
