import type { ReactNode } from 'react';

/** Something the person can do: a verb with its object, and what it does. */
export interface Action {
  key: string;
  text: string;
  onClick: () => void;
  icon?: ReactNode;
  danger?: boolean | undefined;
  disabled?: boolean | undefined;
  /** Why it can't be done now; shown on the disabled button. */
  reason?: string | undefined;
}
