import type { Locator, Page } from 'playwright-core';

/** A clerk without a mouse: everything below is keys, and what the eye would see on the way is checked. */
export interface Hands {
  readonly page: Page;
  /** Tab until the focus is in it; fails with the way taken when it is never reached. */
  reach(wanted: Locator): Promise<void>;
  /** Through the menu at the left, by its link. */
  go(menu: RegExp): Promise<void>;
  /** A button or link, or an entry behind 更多; Enter. */
  press(verb: string | RegExp): Promise<void>;
  /** As press() in the dialog that is open, and the dialog is gone after it. */
  finish(verb: string | RegExp): Promise<void>;
  fill(label: string, text: string): Promise<void>;
  /** Types into a list to choose from, and takes what it offers first. */
  choose(label: string, text: string): Promise<void>;
  /** Another part of the page, by the arrows of its tabs. */
  openTab(name: RegExp): Promise<void>;
  /** A row of a list: Tab to the list, the arrows to the row, Enter. */
  openRow(title: string): Promise<void>;
  /** An entry of the menu that is open, which is closed by it. */
  take(entry: RegExp): Promise<void>;
  see(text: string | RegExp): Promise<void>;
  arrive(at: RegExp): Promise<void>;
}

const mostTabs = 400;
const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What has the focus, in words, and whether a person could see it. */
async function focused(page: Page): Promise<{ words: string; hidden: string }> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return { words: 'nothing', hidden: '' };
    const label = element.getAttribute('aria-label') ?? (element.id === '' ? null : document.querySelector(`label[for="${CSS.escape(element.id)}"]`)?.textContent);
    const words = `${element.tagName.toLowerCase()} ${label ?? element.textContent?.slice(0, 20) ?? ''}`.trim();
    const box = element.getBoundingClientRect();
    // Boxes and radios are drawn by what is around them; a region that scrolls may be taller than the window.
    const within = (x: number, y: number) => {
      const top = document.elementFromPoint(x, y);
      return top !== null && (element.contains(top) || top.contains(element) || element.closest('label')?.contains(top) === true || top.closest('.ant-select, label')?.contains(element) === true);
    };
    const left = Math.max(1, box.left + 2);
    const right = Math.min(window.innerWidth - 2, box.right - 2);
    const top = Math.max(1, box.top + 2);
    const bottom = Math.min(window.innerHeight - 2, box.bottom - 2);
    if (box.width === 0 && box.height === 0) return { words, hidden: 'has no size' };
    if (right < left - 4 || bottom < top - 4) return { words, hidden: 'is outside the window' };
    const seen = [[(left + right) / 2, (top + bottom) / 2], [left, top], [right, bottom]].some(([x = 0, y = 0]) => within(x, y));
    return { words, hidden: seen ? '' : 'is covered' };
  });
}

export function handsAt(page: Page): Hands {
  page.setDefaultTimeout(60_000);
  const dialogs = page.getByRole('dialog').filter({ visible: true });
  const scope = async (): Promise<Locator> => ((await dialogs.count()) > 0 ? dialogs.last() : page.locator('body'));
  const exactly = (verb: string | RegExp) => ({ name: verb, ...(typeof verb === 'string' ? { exact: true } : {}) });
  const button = (place: Locator, verb: string | RegExp) => place.getByRole('button', exactly(verb)).or(place.getByRole('link', exactly(verb))).filter({ visible: true });
  const key = (name: string) => page.keyboard.press(name);
  const holdsFocus = (wanted: Locator): Promise<boolean> => wanted.evaluateAll((all) => all.some((one) => one === document.activeElement || one.contains(document.activeElement)));

  const reach = async (wanted: Locator): Promise<void> => {
    await wanted.first().waitFor();
    const way: string[] = [];
    for (let tabs = 0; tabs <= mostTabs; tabs += 1) {
      if (await holdsFocus(wanted)) {
        // Scrolling to it may still be under way.
        let now = await focused(page);
        for (let wait = 0; now.hidden !== '' && wait < 20; wait += 1) {
          await page.waitForTimeout(50);
          now = await focused(page);
        }
        // A notice in passing lies over it: Esc takes notices away.
        if (now.hidden === 'is covered' && (await dialogs.count()) === 0 && !(await page.evaluate(() => document.activeElement?.matches('input, textarea') === true))) {
          await key('Escape');
          await page.waitForTimeout(400);
          now = await focused(page);
        }
        if (now.hidden !== '') throw new Error(`${now.words} has the focus and ${now.hidden}`);
        return;
      }
      await key('Tab');
      way.push((await focused(page)).words);
    }
    throw new Error(`never reached by Tab: ${String(wanted)}; the last stops were ${way.slice(-25).join(' → ')}`);
  };
  const field = async (label: string) => (await scope()).getByLabel(new RegExp(`^\\*?\\s*${escape(label)}：?$`)).first();
  /** The entry with the focus of a menu, or the option pointed at of a list. */
  const take = async (entry: RegExp) => {
    const wanted = page.getByRole('menuitem', { name: entry }).or(page.getByRole('menuitemradio', { name: entry })).filter({ visible: true }).first();
    await wanted.waitFor();
    for (let downs = 0; downs < 30; downs += 1) {
      if (await holdsFocus(wanted)) {
        await key('Enter');
        // Gone, and it stays gone: the key that took the entry must not press the menu's button.
        await page.waitForTimeout(100);
        await wanted.waitFor({ state: 'hidden' });
        return;
      }
      await key('ArrowDown');
      await page.waitForTimeout(60);
    }
    throw new Error(`the arrows never come to ${entry}: at ${(await focused(page)).words}`);
  };
  const press = async (verb: string | RegExp) => {
    for (let tries = 0; tries < 40; tries += 1) {
      const place = await scope();
      const wanted = button(place, verb);
      if (await wanted.first().waitFor({ timeout: 500 }).then(() => true, () => false)) {
        await reach(wanted.first());
        return key('Enter');
      }
      const more = button(place, '更多').first();
      if ((await more.count()) === 0) continue;
      await reach(more);
      await key('Enter');
      const entry = page.getByRole('menuitem', exactly(verb)).filter({ visible: true }).first();
      if (await entry.waitFor({ timeout: 800 }).then(() => true, () => false)) return take(verb instanceof RegExp ? verb : new RegExp(`^${escape(verb)}$`));
      await key('Escape');
    }
    throw new Error(`no button ${verb}`);
  };

  return {
    page,
    reach,
    press,
    take,
    async go(menu) {
      await reach(page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: menu }).first());
      await key('Enter');
    },
    async finish(verb) {
      const before = await dialogs.count();
      if (before === 0) throw new Error(`no dialog to finish with ${verb}`);
      await press(verb);
      for (let tries = 0; tries < 300 && (await dialogs.count()) >= before; tries += 1) await page.waitForTimeout(100);
      if ((await dialogs.count()) >= before) throw new Error(`the dialog stays open after ${verb}: ${await dialogs.last().innerText()}`);
    },
    async fill(label, text) {
      await reach(await field(label));
      await key('Control+a');
      await page.keyboard.type(text);
    },
    async choose(label, text) {
      await reach(await field(label));
      await page.keyboard.type(text);
      const options = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option');
      await options.filter({ has: page.getByText(text, { exact: true }) }).first().waitFor();
      for (let downs = 0; downs < 20; downs += 1) {
        if ((await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option-active').first().innerText()).includes(text)) break;
        await key('ArrowDown');
      }
      await key('Enter');
      // A list for several stays open until the field is left.
      await key('Tab');
    },
    async openTab(name) {
      const wanted = page.getByRole('tab', { name }).first();
      await wanted.waitFor();
      const list = page.getByRole('tablist').filter({ has: page.getByRole('tab', { name }) }).first();
      await reach(list.getByRole('tab'));
      for (let steps = 0; steps < 20 && !(await holdsFocus(wanted)); steps += 1) {
        await key('ArrowRight');
        await page.waitForTimeout(50);
      }
      if (!(await holdsFocus(wanted))) throw new Error(`the arrows never come to the tab ${name}`);
      if ((await wanted.getAttribute('aria-selected')) !== 'true') await key('Enter');
    },
    async openRow(title) {
      const wanted = page.locator('tr[data-row-key]').filter({ hasText: title }).first();
      await wanted.waitFor();
      await reach(page.locator('tr[data-row-key]').first());
      for (let downs = 0; downs < 50 && !(await holdsFocus(wanted)); downs += 1) await key('ArrowDown');
      if (!(await holdsFocus(wanted))) throw new Error(`the arrows never come to the row ${title}`);
      await key('Enter');
    },
    see: (text) => page.getByText(text).filter({ visible: true }).first().waitFor(),
    arrive: (at) => page.waitForFunction(([source]) => new RegExp(source ?? '').test(window.location.hash), [at.source]).then(() => undefined),
  };
}
