import type { RecordFormState } from '#renderer/record/useRecordForm.ts';
import { shownTime } from '#renderer/record/shownTime.ts';

/** The words beside the buttons: where what was typed is now. */
export function formNote(form: RecordFormState, today: string): string {
  if (!form.dirty) return '';
  return form.draftSavedAt === null ? '还没有保存' : `还没有保存，草稿已留在本机（${shownTime(form.draftSavedAt, today)}）`;
}

/** The parents that the definition names are preset or absent where one of them is: they aren't typed then. */
export function presetFields(form: Pick<RecordFormState, 'entity'>, initial: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  const { parents = [] } = form.entity;
  return parents.some((key) => initial?.[key] !== undefined && initial[key] !== null) ? parents : [];
}
