import { useEffect } from 'react';
import { onEvent } from '#renderer/bridge.ts';
import { notify } from '#renderer/ui/notify.tsx';

/** Says at once what can't wait until the desk is looked at: the disk is full, a file was set aside. */
export function useServiceNotices(): void {
  useEffect(
    () =>
      onEvent((event) => {
        if (event.type === 'notice') notify.failure({ message: event.text });
      }),
    [],
  );
}
