const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * A key that sorts between two others as text (an `order` field): to put an item between two, only that item is written.
 * Null stands for the beginning or the end. Keys are fractions in base 62 without a trailing 0, so that there is always
 * room; a run of appended keys grows by one character in about thirty. Throws a RangeError when `a` is not before `b`.
 */
export function keyBetween(a: string | null, b: string | null): string {
  if (a !== null && b !== null && a >= b) throw new RangeError(`not in order: ${a}, ${b}`);
  if (b?.endsWith('0')) throw new RangeError(`no room before: ${b}`);
  return between(a ?? '', b);
}

/** `n` keys in order, all between the two. */
export function keysBetween(a: string | null, b: string | null, n: number): string[] {
  if (n <= 0) return [];
  const middle = keyBetween(a, b);
  const before = Math.floor((n - 1) / 2);
  return [...keysBetween(a, middle, before), middle, ...keysBetween(middle, b, n - 1 - before)];
}

function between(a: string, b: string | null): string {
  if (b !== null) {
    let same = 0;
    while (same < b.length && (a[same] ?? '0') === b[same]) same += 1;
    if (same > 0) return b.slice(0, same) + between(a.slice(same), b.slice(same) || null);
  }
  const low = a === '' ? 0 : digits.indexOf(a.charAt(0));
  const high = b === null ? digits.length : digits.indexOf(b.charAt(0));
  if (high - low > 1) {
    // At the open end a small step: lists grow at their end, and halving would use a character up in six.
    const step = b === null && a !== '' ? 1 : Math.floor((high - low) / 2);
    return digits.charAt(low + step);
  }
  if (b !== null && b.length > 1) return b.charAt(0);
  return digits.charAt(low) + between(a.slice(1), null);
}
