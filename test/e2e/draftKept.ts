import { setTimeout as pause } from 'node:timers/promises';
import type { Program } from '#test/e2e/driver.ts';

/** Waits until the service holds a draft with these words (what is typed is written a moment behind the typing); whether it came to that. */
export async function draftKept({ api }: Program, words: string): Promise<boolean> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    const { drafts } = await api('listDrafts', {});
    const contents = await Promise.all(drafts.map(({ key }) => api('getDraft', { key })));
    if (contents.some(({ draft }) => draft?.content.includes(words))) return true;
    await pause(50);
  }
  return false;
}
