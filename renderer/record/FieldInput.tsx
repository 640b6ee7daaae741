import { Checkbox } from 'antd';
import { lazy, Suspense } from 'react';
import { isEntityName } from '#shared/entities/index.ts';
import { type Field, type FieldValue, textMax, unreachable } from '#shared/fields.ts';
import { parseDay } from '#shared/rules/parseDay.ts';
import { ChoiceInput } from '#renderer/record/ChoiceInput.tsx';
import { idsIn } from '#renderer/record/fieldText.ts';
import { RefInput } from '#renderer/record/RefInput.tsx';
import { useToday } from '#renderer/state/session.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { type FieldProps, useField } from '#renderer/ui/field.ts';
import { MemoField } from '#renderer/ui/MemoField.tsx';
import { NumberField } from '#renderer/ui/NumberField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { TimeField } from '#renderer/ui/TimeField.tsx';

// The editor is large, and few forms have rich text.
const RichEditor = lazy(async () => ({ default: (await import('#renderer/record/RichEditor.tsx')).RichEditor }));

export interface FieldInputProps extends FieldProps {
  field: Field;
  value: FieldValue | undefined;
  onChange: (value: FieldValue) => void;
  /** What was typed can't be read; null once it can. A form must not save past it. */
  onRefused?: ((message: string | null) => void) | undefined;
  /** Ids that a ref must not offer: the record itself. */
  except?: readonly string[] | undefined;
}

/** How many decimals a number field takes: whole for things that are counted, two for money, one for areas and lengths. */
function decimalsOf(unit: string | undefined): number {
  return unit === undefined || ['元', '万元', '亩', '公里', '分'].includes(unit) ? 4 : 0;
}

/** The input of a field, by its kind. Empty is null, for sets the empty list. */
export function FieldInput(props: FieldInputProps) {
  const { field, value, onChange, onRefused, except, ...place } = props;
  const today = useToday();
  const text = typeof value === 'string' ? value : '';
  const orNull = (typed: string) => onChange(typed === '' ? null : typed);
  switch (field.kind) {
    case 'text':
      return <TextField {...place} value={text} onChange={orNull} limit={field.max ?? textMax.text} />;
    case 'memo':
      return <MemoField {...place} value={text} onChange={orNull} limit={field.max ?? textMax.memo} />;
    case 'rich':
      return (
        <Suspense fallback={<p className="ui-hint">正在打开编辑器…</p>}>
          <RichEditor {...place} value={text} onChange={orNull} />
        </Suspense>
      );
    case 'number':
      return (
        <NumberField
          {...place}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
          onRefused={onRefused}
          unit={field.unit}
          min={field.min}
          max={field.max}
          decimals={decimalsOf(field.unit)}
        />
      );
    case 'day':
      return <DateField {...place} value={text === '' ? null : text} onChange={onChange} onRefused={onRefused} parse={(typed) => parseDay(typed, today)} />;
    case 'time':
      return <TimeField {...place} value={text === '' ? null : text} onChange={onChange} onRefused={onRefused} />;
    case 'flag':
      return <FlagInput {...place} value={value === true} onChange={onChange} />;
    case 'choice':
      return <ChoiceInput {...place} list={field.list} many={field.many} value={idsIn(value)} onChange={(ids) => onChange(field.many ? ids : (ids[0] ?? null))} />;
    case 'ref':
      return isEntityName(field.to) ? (
        <RefInput {...place} to={field.to} many={field.many} value={idsIn(value)} creatable except={except} onChange={(ids) => onChange(field.many ? ids : (ids[0] ?? null))} />
      ) : null;
    case 'order':
      return null;
    default:
      return unreachable(field);
  }
}

function FlagInput(props: FieldProps & { value: boolean; onChange: (value: boolean) => void }) {
  const { attributes } = useField(props);
  return (
    <Checkbox {...attributes} disabled={props.disabled ?? false} checked={props.value} onChange={(event) => props.onChange(event.target.checked)}>
      是
    </Checkbox>
  );
}
