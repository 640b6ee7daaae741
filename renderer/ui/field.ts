import { createContext, useContext } from 'react';

/** What a field learns from the form row around it: its id (the label points there), whether it is refused, who describes it. */
export interface FieldPlace {
  id?: string;
  invalid?: boolean;
  required?: boolean;
  describedBy?: string;
}

export const FieldPlaceContext = createContext<FieldPlace>({});

/** Props every field of this folder understands. */
export interface FieldProps {
  disabled?: boolean | undefined;
  placeholder?: string | undefined;
  /** Read aloud where no form row gives a label (a cell, a filter). */
  label?: string | undefined;
  /** Shown in red; the sentence itself stands under the field, put there by the form row. */
  invalid?: boolean | undefined;
  id?: string | undefined;
}

export interface FieldAttributes {
  id?: string;
  'aria-label'?: string;
  'aria-invalid'?: true;
  'aria-required'?: true;
  'aria-describedby'?: string;
}

/** The attributes that tie an input to its row, and whether it must look refused. */
export function useField(props: FieldProps): { attributes: FieldAttributes; invalid: boolean } {
  const place = useContext(FieldPlaceContext);
  const id = props.id ?? place.id;
  const invalid = props.invalid ?? place.invalid ?? false;
  return {
    invalid,
    attributes: {
      ...(id ? { id } : {}),
      ...(props.label ? { 'aria-label': props.label } : {}),
      ...(invalid ? { 'aria-invalid': true as const } : {}),
      ...(place.required ? { 'aria-required': true as const } : {}),
      ...(place.describedBy ? { 'aria-describedby': place.describedBy } : {}),
    },
  };
}
