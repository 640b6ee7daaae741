import '#renderer/record/record.css';
import { Button } from 'antd';
import { type ReactNode, useRef } from 'react';
import { DraftNotice } from '#renderer/record/DraftNotice.tsx';
import { presetFields } from '#renderer/record/formNote.ts';
import { RecordFields } from '#renderer/record/RecordFields.tsx';
import { StalePanel } from '#renderer/record/StalePanel.tsx';
import { useJumpToProblem } from '#renderer/record/useJumpToProblem.ts';
import { type RecordFormOptions, useRecordForm } from '#renderer/record/useRecordForm.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorList } from '#renderer/ui/ErrorList.tsx';
import { enterMovesOn, focusField, focusFirst } from '#renderer/ui/focusing.ts';
import { storeTypedText, useHotkeys } from '#renderer/ui/useHotkeys.ts';

export interface RecordDialogProps extends RecordFormOptions {
  onClose: () => void;
  onSaved?: ((id: string, tx: string) => void) | undefined;
  omit?: readonly string[] | undefined;
  /** Only these fields: a step dialog that asks for a day and a reason. */
  only?: readonly string[] | undefined;
  title?: string | undefined;
  okText?: string | undefined;
  single?: boolean | undefined;
  /** What must be read before anything is typed. */
  head?: ReactNode;
}

/** The form of a record in a dialog, for what belongs to another record. Mount it to open it. */
export function RecordDialog(props: RecordDialogProps) {
  const form = useRecordForm(props);
  const body = useRef<HTMLDivElement>(null);
  useJumpToProblem(form, body);
  const save = async (again: boolean) => {
    storeTypedText();
    const saved = await form.save();
    if (saved === null) return;
    props.onSaved?.(saved.id, saved.tx);
    if (again) {
      if (body.current) focusFirst(body.current);
    } else props.onClose();
  };
  const submit = () => void save(false);
  useHotkeys({ 'ctrl+s': submit, 'ctrl+enter': submit });

  return (
    <Dialog
      open
      title={props.title ?? `${form.id === null ? '新增' : '修改'}${form.entity.label}`}
      okText={props.okText ?? '保存'}
      onOk={submit}
      onClose={() => {
        // Closing without saving was confirmed: the dialog says that nothing is kept.
        if (form.dirty) form.dropDraft();
        props.onClose();
      }}
      dirty={form.dirty}
      busy={form.busy}
      width={52}
      waiting={!form.ready}
      more={
        form.id === null && !props.single ? (
          <Button disabled={form.busy} onClick={() => void save(true)}>
            保存并新建
          </Button>
        ) : null
      }
    >
      <div ref={body} className="ui-form record-dialog" onKeyDown={enterMovesOn}>
        <ErrorList errors={form.problems} onJump={(field) => body.current && focusField(body.current, field)} />
        <DraftNotice form={form} />
        <StalePanel form={form} />
        {props.head}
        {form.ready ? (
          <RecordFields form={form} omit={[...(props.omit ?? []), ...presetFields(form, props.initial)]} only={props.only} />
        ) : (
          <p className="ui-hint">正在读取…</p>
        )}
      </div>
    </Dialog>
  );
}
