import '#renderer/record/record.css';
import type { ReactNode } from 'react';
import { useRef } from 'react';
import { DraftNotice } from '#renderer/record/DraftNotice.tsx';
import { formNote, presetFields } from '#renderer/record/formNote.ts';
import { nameOf } from '#renderer/record/formValues.ts';
import { RecordFields } from '#renderer/record/RecordFields.tsx';
import { isConcealed, useRevealed } from '#renderer/record/reveal.ts';
import { RevealNotice } from '#renderer/record/RevealNotice.tsx';
import { ReturnedNotice, useReview } from '#renderer/record/ReviewPanel.tsx';
import { reviewOfForm } from '#renderer/record/reviewWords.ts';
import { StalePanel } from '#renderer/record/StalePanel.tsx';
import { useJumpToProblem } from '#renderer/record/useJumpToProblem.ts';
import { type RecordFormOptions, type RecordFormState, useRecordForm } from '#renderer/record/useRecordForm.ts';
import { useRecord } from '#renderer/state/records.ts';
import { useToday } from '#renderer/state/session.ts';
import { focusFirst } from '#renderer/ui/focusing.ts';
import { FormLayout } from '#renderer/ui/FormLayout.tsx';
import { notify } from '#renderer/ui/notify.tsx';
import { mayLeave, useDirtyGuard } from '#renderer/ui/useDirtyGuard.ts';

export interface RecordFormProps extends RecordFormOptions {
  /** Fields that the page shows in its own way, or not at all. */
  omit?: readonly string[] | undefined;
  folded?: readonly string[] | undefined;
  /** After a save; `again` when the person goes on with a new one (the form is empty again by then). */
  onSaved: (id: string, how: { again: boolean; tx: string }) => void;
  onCancel?: (() => void) | undefined;
  submitText?: string | undefined;
  /** No 保存并新建, where a second one makes no sense. */
  single?: boolean | undefined;
  /** Sections below the groups. */
  extra?: ReactNode | ((form: RecordFormState) => ReactNode);
  /** Sections above the groups: what the page must say before anything is typed. */
  head?: ReactNode | ((form: RecordFormState) => ReactNode);
}

/** The form of any record: groups from the definition, draft, checks, one primary button. */
export function RecordForm(props: RecordFormProps) {
  // Another record is another form: nothing typed for the one may stand in the other.
  return <FormOfOne key={`${props.entity.name}/${props.id ?? ''}`} {...props} />;
}

function FormOfOne(props: RecordFormProps) {
  const form = useRecordForm(props);
  const today = useToday();
  const kept = useRecord(nameOf(form.entity), form.entity.fields['review'] || form.entity.fields['privacy'] ? form.id : null);
  const { ids: revealed } = useRevealed();
  const review = useReview(kept.value?.row);
  const { omit, marks } = reviewOfForm(form.entity, review);
  const { onCancel } = props;
  const place = useRef<HTMLDivElement>(null);
  useDirtyGuard(form.dirty);
  useJumpToProblem(form, place);

  const save = async (again: boolean) => {
    const saved = await form.save();
    if (saved === null) return;
    notify.done(`已保存${form.entity.label}`);
    props.onSaved(saved.id, { again, tx: saved.tx });
    if (again && place.current) focusFirst(place.current);
  };
  const shown = (part: RecordFormProps['extra']): ReactNode => (typeof part === 'function' ? part(form) : part);

  if (!form.ready) return <p className="ui-hint">正在读取…</p>;
  // A private record is read before it is changed: its names are asked for first.
  if (form.id !== null && isConcealed({ ...kept.value?.row, id: form.id }, revealed)) return <RevealNotice entity={form.entity} row={{ ...kept.value?.row, id: form.id }} />;
  return (
    <div ref={place}>
      <FormLayout
        submitText={props.submitText ?? '保存'}
        onSubmit={() => void save(false)}
        onSubmitAndNew={form.id === null && !props.single ? () => void save(true) : undefined}
        onCancel={onCancel && (() => void mayLeave().then((leave) => leave && onCancel()))}
        busy={form.busy}
        errors={form.problems}
        note={formNote(form, today)}
      >
        <DraftNotice form={form} />
        <StalePanel form={form} />
        {form.id !== null && form.entity.fields['review'] ? <ReturnedNotice entity={form.entity} id={form.id} /> : null}
        {shown(props.head)}
        <RecordFields form={form} omit={[...(props.omit ?? []), ...omit, ...presetFields(form, props.initial)]} folded={omit.length > 0 ? [] : props.folded} marks={marks} />
        {shown(props.extra)}
      </FormLayout>
    </div>
  );
}
