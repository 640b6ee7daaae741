import type { Page } from 'playwright-core';

/** One thing done to the window, as it is told when something breaks. */
export type Told = string;

/** Pages of the menu and forms of their own; now and then the monkey is carried to one, or it would live in the first it finds. */
export const addresses = [
  '', 'topics', 'topics/new', 'topics/triage', 'topics/drives', 'meetings', 'meetings/new', 'problems', 'problems/new', 'problems/grid', 'problems/orders', 'problems/supervision',
  'studios', 'studios/new', 'studios/logs', 'studios/log/new', 'members', 'members/new', 'members/duty', 'members/roster', 'members/files', 'members/term', 'opinions', 'opinions/new', 'proposals', 'proposals/new',
  'figures', 'figures/ledger', 'figures/summary', 'figures/month', 'exchange', 'plans', 'jottings', 'tables', 'help', 'settings', 'settings/place', 'settings/council', 'search/道路',
];

const keys = [
  'Tab', 'Tab', 'Shift+Tab', 'Enter', 'Enter', 'Escape', 'Escape', 'Space', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageDown', 'Backspace', 'Delete',
  'Control+s', 'Control+Enter', 'Control+a', 'Control+k', 'Control+z', '/', 'F1', 'Alt+ArrowLeft', 'Alt+1', 'Alt+4', '1', '2', '3', '4',
];
const words = ['河湾村道路', '20261001', '10-1', '12', '-3', '１２', 'wjg', '！“”；', '今天', "'; --", '<b>', '𠮷野', ' ', '0.5', '2026-02-30', '张三、李四', 'x'.repeat(300)];

/** A person's own way out of what is tried, and what would lock it out of its own data. */
const leftAlone = /退出练习|锁屏|恢复|加密|密码|PIN|检查更新|换成新版/;
const closedAddresses = /^#\/(settings\/(people|password|backup|update|folder)|restore)/;

type Pick = { x: number; y: number; what: string } | null;

/** Something to press that can be seen, by a number between 0 and 1. */
function pick(page: Page, share: number): Promise<Pick> {
  return page.evaluate(
    ([at, avoided]) => {
      const avoid = new RegExp(avoided);
      const place = [...document.querySelectorAll('[role=dialog]')].findLast((one) => one instanceof HTMLElement && one.offsetHeight > 50) ?? document.body;
      const popups = [...document.querySelectorAll('.ant-select-dropdown:not(.ant-select-dropdown-hidden), .ant-dropdown:not(.ant-dropdown-hidden), .ant-picker-dropdown:not(.ant-picker-dropdown-hidden)')];
      const wanted = 'a[href], button, input, textarea, select, [role=tab], [role=menuitem], [role=option], .ant-select, .ant-select-item-option, td, [contenteditable=true], summary';
      const all = [place, ...popups].flatMap((one) => [...one.querySelectorAll<HTMLElement>(wanted)]).filter((one) => {
        const box = one.getBoundingClientRect();
        const name = `${one.textContent ?? ''}${one.getAttribute('aria-label') ?? ''}`;
        return box.width > 2 && box.height > 2 && box.bottom > 0 && box.top < innerHeight && box.left < innerWidth && !(name.length < 40 && avoid.test(name));
      });
      const one = all[Math.floor(at * all.length)];
      if (!one) return null;
      const box = one.getBoundingClientRect();
      const what = `${one.tagName.toLowerCase()} “${(one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 20)}”`;
      return { x: box.left + box.width / 2, y: Math.min(innerHeight - 2, Math.max(1, box.top + box.height / 2)), what };
    },
    [share, leftAlone.source] as const,
  );
}

/** One random event. Answers what it was. */
export async function event(page: Page, random: () => number): Promise<Told> {
  const kind = random();
  const [first, second] = [random(), random()];
  const hash = new URL(page.url()).hash;
  if (closedAddresses.test(hash) || kind < 0.012) {
    const to = addresses[Math.floor(first * addresses.length)] ?? '';
    await page.evaluate((there) => {
      window.location.hash = `#/${there}`;
    }, to);
    return `go to #/${to}`;
  }
  if (kind < 0.6) {
    const found = await pick(page, first);
    if (!found) return 'nothing to press';
    await page.mouse.click(found.x, found.y, second < 0.04 ? { clickCount: 2 } : {});
    return `click ${found.what} at ${hash}`;
  }
  if (kind < 0.64) {
    const [x, y] = [first * 1366, second * 768];
    // Above the page lies the bar with the way out of the practice area.
    if (y < 120) return 'pass';
    await page.mouse.click(x, y, second > 0.9 ? { button: 'right' } : {});
    return `click at ${x.toFixed(0)}, ${y.toFixed(0)} at ${hash}`;
  }
  if (kind < 0.66) {
    await page.mouse.wheel(0, (first - 0.5) * 2000);
    return 'wheel';
  }
  if (kind < 0.82) {
    const word = words[Math.floor(first * words.length)] ?? '';
    await page.keyboard.type(word);
    return `type “${word.slice(0, 20)}” at ${hash}`;
  }
  const key = keys[Math.floor(first * keys.length)] ?? 'Tab';
  await page.keyboard.press(key);
  return `press ${key} at ${hash}`;
}
