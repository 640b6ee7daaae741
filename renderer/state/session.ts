import { create } from 'zustand';
import type { Session } from '#shared/contract/session.ts';
import { Failure } from '#shared/failure.ts';
import { todayInShanghai } from '#shared/rules/day.ts';
import { ask } from '#renderer/bridge.ts';
import { navigate } from '#renderer/state/route.ts';
import { onChanged } from '#renderer/state/versions.ts';

interface SessionState {
  session: Session | null;
  failure: Failure | null;
  /** While the practice area is being opened, or left. */
  switching: boolean;
}

/** Who works here, for which office, on which day. */
export const useSessionStore = create<SessionState>(() => ({ session: null, failure: null, switching: false }));

export async function loadSession(): Promise<void> {
  try {
    useSessionStore.setState({ session: await ask('getSession', {}), failure: null });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    useSessionStore.setState({ failure: error });
  }
}

export async function setUser(name: string): Promise<void> {
  useSessionStore.setState({ session: await ask('setUser', { name }) });
}

/** Leaves the office's data for the practice area, or comes back: the window starts anew, with nothing of the other. */
export async function switchPractice(on: boolean): Promise<void> {
  useSessionStore.setState({ switching: true });
  try {
    await ask('switchPractice', { on });
  } catch (error) {
    useSessionStore.setState({ switching: false });
    throw error;
  }
  navigate('#/');
  window.location.reload();
}

export function useSession(): Session | null {
  return useSessionStore((state) => state.session);
}

/** The day that counts as today; before the session is there, the clock's. */
export function useToday(): string {
  return useSessionStore((state) => state.session?.today) ?? clockToday();
}

function clockToday(): string {
  return todayInShanghai(Date.now());
}

const shanghaiMs = 8 * 3_600_000;
const dayMs = 86_400_000;

/** Milliseconds until a new day begins in Shanghai. */
export function untilMidnight(epochMs: number): number {
  return dayMs - ((epochMs + shanghaiMs) % dayMs);
}

/** Loads the session and keeps it right: on changes of what it tells, after midnight, and when the window wakes up. */
export function watchSession(): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const atMidnight = () => {
    timer = setTimeout(() => {
      void loadSession();
      atMidnight();
    }, untilMidnight(Date.now()) + 1000);
  };
  atMidnight();
  // A machine that slept through midnight doesn't run its timers on time.
  const onWake = () => {
    const known = useSessionStore.getState().session;
    if (document.visibilityState === 'visible' && known && known.today !== todayInShanghai(Date.now())) void loadSession();
  };
  document.addEventListener('visibilitychange', onWake);
  const off = onChanged((event) => {
    if (['site', 'setting', 'holiday', 'place', 'backup', 'person'].includes(event.entity)) void loadSession();
  });
  void loadSession();
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onWake);
    off();
  };
}
