import { type FocusEvent, memo } from 'react';
import type { Field, FieldValue } from '#shared/fields.ts';
import { FieldInput } from '#renderer/record/FieldInput.tsx';
import type { RecordFormState } from '#renderer/record/useRecordForm.ts';
import { FormField, FormGroup } from '#renderer/ui/FormField.tsx';

export interface RecordFieldsProps {
  form: RecordFormState;
  /** Fields that are not typed here: preset, or shown by the page in its own way. */
  omit?: readonly string[] | undefined;
  /** Only these, in the definition's order. */
  only?: readonly string[] | undefined;
  /** Groups by their label that open on demand. */
  folded?: readonly string[] | undefined;
  /** Said at a field in red: what it was returned for. */
  marks?: Readonly<Record<string, string>> | undefined;
}

function isTyped(field: Field | undefined): field is Field {
  return field !== undefined && !field.derived && field.kind !== 'order' && !(field.kind === 'ref' && field.to === 'any');
}

/** The inputs of a record in the groups of its definition. */
export function RecordFields(props: RecordFieldsProps) {
  const { form } = props;
  const { entity } = form;
  const groups = entity.groups
    .map((group) => ({
      label: group.label,
      keys: group.fields.filter((key) => isTyped(entity.fields[key]) && !props.omit?.includes(key) && (props.only?.includes(key) ?? true)),
    }))
    .filter((group) => group.keys.length > 0);
  return groups.map((group) => (
    <FormGroup key={group.label} heading={groups.length > 1 ? group.label : undefined} folded={props.folded?.includes(group.label)}>
      {group.keys.map((key) => (
        <RecordField key={key} form={form} name={key} mark={props.marks?.[key]} />
      ))}
    </FormGroup>
  ));
}

/** One field of a form by its name, for pages that lay out a form of their own. */
export function RecordField(props: { form: RecordFormState; name: string; mark?: string | undefined }) {
  const { form, name } = props;
  const field = form.entity.fields[name];
  if (!field) throw new Error(`${form.entity.name} has no field ${name}`);
  return (
    <FieldRow
      name={name}
      field={field}
      id={form.id}
      value={form.values[name]}
      error={form.errors[name] ?? props.mark}
      setValue={form.setValue}
      refuse={form.refuse}
      leave={form.leave}
    />
  );
}

interface FieldRowProps extends Pick<RecordFormState, 'id' | 'setValue' | 'refuse' | 'leave'> {
  name: string;
  field: Field;
  value: FieldValue | undefined;
  error: string | undefined;
}

/** Remembered: of the fifty fields of a form only the one that changes is drawn again. */
const FieldRow = memo(function FieldRow(props: FieldRowProps) {
  const { name, field, id } = props;
  const wide = field.kind === 'memo' || field.kind === 'rich';
  const onBlur = (event: FocusEvent<HTMLDivElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) props.leave(name);
  };
  return (
    <div className={wide ? 'record-field ui-field-wide' : 'record-field'} onBlur={onBlur}>
      <FormField name={name} label={field.label} required={field.required} hint={field.hint} error={props.error} wide={wide}>
        <FieldInput
          field={field}
          value={props.value}
          onChange={(value) => props.setValue(name, value)}
          onRefused={(message) => props.refuse(name, message)}
          except={id === null ? undefined : [id]}
        />
      </FormField>
    </div>
  );
});
