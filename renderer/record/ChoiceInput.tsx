import { useChoices } from '#renderer/state/choices.ts';
import { PinyinSelect } from '#renderer/ui/PinyinSelect.tsx';
import type { FieldProps } from '#renderer/ui/field.ts';

export interface ChoiceInputProps extends FieldProps {
  list: string;
  value: readonly string[];
  onChange: (ids: string[]) => void;
  many?: boolean | undefined;
}

/** Entries of a choice list, found by words or pinyin; retired ones only where the record already holds them. */
export function ChoiceInput(props: ChoiceInputProps) {
  const { list, many, value, onChange, ...place } = props;
  const options = useChoices(list, value).map((choice) => ({ value: choice.id, label: choice.label, note: choice.retired ? '已停用' : undefined }));
  if (many) return <PinyinSelect {...place} multiple options={options} value={value} onChange={onChange} />;
  return <PinyinSelect {...place} options={options} value={value[0] ?? null} onChange={(id) => onChange(id === null ? [] : [id])} />;
}
