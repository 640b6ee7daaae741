import { useRef } from 'react';
import type { FieldProblem } from '#shared/failure.ts';
import { type RecordFormOptions, type RecordFormState, useRecordForm } from '#renderer/record/useRecordForm.ts';

export interface BesideForm {
  form: RecordFormState;
  /** What can't be read in it, for the check of the form that saves both; fields are named with the prefix. */
  refusals: () => FieldProblem[];
}

/** A second record in the dialog of a step (an outcome, a leader's charge): with a draft of its own, saved by the step's form. */
export function useBesideForm(options: RecordFormOptions, prefix: string): BesideForm {
  const form = useRecordForm(options);
  const refused = useRef<Record<string, string>>({});
  const refuse = (field: string, message: string | null) => {
    if (message === null) delete refused.current[field];
    else refused.current[field] = message;
  };
  return {
    form: { ...form, refuse },
    refusals: () =>
      Object.entries(refused.current).map(([field, message]) => ({ field: `${prefix}.${field}`, message: `${options.entity.fields[field]?.label ?? ''}：${message}` })),
  };
}
