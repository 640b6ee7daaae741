import type { PointerEvent } from 'react';

/** In pixels: a hand that goes further means to let go. */
const letGo = 12;

/** The press under way: where it began. */
let began: { pointer: number; x: number; y: number } | null = null;

/**
 * For what holds the verbs of a form: a press that began on a button stays that button's. Pressing it leaves the field before, the sentence
 * that comes under that field moves the button by a line, and the click would be lost. Who goes elsewhere with the button down lets go.
 */
export const heldPress = {
  onPointerDownCapture(event: PointerEvent<HTMLElement>): void {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (!button || event.button !== 0) return;
    began = { pointer: event.pointerId, x: event.clientX, y: event.clientY };
    button.setPointerCapture(event.pointerId);
  },
  onPointerMoveCapture(event: PointerEvent<HTMLElement>): void {
    if (began?.pointer !== event.pointerId || Math.hypot(event.clientX - began.x, event.clientY - began.y) <= letGo) return;
    began = null;
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (button?.hasPointerCapture(event.pointerId)) button.releasePointerCapture(event.pointerId);
  },
};
