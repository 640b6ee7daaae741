import { useEffect } from 'react';
import { provideReasons } from '#renderer/bridge.ts';
import { provideReasonAsker } from '#renderer/state/reasonOfChange.ts';
import { askText } from '#renderer/ui/askText.tsx';

/** Wherever something is saved: a change that needs a reason asks for one, and what was typed stays where it is meanwhile. */
export function useReasonAsker(): void {
  useEffect(() => {
    provideReasonAsker(({ message, fix }) =>
      askText({ title: '写明修改的理由', sentence: `${message}${fix}`, label: '修改理由', missing: '请写修改的理由。', verb: '写明理由，保存', back: '先不改' }),
    );
    provideReasons(({ message, fix }) =>
      askText({ title: '这一年已经锁定', sentence: `${message}${fix}`, label: '变动原因', missing: '请写变动原因。', verb: '写明原因，保存', back: '先不改' }),
    );
    return () => {
      provideReasonAsker(null);
      provideReasons(null);
    };
  }, []);
}
