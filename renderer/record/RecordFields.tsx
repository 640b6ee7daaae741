import type { FocusEvent } from 'react';
import type { Field } from '#shared/fields.ts';
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
        <RecordField key={key} form={form} name={key} />
      ))}
    </FormGroup>
  ));
}

/** One field of a form by its name, for pages that lay out a form of their own. */
export function RecordField(props: { form: RecordFormState; name: string }) {
  const { form, name } = props;
  const field = form.entity.fields[name];
  if (!field) throw new Error(`${form.entity.name} has no field ${name}`);
  const onBlur = (event: FocusEvent<HTMLDivElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) form.leave(name);
  };
  return (
    <div className={field.kind === 'memo' || field.kind === 'rich' ? 'record-field ui-field-wide' : 'record-field'} onBlur={onBlur}>
      <FormField name={name} label={field.label} required={field.required} hint={field.hint} error={form.errors[name]} wide={field.kind === 'memo' || field.kind === 'rich'}>
        <FieldInput
          field={field}
          value={form.values[name]}
          onChange={(value) => form.setValue(name, value)}
          onRefused={(message) => form.refuse(name, message)}
          except={form.id === null ? undefined : [form.id]}
        />
      </FormField>
    </div>
  );
}
