import { Button } from 'antd';
import type { ReactNode } from 'react';

/**
 * The buttons of a question that has a field, for antd's `footer`: its own put the cursor on themselves, whatever is asked of
 * them but by a property that is to go (6.6), and here the field has it.
 */
export function askFooter(asked: { back: string; verb: string; onBack: () => void; onVerb: () => void }): () => ReactNode {
  return () => (
    <>
      <Button onClick={asked.onBack}>{asked.back}</Button>
      <Button type="primary" onClick={asked.onVerb}>
        {asked.verb}
      </Button>
    </>
  );
}
