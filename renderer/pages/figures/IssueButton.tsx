import { Button } from 'antd';
import type { Input } from '#shared/contract.ts';
import { ask, takeFile } from '#renderer/bridge.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { confirmAction } from '#renderer/ui/confirmAction.tsx';
import { notify } from '#renderer/ui/notify.tsx';

/** 出表: keeps what is shown with every record behind it, so that a reprint says the same years later. `save`: its file is saved at once. */
export function IssueButton(props: { input: Input<'issueTable'>; disabled: boolean; text?: string; sentence?: string; save?: boolean }) {
  const issue = () =>
    void attempt(async () => {
      const sure = await confirmAction({
        title: props.text ? `${props.text}？` : '把这一份出表存档？',
        sentence: props.sentence ?? '现在的数字、文字和每个数字背后的记录清单会原样留存，以后随时可以照样重印；记录再有变动也不影响这一份。',
        verb: props.text ?? '出表存档',
      });
      if (!sure) return;
      const { id, title, records } = await ask('issueTable', props.input);
      notify.done(`已出表：${title}，所据记录${records}条`);
      if (props.save) {
        // What was issued stands whatever becomes of its file: a refusal here speaks of the file alone.
        await attempt(async () => {
          const { ticket, name } = await ask('makeIssuedFile', { id });
          await takeFile(ticket, name);
          notify.done(`月报已存为${name}`);
        });
      }
      navigate(hrefOf(['figures', 'issued', id]));
    });
  return <Button disabled={props.disabled} onClick={issue}>{props.text ?? '出表存档'}</Button>;
}
