import { Input } from 'antd';
import { screen } from '#renderer/ui/screen.ts';

/** Asks for a password; null when the person goes back. */
export function askSecret(asked: { title: string; sentence: string; verb: string; label: string }): Promise<string | null> {
  let typed = '';
  return new Promise((resolve) => {
    const dialog = screen().modal.confirm({
      title: asked.title,
      content: (
        <>
          <p>{asked.sentence}</p>
          <Input.Password
            aria-label={asked.label}
            autoComplete="off"
            onChange={(event) => (typed = event.target.value)}
            onPressEnter={() => {
              dialog.destroy();
              resolve(typed);
            }}
          />
        </>
      ),
      okText: asked.verb,
      cancelText: '返回',
      // antd reads a null in `focusable` as if nothing were said, and puts the focus on the button (6.6).
      autoFocusButton: null,
      mask: { closable: false },
      centered: true,
      width: '30rem',
      onOk: () => resolve(typed),
      onCancel: () => resolve(null),
    });
  });
}
