import '#test/renderer/ui/jsdom.ts';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { makeTheme } from '#renderer/theme.ts';
import { UiRoot } from '#renderer/ui/UiRoot.tsx';

function Stage({ children }: { children: ReactNode }) {
  return (
    <UiRoot theme={makeTheme(100)} scale={100}>
      {children}
    </UiRoot>
  );
}

/** Shows `children` as the program does, under its theme and language; `rerender` shows others in the same place. */
export function show(children: ReactNode) {
  return render(children, { wrapper: Stage });
}

/** The one element of that selector. */
export function one(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
}
