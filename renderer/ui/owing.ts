/** Fields that took a key before their choices had come (Enter at the speed of speech), and who waits for them. */
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

/** Runs `then` at once, or as soon as no field owes a value: a save must not be faster than the choice before it. */
export function whenSettled(then: () => void): void {
  if (owing === 0) then();
  else waiting.push(then);
}
