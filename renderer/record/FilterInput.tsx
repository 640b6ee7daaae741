import { isEntityName } from '#shared/entities/index.ts';
import { type Field, unreachable } from '#shared/fields.ts';
import { parseDay } from '#shared/rules/parseDay.ts';
import { ChoiceInput } from '#renderer/record/ChoiceInput.tsx';
import { isRange } from '#renderer/record/listQuery.ts';
import { RefInput } from '#renderer/record/RefInput.tsx';
import type { FilterValue } from '#renderer/state/listView.ts';
import { useToday } from '#renderer/state/session.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { NumberField } from '#renderer/ui/NumberField.tsx';
import { PinyinSelect } from '#renderer/ui/PinyinSelect.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';

export interface FilterInputProps {
  field: Field;
  value: FilterValue | undefined;
  /** Undefined takes the filter away. */
  onChange: (value: FilterValue | undefined) => void;
}

/** One filter above a list, by the field's kind. */
export function FilterInput(props: FilterInputProps) {
  const { field, value, onChange } = props;
  const today = useToday();
  const ids = Array.isArray(value) ? (value as readonly string[]) : [];
  const range = isRange(value) ? value : { from: null, to: null };
  switch (field.kind) {
    case 'choice':
      return (
        <span className="record-filter">
          <ChoiceInput list={field.list} many value={ids} onChange={onChange} label={field.label} placeholder={field.label} />
        </span>
      );
    case 'ref':
      return isEntityName(field.to) ? (
        <span className="record-filter">
          <RefInput to={field.to} many={field.to !== 'place'} value={ids} onChange={onChange} label={field.label} placeholder={field.label} />
        </span>
      ) : null;
    case 'day':
      return (
        <span className="record-filter">
          {field.label}
          <DateField label={`${field.label}从`} placeholder="从" value={typeof range.from === 'string' ? range.from : null} parse={(text) => parseDay(text, today)} onChange={(from) => onChange({ ...range, from })} />
          <DateField label={`${field.label}到`} placeholder="到" value={typeof range.to === 'string' ? range.to : null} parse={(text) => parseDay(text, today)} onChange={(to) => onChange({ ...range, to })} />
        </span>
      );
    case 'number':
      return (
        <span className="record-filter">
          {field.label}
          <NumberField label={`${field.label}从`} placeholder="从" decimals={4} value={typeof range.from === 'number' ? range.from : null} onChange={(from) => onChange({ ...range, from })} />
          <NumberField label={`${field.label}到`} placeholder="到" decimals={4} value={typeof range.to === 'number' ? range.to : null} onChange={(to) => onChange({ ...range, to })} />
        </span>
      );
    case 'flag':
      return (
        <span className="record-filter">
          <PinyinSelect
            label={field.label}
            placeholder={field.label}
            value={typeof value === 'boolean' ? String(value) : null}
            options={[
              { value: 'true', label: `${field.label}：是` },
              { value: 'false', label: `${field.label}：否` },
            ]}
            onChange={(chosen) => onChange(chosen === null ? undefined : chosen === 'true')}
          />
        </span>
      );
    case 'text':
    case 'memo':
    case 'rich':
      return (
        <span className="record-filter">
          <TextField label={field.label} placeholder={field.label} value={typeof value === 'string' ? value : ''} onChange={(text) => onChange(text === '' ? undefined : text)} />
        </span>
      );
    case 'time':
    case 'order':
      return null;
    default:
      return unreachable(field);
  }
}
