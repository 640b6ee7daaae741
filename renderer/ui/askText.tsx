import { Input } from 'antd';
import { screen } from '#renderer/ui/screen.ts';

export interface TextQuestion {
  title: string;
  /** Why it is asked. */
  sentence: string;
  label: string;
  /** Under an empty answer. */
  missing: string;
  verb: string;
  back: string;
}

/** One text asked for before something goes on; null when the person went back. An empty answer is not taken. */
export function askText(asked: TextQuestion): Promise<string | null> {
  return new Promise((resolve) => {
    let text = '';
    const content = (missing: boolean) => (
      <div className="ui-ask-text">
        <p>{asked.sentence}</p>
        <label>
          <span className="ui-label">{asked.label}：</span>
          <Input.TextArea aria-label={asked.label} autoFocus autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} onChange={(event) => (text = event.target.value)} />
        </label>
        {missing ? <p className="ui-refusal" role="alert">{asked.missing}</p> : null}
      </div>
    );
    const dialog = screen().modal.confirm({
      title: asked.title,
      content: content(false),
      okText: asked.verb,
      cancelText: asked.back,
      mask: { closable: false },
      centered: true,
      width: '34rem',
      // antd reads a null in `focusable` as if nothing were said, and puts the focus on the button (6.6).
      autoFocusButton: null,
      // With a parameter antd leaves the closing to us: an empty answer is not taken.
      onOk: (close: () => void) => {
        if (text.trim() === '') return dialog.update({ content: content(true) });
        resolve(text.trim());
        close();
      },
      onCancel: () => resolve(null),
    });
  });
}
