import { useEffect, useLayoutEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { dialogIsOpen } from '#renderer/ui/openDialog.ts';
import { whenSettled } from '#renderer/ui/owing.ts';
import { isComposing } from '#renderer/ui/typedText.ts';

/** `ctrl+s`, `ctrl+enter`, `/`, `1`, `escape`: lower case, `ctrl+`, `alt+`, `shift+` in this order; ⌘ counts as ctrl. */
export type Hotkeys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

export function nameOfKey(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  // Shift makes the sign itself ("?"), so it is named only with letters and named keys.
  const shift = event.shiftKey && (key.length > 1 || /[a-z]/.test(key));
  return `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.altKey ? 'alt+' : ''}${shift ? 'shift+' : ''}${key}`;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

/**
 * Keys of a page. Never while composing; single keys never while typing in a field or under an open dialog. Before the
 * handler runs, the field that has the cursor stores its text, so that Ctrl+S saves what was just typed.
 */
export function useHotkeys(keys: Hotkeys, enabled = true): void {
  const latest = useRef(keys);
  useLayoutEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent) => {
      if (isComposing(event) || event.defaultPrevented) return;
      const name = nameOfKey(event);
      if (!latest.current[name]) return;
      if (!event.ctrlKey && !event.metaKey && !event.altKey && (isTyping(event.target) || dialogIsOpen())) return;
      event.preventDefault();
      storeTypedText();
      whenSettled(() => latest.current[name]?.(event));
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [enabled]);
}

/** Makes the field under the cursor store its text, as leaving it would. */
export function storeTypedText(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  flushSync(() => field.blur());
  field.focus();
}
