/** Fields whose value is still on its way (Enter before the choices have come, a day that is being reckoned), and who waits for them. */
let owing = 0;
let waiting: (() => void)[] = [];

/** A field owes a value; what comes back is called once when it has it, or gives up. */
export function owe(): () => void {
  owing += 1;
  let open = true;
  return () => {
    if (!open) return;
    open = false;
    owing -= 1;
    if (owing > 0) return;
    const all = waiting;
    waiting = [];
    for (const then of all) then();
  };
}

/** Comes back when no field owes a value. */
export function settled(): Promise<void> {
  return new Promise(whenSettled);
}

/** Runs `then` at once, or as soon as no field owes a value: a save must not be faster than the choice before it. */
export function whenSettled(then: () => void): void {
  if (owing === 0) then();
  else waiting.push(then);
}
