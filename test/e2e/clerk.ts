import type { Locator, Page } from 'playwright-core';

/** What a clerk does with the window: goes to a place, fills in what the labels ask for, presses what the buttons say. */
export interface Clerk {
  readonly page: Page;
  go(hash: string): Promise<void>;
  /** A field by its label, in the dialog when one is open. */
  field(label: string): Promise<Locator>;
  fill(label: string, text: string): Promise<void>;
  /** Chooses from a list by typing what stands in it. */
  choose(label: string, text: string): Promise<void>;
  /** A button, or an entry of 更多, in the dialog when one is open. */
  press(verb: string | RegExp): Promise<void>;
  /** Presses the button of the dialog that is open, and waits until the dialog is gone. */
  finish(verb: string | RegExp): Promise<void>;
  /** Opens the part of a page or list under its tab. */
  openTab(name: string | RegExp): Promise<void>;
  see(text: string | RegExp): Promise<void>;
  /** Copies rows as a sheet does, and pastes them into the cell of a grid. */
  paste(cell: string, rows: readonly (readonly string[])[]): Promise<void>;
  /** Waits until the window stands at an address that the pattern matches. */
  arrive(at: RegExp): Promise<void>;
  /** The last part of the address: the id of the record on screen. */
  idOnScreen(): string;
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const labelled = (label: string): RegExp => new RegExp(`^\\*?\\s*${escape(label)}：?$`);

/** Whether it comes within half a second. */
const appears = (wanted: Locator): Promise<boolean> => wanted.waitFor({ timeout: 500 }).then(() => true, () => false);

export function clerkAt(page: Page): Clerk {
  page.setDefaultTimeout(60_000);
  const dialogs = page.getByRole('dialog').filter({ visible: true });
  const scope = async (): Promise<Locator> => ((await dialogs.count()) > 0 ? dialogs.last() : page.locator('body'));
  const field = async (label: string): Promise<Locator> => (await scope()).getByLabel(labelled(label)).first();
  const exactly = (verb: string | RegExp) => ({ name: verb, ...(typeof verb === 'string' ? { exact: true } : {}) });
  // Some buttons lead elsewhere: to a screen reader they are links.
  const button = (place: Locator, verb: string | RegExp) => place.getByRole('button', exactly(verb)).or(place.getByRole('link', exactly(verb))).filter({ visible: true });

  const press = async (verb: string | RegExp) => {
    const entry = page.getByRole('menuitem', exactly(verb)).filter({ visible: true }).first();
    // A page that reads its record anew has its first buttons before the others: what is not there is looked for again.
    for (let tries = 0; tries < 60; tries += 1) {
      const place = await scope();
      const wanted = button(place, verb).first();
      if (await appears(wanted)) return wanted.click();
      const more = button(place, '更多').first();
      if ((await more.count()) > 0) {
        await more.click();
        if (await appears(entry)) return entry.click();
        await more.click();
      }
    }
    throw new Error(`no button ${verb}`);
  };

  return {
    page,
    field,
    press,
    async go(hash) {
      await page.evaluate((to) => {
        window.location.hash = to;
      }, hash);
    },
    async fill(label, text) {
      const place = await field(label);
      await place.fill(text);
      await place.press('Tab');
    },
    async choose(label, text) {
      const place = await field(label);
      await place.focus();
      await place.fill(text);
      const shown = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option');
      await shown.filter({ has: page.getByText(text, { exact: true }) }).first().click();
      // Off the field: its list closes, and what hangs on it is read.
      await place.press('Tab');
    },
    async finish(verb) {
      const before = await dialogs.count();
      if (before === 0) throw new Error(`no dialog to finish with ${verb}`);
      await button(dialogs.last(), verb).first().click();
      for (let tries = 0; tries < 300 && (await dialogs.count()) >= before; tries += 1) await page.waitForTimeout(100);
      if ((await dialogs.count()) >= before) throw new Error(`the dialog stays open after ${verb}: ${await dialogs.last().innerText()}`);
    },
    async openTab(name) {
      await page.getByRole('tab', { name }).first().click();
    },
    see: (text) => page.getByText(text).filter({ visible: true }).first().waitFor(),
    async paste(cell, rows) {
      // A real copy: the clipboard is filled as by another program, and the grid gets a paste of the keyboard. Inside the dialog's body,
      // where its opening leaves the cursor to whoever has it.
      await page.getByLabel(cell, { exact: true }).waitFor();
      await page.evaluate((text) => {
        const sheet = document.createElement('textarea');
        sheet.id = 'sheet';
        sheet.value = text;
        (document.querySelector('[role=dialog] .ui-dialog-body') ?? document.body).append(sheet);
        sheet.select();
      }, rows.map((row) => row.join('\t')).join('\n'));
      await page.keyboard.press('Control+c');
      await page.evaluate(() => document.querySelector('#sheet')?.remove());
      await page.getByLabel(cell, { exact: true }).focus();
      await page.keyboard.press('Control+v');
    },
    arrive: (at) => page.waitForFunction(([source]) => new RegExp(source ?? '').test(window.location.hash), [at.source]).then(() => undefined),
    idOnScreen: () => new URL(page.url()).hash.split('?')[0]?.split('/').at(-1) ?? '',
  };
}
