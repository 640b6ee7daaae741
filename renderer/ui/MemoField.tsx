import { Input } from 'antd';
import type { FieldProps } from '#renderer/ui/field.ts';
import { useField } from '#renderer/ui/field.ts';
import { LimitNote } from '#renderer/ui/LimitNote.tsx';
import { useComposedText } from '#renderer/ui/useComposedText.ts';

export interface MemoFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  limit?: number | undefined;
  onBlur?: (() => void) | undefined;
  /** Lines shown when empty; it grows with the text up to `maxRows`. */
  rows?: number | undefined;
  maxRows?: number | undefined;
}

/** Several lines, growing with what is written. */
export function MemoField(props: MemoFieldProps) {
  const { attributes, invalid } = useField(props);
  const text = useComposedText<HTMLTextAreaElement>(props.value, props.onChange, false, props.onBlur);
  return (
    <div className="ui-text">
      <Input.TextArea
        {...attributes}
        {...text}
        {...(props.disabled ? { disabled: true } : {})}
        {...(props.placeholder ? { placeholder: props.placeholder } : {})}
        {...(invalid ? { status: 'error' as const } : {})}
        autoSize={{ minRows: props.rows ?? 3, maxRows: props.maxRows ?? 16 }}
      />
      <LimitNote text={text.value} limit={props.limit} />
    </div>
  );
}
