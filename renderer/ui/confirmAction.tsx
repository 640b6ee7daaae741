import type { ReactNode } from 'react';
import { screen } from '#renderer/ui/screen.ts';

export interface Confirmation {
  /** What is about to happen, as a question or a sentence. */
  title: string;
  /** The verb on the button, with its object: 删除3条. Never 确定. */
  verb: string;
  /** What it means: what is lost, what is kept, how it can be undone. */
  sentence?: ReactNode;
  /** The way back; its default says that nothing happens. */
  back?: string;
  danger?: boolean;
}

/** Asks; true when the person pressed the verb. The way back has the focus, so that a stray Enter does no harm. */
export function confirmAction(asked: Confirmation): Promise<boolean> {
  return new Promise((resolve) => {
    screen().modal.confirm({
      title: asked.title,
      content: asked.sentence,
      okText: asked.verb,
      cancelText: asked.back ?? '返回',
      okButtonProps: { danger: asked.danger ?? false },
      focusable: { autoFocusButton: 'cancel' },
      mask: { closable: false },
      centered: true,
      width: '30rem',
      onOk: () => resolve(true),
      onCancel: () => resolve(false),
    });
  });
}
