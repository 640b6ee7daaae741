import type { Tone } from '#renderer/ui/StateTag.tsx';

/** The tone nearest to a choice's colour (`#rrggbb`, a county may set any): tags have tested contrast, free colours don't. */
export function toneOfColour(colour: string): Tone {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour.trim());
  if (!hex) return 'grey';
  const [r = 0, g = 0, b = 0] = hex.slice(1).map((part) => Number.parseInt(part, 16) / 255);
  const most = Math.max(r, g, b);
  const spread = most - Math.min(r, g, b);
  if (spread < 0.12) return 'grey';
  const sixth = most === r ? ((g - b) / spread + 6) % 6 : most === g ? (b - r) / spread + 2 : (r - g) / spread + 4;
  const degrees = sixth * 60;
  if (degrees < 15 || degrees >= 320) return 'red';
  if (degrees < 34) return 'orange';
  if (degrees < 70) return 'yellow';
  return degrees < 175 ? 'green' : 'blue';
}
