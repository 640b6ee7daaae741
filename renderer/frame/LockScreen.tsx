import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useEffect, useLayoutEffect, useState } from 'react';
import type { Session } from '#shared/contract/session.ts';
import { Failure } from '#shared/failure.ts';
import { ask } from '#renderer/bridge.ts';
import { useSessionStore } from '#renderer/state/session.ts';
import { FormField } from '#renderer/ui/FormField.tsx';
import { FormLayout } from '#renderer/ui/FormLayout.tsx';
import { useHotkeys } from '#renderer/ui/useHotkeys.ts';
import { SecretField } from '#renderer/ui/SecretField.tsx';

/** Who is there? One button for each person, and the PIN of whoever has one. What was being typed waits behind it. */
function LockScreen({ session }: { session: Session }) {
  const [chosen, setChosen] = useState(session.people.find(({ name }) => name === session.user)?.id ?? session.people[0]?.id ?? '');
  const [pin, setPin] = useState('');
  const [error, setError] = useState<string | undefined>();
  const person = session.people.find(({ id }) => id === chosen);
  useNothingBehind();
  const enter = async (id: string, typed: string): Promise<void> => {
    try {
      useSessionStore.setState({ session: await ask('signIn', { id, pin: typed }) });
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      // What helps with a wrong PIN stands under the field already.
      setError(failure.fields.length > 0 ? failure.message : `${failure.message}${failure.fix}`);
      // Digits typed since are another try.
      setPin((now) => (now === typed ? '' : now));
    }
  };
  return (
    <main className="frame-lock">
      <h1>{session.office?.name ?? '基层协商工作台'}</h1>
      <p>屏幕已锁定，填到一半的内容都留着。请选您的名字。</p>
      <div className="frame-lock-people">
        {session.people.map(({ id, name, hasPin }) => (
          <Button
            key={id}
            size="large"
            type={id === chosen ? 'primary' : 'default'}
            aria-pressed={id === chosen}
            onClick={() => {
              setChosen(id);
              setError(undefined);
              if (!hasPin) void enter(id, '');
            }}
          >
            {name}
          </Button>
        ))}
      </div>
      {person?.hasPin ? (
        <FormLayout submitText="进入" onSubmit={() => void enter(person.id, pin)}>
          <FormField name="pin" label={`${person.name}的PIN`} error={error} hint="忘记了，可以输入当初记下的8位备用码" wide>
            <SecretField value={pin} onChange={setPin} digits first onEnter={() => void enter(person.id, pin)} />
          </FormField>
        </FormLayout>
      ) : null}
    </main>
  );
}

/**
 * The keys of the page behind are heard at the document, the menu leads the page elsewhere, and dialogs and notices lie beside the program,
 * not in it (frame.css hides them by the mark): none of it may while the screen is locked.
 */
function useNothingBehind(): void {
  useLayoutEffect(() => {
    const stop = (event: KeyboardEvent) => event.stopPropagation();
    document.body.addEventListener('keydown', stop);
    document.documentElement.dataset['locked'] = 'yes';
    return () => {
      document.body.removeEventListener('keydown', stop);
      delete document.documentElement.dataset['locked'];
    };
  }, []);
}

/** Where the cursor stood when the screen was locked. */
let leftAt: HTMLElement | null = null;

/** The program, and the lock screen before it: the page stays as it is, with what is half typed; before the first PIN there is none. */
export function BehindLock({ session, children }: { session: Session; children: ReactNode }) {
  const locked = session.locked === 'people';
  const lockable = session.people.length > 0 && !locked;
  const [opened, setOpened] = useState(!locked);
  if (!locked && !opened) setOpened(true);
  useLayoutEffect(() => {
    if (locked) return;
    leftAt?.focus();
    leftAt = null;
  }, [locked]);
  useIdleLock(session.lockMinutes, lockable);
  useHotkeys({ 'ctrl+alt+l': () => void lockNow() }, lockable);
  return (
    <>
      {locked ? <LockScreen session={session} /> : null}
      {opened ? (
        <div className={locked ? 'frame-hidden' : 'frame-behind'} inert={locked}>
          {children}
        </div>
      ) : null}
    </>
  );
}

const watched = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** Locks after so many minutes in which nothing was touched; 0 never. */
function useIdleLock(minutes: number, on: boolean): void {
  useEffect(() => {
    if (!on || minutes === 0) return;
    let last = Date.now();
    const touch = () => (last = Date.now());
    for (const name of watched) window.addEventListener(name, touch, { passive: true });
    const timer = setInterval(() => {
      if (Date.now() - last >= minutes * 60_000) void lockNow();
    }, 5000);
    return () => {
      clearInterval(timer);
      for (const name of watched) window.removeEventListener(name, touch);
    };
  }, [minutes, on]);
}

async function lockNow(): Promise<void> {
  leftAt = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  useSessionStore.setState({ session: await ask('lockScreen', {}) });
}
