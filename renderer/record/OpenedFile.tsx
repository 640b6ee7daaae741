import { useEffect, useRef, useState } from 'react';
import { onEvent, openedFile } from '#renderer/bridge.ts';
import { ReceiveFile } from '#renderer/record/ReceiveFile.tsx';
import { loadSession, useSessionStore } from '#renderer/state/session.ts';

/** Takes in a bundle that was opened by a double click: what was waiting at the start, and what comes while the program runs. */
export function OpenedFile() {
  const [file, setFile] = useState<File | null>(null);
  // While the screen is locked nothing is answered: the file waits with the host.
  const locked = useSessionStore(({ session }) => session?.locked === 'people');
  // Taken from the host, which gives it once, at the moment when the screen was being locked.
  const left = useRef<File | null>(null);
  useEffect(() => {
    if (locked) return undefined;
    let here = true;
    const look = async (): Promise<void> => {
      const opened = (await openedFile()) ?? left.current;
      left.current = here ? null : opened;
      if (here && opened) setFile(opened);
    };
    void look();
    const off = onEvent((event) => {
      if (event.type === 'fileOpened') void look();
    });
    return () => {
      here = false;
      off();
    };
  }, [locked]);
  if (!file) return null;
  return (
    <ReceiveFile
      key={`${file.name} ${file.lastModified}`}
      file={file}
      onEnd={() => {
        setFile(null);
        void loadSession();
      }}
    />
  );
}
