import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useRef } from 'react';
import type { FieldErrors } from '#renderer/ui/ErrorList.tsx';
import { ErrorList } from '#renderer/ui/ErrorList.tsx';
import { enterMovesOn, focusField } from '#renderer/ui/focusing.ts';
import { heldPress } from '#renderer/ui/heldPress.ts';
import { storeTypedText, useHotkeys } from '#renderer/ui/useHotkeys.ts';

export interface FormLayoutProps {
  /** The verb of the one primary button: 保存, 登记. Ctrl+S and Ctrl+Enter press it too. */
  submitText: string;
  onSubmit: () => void;
  /** The second button: 保存并新建. */
  onSubmitAndNew?: (() => void) | undefined;
  submitAndNewText?: string | undefined;
  onCancel?: (() => void) | undefined;
  cancelText?: string | undefined;
  busy?: boolean | undefined;
  /** What is wrong, in the order of the form; each row of the list jumps to its field. */
  errors?: FieldErrors | undefined;
  /** A few words beside the buttons: 草稿已保存 10:32. */
  note?: ReactNode;
  /** The keys of this form work; false while a dialog lies over it. */
  hotkeys?: boolean | undefined;
  children: ReactNode;
}

/** A form as on paper: groups, labels left, one primary button in a bar that stays in sight. */
export function FormLayout(props: FormLayoutProps) {
  const place = useRef<HTMLDivElement>(null);
  const submit = () => {
    if (!props.busy) props.onSubmit();
  };
  useHotkeys({ 'ctrl+s': submit, 'ctrl+enter': submit }, props.hotkeys ?? true);

  return (
    <div className="ui-form" ref={place} onKeyDown={enterMovesOn}>
      <ErrorList errors={props.errors ?? []} onJump={(field) => place.current && focusField(place.current, field)} />
      {props.children}
      <div className="ui-form-bar" {...heldPress}>
        <Button type="primary" loading={props.busy ?? false} onClick={submit}>
          {props.submitText}
        </Button>
        {props.onSubmitAndNew ? (
          <Button
            disabled={props.busy ?? false}
            onClick={() => {
              storeTypedText();
              props.onSubmitAndNew?.();
            }}
          >
            {props.submitAndNewText ?? '保存并新建'}
          </Button>
        ) : null}
        {props.onCancel ? <Button onClick={props.onCancel}>{props.cancelText ?? '返回'}</Button> : null}
        <span className="ui-form-note" role="status">
          {props.note}
        </span>
      </div>
    </div>
  );
}
