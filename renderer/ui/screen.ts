import type { App } from 'antd';

type Screen = ReturnType<typeof App.useApp>;

// antd's static Modal and notification stand outside the theme and the locale; these are the ones of the window's root.
let current: Screen | null = null;

export function bindScreen(screen: Screen | null): void {
  current = screen;
}

export function screen(): Screen {
  if (!current) throw new Error('UiRoot is not mounted');
  return current;
}
