import { join } from 'node:path';
import type { Clerk } from '#test/e2e/clerk.ts';

/** Pictures of the running program, for the guide. */

export const pictureFolder = 'docs/user-guide/pictures';

/** Takes the window as it stands, once nothing moves in it any more. Without a dialog it is taken from its top. */
export async function shoot({ page }: Clerk, name: string): Promise<void> {
  await page.waitForTimeout(600); // a change of page begins a moment after the address has changed
  await page.waitForFunction(
    () =>
      new Promise<boolean>((resolve) => {
        const quiet = () => {
          observer.disconnect();
          resolve(!/正在\S*…/.test(document.body.innerText) && !document.querySelector('.ant-skeleton, .ant-spin-spinning'));
        };
        let timer = setTimeout(quiet, 500);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(quiet, 500);
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
  );
  await page.evaluate(() => {
    if (document.querySelector('[role=dialog]')?.checkVisibility()) return;
    for (const part of document.querySelectorAll('*')) if (part.scrollTop > 0) part.scrollTop = 0;
  });
  // What the program says in passing would stand over what the picture is of.
  const style = '.ant-message, .ant-message *, .ant-notification, .ant-notification * { visibility: hidden !important }';
  await page.screenshot({ path: join(pictureFolder, `${name}.png`), animations: 'disabled', scale: 'css', style });
}

export async function visit(clerk: Clerk, address: string, name: string): Promise<void> {
  await clerk.go(`#/${address}`);
  await shoot(clerk, name);
}

/**
 * The same clerk, photographed just before the first time that it presses or finishes with one of the words:
 * `{ 'press 登记': 'topic-form' }`.
 */
export function photographed(clerk: Clerk, moments: Readonly<Record<string, string>>): Clerk {
  const left = new Map(Object.entries(moments));
  const before = async (what: string) => {
    const name = left.get(what);
    if (!name) return;
    left.delete(what);
    await shoot(clerk, name);
  };
  return {
    ...clerk,
    async press(verb) {
      await before(`press ${String(verb)}`);
      await clerk.press(verb);
    },
    async finish(verb) {
      await before(`finish ${String(verb)}`);
      await clerk.finish(verb);
    },
  };
}
