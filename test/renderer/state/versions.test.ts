// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ServiceEvent } from '#shared/contract.ts';
import { provideBridge } from '#renderer/bridge.ts';
import { onChanged, useVersions, watchService } from '#renderer/state/versions.ts';
import { fakeService } from '#test/renderer/record/fakeBridge.ts';

let announce: (event: ServiceEvent) => void;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  useVersions.setState({}, true);
  const { bridge } = fakeService();
  provideBridge({
    ...bridge,
    onEvent: (listener) => {
      announce = listener;
      return () => undefined;
    },
  });
  stop = watchService();
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

it('tells the first change at once, and those of the next moments together', () => {
  let drawn = 0;
  const heard: (readonly string[] | null)[] = [];
  const off = [useVersions.subscribe(() => (drawn += 1)), onChanged((event) => heard.push(event.ids))];
  announce({ type: 'changed', entity: 'topic', ids: ['t1'] });
  expect(useVersions.getState()['topic']).toBe(1);
  for (const entity of ['meeting', 'problem', 'place', 'member']) announce({ type: 'changed', entity, ids: ['a'] });
  announce({ type: 'changed', entity: 'meeting', ids: ['b'] });
  announce({ type: 'changed', entity: 'problem', ids: null });
  expect(drawn).toBe(1);
  vi.runAllTimers();
  expect(drawn).toBe(2);
  expect(useVersions.getState()).toEqual({ topic: 1, meeting: 1, problem: 1, place: 1, member: 1 });
  expect(heard).toEqual([['t1'], ['a', 'b'], null, ['a'], ['a']]);
  for (const one of off) one();
});

it('loses no change that comes while the others are being told', () => {
  const off = onChanged((event) => {
    if (event.entity === 'topic') announce({ type: 'changed', entity: 'meeting', ids: ['m'] });
  });
  announce({ type: 'changed', entity: 'topic', ids: ['t'] });
  vi.runAllTimers();
  expect(useVersions.getState()).toEqual({ topic: 1, meeting: 1 });
  off();
});
