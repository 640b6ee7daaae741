import { Button, Modal } from 'antd';
import { type ReactNode, type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { confirmAction } from '#renderer/ui/confirmAction.tsx';
import { focusField, focusFirst } from '#renderer/ui/focusing.ts';
import { heldPress } from '#renderer/ui/heldPress.ts';

export interface DialogProps {
  open: boolean;
  title: string;
  /** The verb on the button: 登记, 删除3条. */
  okText: string;
  /** A promise: until it is over, pressing again does nothing. */
  onOk: () => void | Promise<unknown>;
  onClose: () => void;
  cancelText?: string | undefined;
  /** Something was typed that closing would lose: it asks first. */
  dirty?: boolean | undefined;
  busy?: boolean | undefined;
  danger?: boolean | undefined;
  okDisabled?: boolean | undefined;
  /** The verb is the only way on, 停止 or 知道了: no second button that would do the same. */
  alone?: boolean | undefined;
  /** In rem, so that it grows with the text; never wider than the window. */
  width?: number | undefined;
  /** What is typed in is still being read. */
  waiting?: boolean | undefined;
  /** The name of the field to begin in; without it the first. */
  begin?: string | undefined;
  /** Buttons beside the verb: 登记并新建. */
  more?: ReactNode;
  children: ReactNode;
}

/** A dialog that begins in its first field, doesn't vanish at a click beside it, and asks before losing what was typed. */
export function Dialog(props: DialogProps) {
  const body = useRef<HTMLDivElement>(null);
  const foot = useRef<HTMLDivElement>(null);
  const asking = useRef(false);
  const pressed = useRef(false);
  const { open, waiting = false } = props;

  /**
   * Puts the cursor where the dialog begins as soon as that is there: not when its opening has been shown to the end, which is too late
   * for somebody who types at once. Until then antd has it on ×, where a space closes the dialog.
   */
  const toBeginning = () => {
    if (!body.current || body.current.contains(document.activeElement)) return;
    if (waiting) body.current.closest<HTMLElement>('[role=dialog]')?.focus({ preventScroll: true });
    else if (props.begin !== undefined) focusField(body.current, props.begin);
    else focusFirst(body.current);
  };
  const begin = useEffectEvent(toBeginning);
  // A dialog that is open from the first has no place in the window yet when its body is there.
  useEffect(() => {
    if (open) begin();
  }, [open, waiting]);

  const close = async () => {
    if (props.busy || asking.current) return;
    if (props.dirty) {
      asking.current = true;
      const leave = await confirmAction({
        title: '填写的内容还没有保存',
        sentence: '关闭以后，这个窗口里填写的内容不会保留。',
        verb: '不保存，关闭',
        back: '继续填写',
        danger: true,
      });
      asking.current = false;
      if (!leave) return;
    }
    props.onClose();
  };

  const press = async () => {
    if (pressed.current) return;
    pressed.current = true;
    try {
      await props.onOk();
    } finally {
      pressed.current = false;
    }
  };

  return (
    <Modal
      open={open}
      title={props.title}
      onCancel={() => void close()}
      mask={{ closable: false }}
      width={`min(${props.width ?? 40}rem, 96vw)`}
      centered
      destroyOnHidden
      // A dialog that only asks begins on its button. Whoever types before the opening is over keeps the cursor.
      afterOpenChange={(opened) => {
        if (opened && !waiting && body.current && !body.current.contains(document.activeElement)) focusFirst(body.current, foot.current);
      }}
      footer={
        <div ref={foot} className="ui-dialog-foot" {...heldPress}>
          {props.alone ? null : (
            <Button onClick={() => void close()} disabled={props.busy ?? false}>
              {props.cancelText ?? '返回'}
            </Button>
          )}
          {props.more}
          <Button
            type="primary"
            danger={props.danger ?? false}
            loading={props.busy ?? false}
            disabled={props.okDisabled ?? false}
            onClick={() => void press()}
          >
            {props.okText}
          </Button>
        </div>
      }
    >
      <Body place={body} waiting={waiting} onThere={toBeginning}>
        {props.children}
      </Body>
    </Modal>
  );
}

/** The body says when it is there, and when there is something to type in: before the window is drawn anew, so that no key goes elsewhere. */
function Body({ place, waiting, onThere, children }: { place: RefObject<HTMLDivElement | null>; waiting: boolean; onThere: () => void; children: ReactNode }) {
  const there = useEffectEvent(onThere);
  useLayoutEffect(() => there(), [waiting]);
  return (
    <div ref={place} className="ui-dialog-body">
      {children}
    </div>
  );
}
