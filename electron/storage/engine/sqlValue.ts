/** Integers beyond 2^53 lose digits. Anything but these throws. */
export type SqlValue = string | number | Uint8Array | null;
