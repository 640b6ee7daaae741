import { act, cleanup } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach } from 'vitest';
import { provideBridge } from '#renderer/bridge.ts';
import { forgetAnswers } from '#renderer/state/asked.ts';
import { useListViews } from '#renderer/state/listView.ts';
import { watchAll } from '#renderer/state/watch.ts';
import { type FakeService, fakeService } from '#test/renderer/record/fakeBridge.ts';
import { show } from '#test/renderer/ui/stage.tsx';

let stop: (() => void) | null = null;

afterEach(async () => {
  // Leaving a form writes its draft: the fake must still be there to take it.
  cleanup();
  await new Promise((resolve) => setTimeout(resolve));
  stop?.();
  stop = null;
  provideBridge(null);
  forgetAnswers();
  useListViews.setState({}, true);
});

/** A service in memory with two villages and an organisation, and the stores listening to it. */
export async function startFake(): Promise<FakeService> {
  const fake = fakeService();
  provideBridge(fake.bridge);
  fake.put('place', 'p1', { name: '大沟村', kind: 'placeKind.village' });
  fake.put('place', 'p2', { name: '小沟村', kind: 'placeKind.village' });
  fake.put('organisation', 'o1', { name: '县交通运输局', short: '县交通局' });
  await act(async () => {
    stop = watchAll();
    await Promise.resolve();
  });
  return fake;
}

export function showPage(page: ReactNode) {
  return show(page);
}
