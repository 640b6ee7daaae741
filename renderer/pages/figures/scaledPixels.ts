/** Pixels of so many rem, at the text size that the person chose. */
export function scaledPixels(rem: number): number {
  return Math.round(rem * (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16));
}
