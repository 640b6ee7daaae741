import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { RecordFormState } from '#renderer/record/useRecordForm.ts';
import { focusField } from '#renderer/ui/focusing.ts';

/** When a save was kept back, the cursor goes to the first field that is wrong: nobody has to look for it. */
export function useJumpToProblem(form: RecordFormState, place: RefObject<HTMLElement | null>): void {
  const first = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    first.current = form.problems[0]?.field;
  });
  useEffect(() => {
    if (form.keptBack > 0 && first.current !== undefined && place.current) focusField(place.current, first.current);
  }, [form.keptBack, place]);
}
