import { Input } from 'antd';
import { askFooter } from '#renderer/ui/askFooter.tsx';
import { screen } from '#renderer/ui/screen.ts';

/** Asks for a password; null when the person goes back. */
export function askSecret(asked: { title: string; sentence: string; verb: string; label: string }): Promise<string | null> {
  let typed = '';
  return new Promise((resolve) => {
    const answer = (text: string | null) => {
      dialog.destroy();
      resolve(text);
    };
    const dialog = screen().modal.confirm({
      title: asked.title,
      content: (
        <>
          <p>{asked.sentence}</p>
          <Input.Password aria-label={asked.label} autoComplete="off" onChange={(event) => (typed = event.target.value)} onPressEnter={() => answer(typed)} />
        </>
      ),
      footer: askFooter({ back: '返回', verb: asked.verb, onBack: () => answer(null), onVerb: () => answer(typed) }),
      mask: { closable: false },
      centered: true,
      width: '30rem',
      onCancel: () => resolve(null),
    });
  });
}
