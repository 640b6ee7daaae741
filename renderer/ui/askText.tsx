import { Input } from 'antd';
import { askFooter } from '#renderer/ui/askFooter.tsx';
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
    const answer = (given: string | null) => {
      dialog.destroy();
      resolve(given);
    };
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
      footer: askFooter({
        back: asked.back,
        verb: asked.verb,
        onBack: () => answer(null),
        onVerb: () => (text.trim() === '' ? dialog.update({ content: content(true) }) : answer(text.trim())),
      }),
      mask: { closable: false },
      centered: true,
      width: '34rem',
      onCancel: () => resolve(null),
    });
  });
}
