/** Whether a dialog is open: no single key and no Back leads past it. */
export function dialogIsOpen(): boolean {
  return [...document.querySelectorAll<HTMLElement>('[role=dialog]')].some((one) => one.getClientRects().length > 0);
}
