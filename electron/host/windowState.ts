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

/** How the window was left. Anything unreadable counts as never opened: a window's place is worth no message. */
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
  const usable = isArea(area) && area.width >= smallest.width && area.height >= smallest.height && isReachable(area, screens);
  return { area: usable ? area : null, maximized: Reflect.get(value, 'maximized') !== false };
}

export function writeWindowState(folder: string, state: WindowState): void {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, fileName), JSON.stringify(state));
  } catch (error) {
    console.error(error); // a full disk must not keep the window from closing
  }
}
