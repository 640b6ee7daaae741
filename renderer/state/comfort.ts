import { create } from 'zustand';
import { ask } from '#renderer/bridge.ts';

export type TextScale = 100 | 125 | 150;

interface Comfort {
  scale: TextScale;
  highContrast: boolean;
  choose(part: { scale?: TextScale; highContrast?: boolean }): void;
}

const viewKey = 'comfort';
let chosen = false;

/** Text size and contrast, kept on this machine. */
export const useComfort = create<Comfort>((set, get) => ({
  scale: 100,
  highContrast: false,
  choose(part) {
    chosen = true;
    set(part);
    const { scale, highContrast } = get();
    void ask('saveView', { key: viewKey, content: JSON.stringify({ scale, highContrast }) });
  },
}));

export async function loadComfort(): Promise<void> {
  const { content } = await ask('getView', { key: viewKey });
  // Whoever was faster than the answer has chosen already.
  if (content === null || chosen) return;
  const kept: unknown = JSON.parse(content); // written by choose alone
  const { scale, highContrast } = kept as { scale: TextScale; highContrast: boolean };
  useComfort.setState({ scale: [100, 125, 150].includes(scale) ? scale : 100, highContrast: highContrast === true });
}
