import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface WindowState {
  /** Null: the system decides where. */
  area: Area | null;
  maximized: boolean;
}

const fileName = 'window.json';
export const smallest = { width: 1000, height: 640 } as const;

/** Less than this was never left by a person. */
const least = { width: 320, height: 240 } as const;

/** Windows counts a frame of some pixels that nobody sees: so far beyond the edge is on the screen. */
const unseen = 16;

function isArea(value: unknown): value is Area {
  if (typeof value !== 'object' || value === null) return false;
  return ['x', 'y', 'width', 'height'].every((key) => Number.isInteger(Reflect.get(value, key)));
}

/** True when enough of the title bar is on some screen to be grabbed: a second screen may be gone since. */
export function isReachable(area: Area, screens: readonly Area[]): boolean {
  return screens.some((screen) => {
    const width = Math.min(area.x + area.width, screen.x + screen.width) - Math.max(area.x, screen.x);
    return width >= 200 && area.y >= screen.y - 8 && area.y <= screen.y + screen.height - 60;
  });
}

const overlap = (area: Area, screen: Area): number =>
  Math.max(0, Math.min(area.x + area.width, screen.x + screen.width) - Math.max(area.x, screen.x)) *
  Math.max(0, Math.min(area.y + area.height, screen.y + screen.height) - Math.max(area.y, screen.y));

function isWhole(area: Area, screen: Area): boolean {
  return area.x >= screen.x - unseen && area.y >= screen.y - unseen
    && area.x + area.width <= screen.x + screen.width + unseen && area.y + area.height <= screen.y + screen.height + unseen;
}

/** The area, moved and made smaller until it is whole on the screen that holds most of it; null when it can't be reached on any. */
export function fitted(area: Area, screens: readonly Area[]): Area | null {
  const [screen] = screens.filter((one) => isReachable(area, [one])).toSorted((a, b) => overlap(area, b) - overlap(area, a));
  if (!screen) return null;
  if (isWhole(area, screen)) return area;
  const [width, height] = [Math.min(area.width, screen.width), Math.min(area.height, screen.height)];
  return { x: Math.max(screen.x, Math.min(area.x, screen.x + screen.width - width)), y: Math.max(screen.y, Math.min(area.y, screen.y + screen.height - height)), width, height };
}

/** How the window was left, brought back whole onto the screens that there are now. Anything unreadable counts as never opened: a window's place is worth no message. */
export function readWindowState(folder: string, screens: readonly Area[]): WindowState {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(join(folder, fileName), 'utf8'));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { area: null, maximized: true };
  }
  if (typeof value !== 'object' || value === null) return { area: null, maximized: true };
  const area: unknown = Reflect.get(value, 'area');
  const usable = isArea(area) && area.width >= least.width && area.height >= least.height;
  return { area: usable ? fitted(area, screens) : null, maximized: Reflect.get(value, 'maximized') !== false };
}

export function writeWindowState(folder: string, state: WindowState): void {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, fileName), JSON.stringify(state));
  } catch (error) {
    console.error(error); // a full disk must not keep the window from closing
  }
}
