import type { KeyboardEvent } from 'react';
import { isComposing } from '#renderer/ui/typedText.ts';

const rowSelector = 'tr[data-row-key]';

/** Keys of a table whose rows can hold the focus: ↑ ↓ Home End move, Enter opens the title's link, space ticks. */
export function moveAmongRows(event: KeyboardEvent<HTMLElement>): void {
  if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return;
  const row = target.closest<HTMLElement>(rowSelector);
  // A button, field or link inside a row keeps its own keys, but arrows leave a tick box.
  const own = target.closest('input:not([type=checkbox]), textarea, button, select, [role=combobox]');
  if (!row || own) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>(rowSelector)];
  const at = rows.indexOf(row);
  const go = (next: HTMLElement | undefined) => {
    event.preventDefault();
    next?.focus();
    next?.scrollIntoView?.({ block: 'nearest' });
  };
  if (event.key === 'ArrowDown') go(rows[at + 1]);
  else if (event.key === 'ArrowUp') go(rows[at - 1]);
  else if (event.key === 'Home') go(rows[0]);
  else if (event.key === 'End') go(rows.at(-1));
  else if (event.key === 'Enter' && target === row) {
    event.preventDefault();
    row.querySelector<HTMLElement>('a.ui-title-link')?.click();
  } else if (event.key === ' ' && target === row) {
    event.preventDefault();
    row.querySelector<HTMLElement>('input[type=checkbox]')?.click();
  }
}
