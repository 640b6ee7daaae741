import type { KeyboardEvent } from 'react';

/**
 * Text as it may be stored: no control characters but tab and line break, no half of a rare character. Rare characters
 * themselves (names outside the basic plane) stay. `oneLine` turns breaks and tabs into spaces, as a pasted name needs.
 */
export function cleanText(text: string, oneLine = false): string {
  // toWellFormed would make a lone surrogate U+FFFD, a black diamond that nobody typed: drop it instead.
  const whole = text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '');
  const broken = whole.replace(/\r\n?|\u2028|\u2029/g, '\n');
  // Zero-width and direction marks come along from WeChat and web pages: unseen, they hide a title from every search. The
  // joiner inside an emoji stays.
  const clean = broken.replace(/(?![\n\t])\p{Cc}|[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFFFE\uFFFF]/gu, '');
  return oneLine ? clean.replace(/[\n\t]+/g, ' ') : clean;
}

/** Full-width letters, digits and signs as the keyboard of a Chinese input method leaves them → plain ones; trims. */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00A0]/g, ' ')
    .replace(/[。．]/g, '.')
    .trim();
}

/** Characters as a person counts them: a rare character is one. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** True while the input method still composes: its Enter, space, digits and arrows are not ours. 229 is for older engines. */
export function isComposing(event: KeyboardEvent | globalThis.KeyboardEvent): boolean {
  const native = 'nativeEvent' in event ? event.nativeEvent : event;
  return native.isComposing || native.keyCode === 229;
}
