import { useEffect } from 'react';
import { provideReasonAsker } from '#renderer/state/reasonOfChange.ts';
import { askText } from '#renderer/ui/askText.tsx';

/** Wherever something is saved: a change that needs a reason asks for one, and what was typed stays where it is meanwhile. */
export function useReasonAsker(): void {
  useEffect(() => {
    provideReasonAsker(({ message, fix }) =>
      askText({ title: '写明修改的理由', sentence: `${message}${fix}`, label: '修改理由', missing: '请写修改的理由。', verb: '写明理由，保存', back: '先不改' }),
    );
    return () => provideReasonAsker(null);
  }, []);
}
