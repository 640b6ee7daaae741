import { useEffect } from 'react';
import { Failure } from '#shared/failure.ts';
import { ask, remindOnDesktop } from '#renderer/bridge.ts';
import { isNews, type Reminded, reminder, remindedOf } from '#renderer/pages/desk/remind.ts';
import { notify } from '#renderer/ui/notify.tsx';

/** Matters come due while the program stands open. */
const every = 30 * 60 * 1000;
/** The desk comes first. */
const afterStart = 3000;
let last: Reminded | null = null;

async function look(): Promise<void> {
  const session = await ask('getSession', {});
  if (!session.desktopNotes) return;
  const { items } = await ask('getDesk', {});
  const now = remindedOf(session.today, items);
  if (!isNews(last, now)) return;
  last = now;
  const text = reminder(items);
  if (text !== null && !(await remindOnDesktop(text))) notify.news(text);
}

/** Says at start, each new day, and when something new presses, what can't wait: on the desktop where the host can, else in the window. */
export function useReminders(ready: boolean): void {
  useEffect(() => {
    if (!ready) return undefined;
    const check = () =>
      void look().catch((error: unknown) => {
        // The desk itself says what keeps it from being read.
        if (!(error instanceof Failure)) throw error;
      });
    const first = setTimeout(check, afterStart);
    const timer = setInterval(check, every);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [ready]);
}
