import '#renderer/record/record.css';
import { type FocusEvent, type ReactNode, useRef } from 'react';
import { isEmpty } from '#shared/schema.ts';
import { DraftNotice } from '#renderer/record/DraftNotice.tsx';
import { FieldInput } from '#renderer/record/FieldInput.tsx';
import type { RecordFormState } from '#renderer/record/useRecordForm.ts';
import { useJumpToProblem } from '#renderer/record/useJumpToProblem.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorList } from '#renderer/ui/ErrorList.tsx';
import { enterMovesOn, focusField } from '#renderer/ui/focusing.ts';
import { FormField } from '#renderer/ui/FormField.tsx';
import { useHotkeys } from '#renderer/ui/useHotkeys.ts';

/** A field as one step asks for it: the same field may be optional in one step and required in another. */
export interface StepField {
  name: string;
  required?: boolean | undefined;
  /** The step's own words for it: 延期原因 rather than 情况说明. */
  label?: string | undefined;
  hint?: ReactNode;
}

/** One step on screen: the verb of its button, and the fields that it needs, no others. */
export interface StepForm {
  verb: string;
  fields: readonly StepField[];
  danger?: boolean;
}

export interface StepDialogProps {
  form: RecordFormState;
  title: string;
  okText: string;
  fields: readonly StepField[];
  /** Inputs of the step's own, by field. */
  inputs?: Readonly<Record<string, ReactNode>> | undefined;
  /** Said above the fields. */
  head?: ReactNode;
  /** Further rows after the fields. */
  extra?: ReactNode;
  /** Something was typed beside the form that closing would lose. */
  dirty?: boolean | undefined;
  danger?: boolean | undefined;
  okDisabled?: boolean | undefined;
  onClose: () => void;
  onSaved: (id: string, tx: string) => void;
}

/** The dialog of one step in a life: only the fields that this step needs. The caller holds the form. */
export function StepDialog(props: StepDialogProps) {
  const { form } = props;
  const body = useRef<HTMLDivElement>(null);
  useJumpToProblem(form, body);
  const submit = () => {
    if (form.busy || props.okDisabled) return;
    void form.save().then((saved) => {
      if (saved) props.onSaved(saved.id, saved.tx);
    });
  };
  useHotkeys({ 'ctrl+s': submit, 'ctrl+enter': submit });
  // The cursor begins where something must be typed.
  const wanted = props.fields.find((field) => field.required && isEmpty(form.values[field.name]))?.name;

  return (
    <Dialog
      open
      title={props.title}
      okText={props.okText}
      okDisabled={!form.ready || (props.okDisabled ?? false)}
      onOk={submit}
      onClose={() => {
        if (form.dirty) form.dropDraft();
        props.onClose();
      }}
      dirty={form.dirty || (props.dirty ?? false)}
      busy={form.busy}
      danger={props.danger}
      width={44}
      waiting={!form.ready}
      begin={wanted}
    >
      <div ref={body} className="ui-form record-dialog" onKeyDown={enterMovesOn}>
        <ErrorList errors={form.problems} onJump={(field) => body.current && focusField(body.current, field)} />
        <DraftNotice form={form} />
        {props.head}
        {form.ready ? (
          <div className="record-step">
            {props.fields.map((field) => (
              <StepRow key={field.name} form={form} field={field} input={props.inputs?.[field.name]} />
            ))}
            {props.extra}
          </div>
        ) : (
          <p className="ui-hint">正在读取…</p>
        )}
      </div>
    </Dialog>
  );
}

/** One row of a step's dialog. `error`: where another form's problems are told by this one. */
export function StepRow(props: { form: RecordFormState; field: StepField; input?: ReactNode; error?: string | undefined; rowName?: string | undefined }) {
  const { form, field } = props;
  const definition = form.entity.fields[field.name];
  if (!definition) throw new Error(`${form.entity.name} has no field ${field.name}`);
  const error = props.error ?? form.errors[field.name];
  const onBlur = (event: FocusEvent<HTMLDivElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) form.leave(field.name);
  };
  return (
    <div className="record-field" onBlur={onBlur}>
      <FormField
        name={props.rowName ?? field.name}
        label={field.label ?? definition.label}
        required={field.required ?? definition.required}
        hint={field.hint ?? definition.hint}
        {...(error === undefined ? {} : { error })}
      >
        {props.input ?? (
          <FieldInput
            field={definition}
            value={form.values[field.name]}
            onChange={(value) => form.setValue(field.name, value)}
            onRefused={(message) => form.refuse(field.name, message)}
          />
        )}
      </FormField>
    </div>
  );
}
