import '#test/renderer/ui/jsdom.ts';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { makeTheme } from '#renderer/theme.ts';
import { UiRoot } from '#renderer/ui/UiRoot.tsx';

/** Shows `children` as the program does, under its theme and language. */
export function show(children: ReactNode) {
  return render(
    <UiRoot theme={makeTheme(100)} scale={100}>
      {children}
    </UiRoot>,
  );
}

/** The one element of that selector. */
export function one(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
}
