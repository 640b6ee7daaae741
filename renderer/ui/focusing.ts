import type { KeyboardEvent } from 'react';
import { isComposing } from '#renderer/ui/typedText.ts';

const fields =
  'input:not([type=hidden]):not([disabled]):not([tabindex="-1"]), textarea:not([disabled]):not([tabindex="-1"])';

/** The first field inside `place` gets the focus; without fields its first button, or that of `otherwise`. */
export function focusFirst(place: HTMLElement, otherwise: HTMLElement | null = null): void {
  const button = 'button:not([disabled])';
  const target = place.querySelector<HTMLElement>(fields) ?? place.querySelector<HTMLElement>(button) ?? otherwise?.querySelector<HTMLElement>(button);
  target?.focus();
}

/** Brings the row of field `name` into sight and puts the cursor in it. */
export function focusField(place: ParentNode, name: string): void {
  const row = place.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`);
  if (!row) return;
  row.scrollIntoView?.({ block: 'center' });
  focusFirst(row);
}

/** As in Excel: Enter in a one-line field goes to the next one. In memos it breaks the line, in open lists it chooses. */
export function enterMovesOn(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || isComposing(event) || event.ctrlKey || event.altKey || event.defaultPrevented) return;
  const { target } = event;
  if (!(target instanceof HTMLInputElement) || target.getAttribute('role') === 'combobox') return;
  if (['checkbox', 'radio', 'button', 'submit'].includes(target.type)) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(fields)];
  const next = all[all.indexOf(target) + 1];
  if (next) next.focus();
}
