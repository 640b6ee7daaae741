import { Checkbox } from 'antd';
import { ask } from '#renderer/bridge.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { useSession, useSessionStore } from '#renderer/state/session.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { notify } from '#renderer/ui/notify.tsx';

/** Whether what presses is also said on the desktop: a screen that others look at may be no place for it. */
export function DesktopNotesSection() {
  const session = useSession();
  if (!session) return null;
  const choose = (on: boolean) =>
    void attempt(async () => {
      useSessionStore.setState({ session: await ask('setDesktopNotes', { on }) });
      notify.done(on ? '以后有事到期会在桌面上提醒' : '以后不在桌面上提醒，到期的事在工作台上看');
    });
  return (
    <Section title="桌面提醒" note="只写件数，不写姓名和内容。点一下提醒，就到工作台。">
      <Checkbox checked={session.desktopNotes} onChange={(event) => choose(event.target.checked)}>
        打开程序时、有新的事到期时，在桌面上提醒
      </Checkbox>
    </Section>
  );
}
