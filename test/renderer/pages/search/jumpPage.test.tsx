// @vitest-environment jsdom
import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { provideBridge } from '#renderer/bridge.ts';
import { JumpPage } from '#renderer/pages/search/JumpPage.tsx';
import { forgetAnswers } from '#renderer/state/asked.ts';
import { furnish, openOffice, type TestOffice } from '#test/electron/service/office.ts';
import { bridgeTo } from '#test/renderer/record/serviceBridge.ts';
import { show } from '#test/renderer/ui/stage.tsx';

let office: TestOffice | null = null;

afterEach(async () => {
  vi.restoreAllMocks();
  cleanup();
  await office?.end();
  office = null;
  provideBridge(null);
  forgetAnswers();
});

/** A real office with so many topics about roads; the answer of a whole search waits until it is let go. */
async function start(topics: number): Promise<{ letGo: () => void }> {
  const opened = await openOffice({ today: '2026-10-08' });
  office = opened;
  const { village } = await furnish(opened);
  const writes = Array.from({ length: topics }, (_, i) => ({ entity: 'topic' as const, id: null, set: { title: `整修第${i + 1}段道路`, place: village, collectedOn: '2026-10-01', channel: 'channel.raised', field: 'workField.livelihood' } }));
  for (let at = 0; at < writes.length; at += 100) await opened.ask('saveRecords', { writes: writes.slice(at, at + 100) });
  let letGo = (): void => {};
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  const bridge = bridgeTo(opened);
  provideBridge({
    ...bridge,
    ask: async (operation, input) => {
      const answer = await bridge.ask(operation, input);
      if (JSON.stringify(input).includes('"whole":true')) await gate;
      return answer;
    },
  });
  return { letGo };
}

/** From now on every look at a record takes longer than a first answer has. */
function slowClock(): { restore: () => void } {
  let clock = performance.now();
  const spy = vi.spyOn(performance, 'now').mockImplementation(() => (clock += 100));
  return { restore: () => spy.mockRestore() };
}

/** The index is made in idle moments; what a first answer without time finds, it finds there. */
async function indexed(): Promise<void> {
  await vi.waitFor(
    async () => {
      const slow = slowClock();
      const answer = await office?.ask('searchAll', { text: '道路', entity: null, limit: 5 });
      slow.restore();
      expect(answer?.counts).toEqual([{ entity: 'topic', count: 300 }]);
    },
    { interval: 600, timeout: 60_000 },
  );
}

it('what a first answer had no time for is told in words, and follows by itself', async () => {
  const { letGo } = await start(300);
  await indexed();
  slowClock();
  show(<JumpPage text="道路" />);
  expect(await screen.findByText(/共找到约300条，还有\d+条正在核对，核对完自动补上/)).toBeTruthy();
  expect(screen.getByRole('heading', { name: '议题（约300）' })).toBeTruthy();
  await act(async () => {
    letGo();
    await Promise.resolve();
  });
  expect(await screen.findByText(/共找到300条/)).toBeTruthy();
  expect(screen.queryByText(/正在核对|约/)).toBeNull();
  const group = screen.getByRole('heading', { name: '议题（300）' });
  expect(within(group.closest('section') ?? document.body).getAllByRole('link')[0]?.textContent).toBe('整修第300段道路');
});

it('a search that had time for everything tells the number and asks no more', async () => {
  await start(30);
  show(<JumpPage text="道路" />);
  expect(await screen.findByText(/共找到30条/)).toBeTruthy();
  expect(screen.queryByText(/正在核对|约/)).toBeNull();
});

it('nothing found is only told when everything was looked at', async () => {
  const { letGo } = await start(300);
  slowClock();
  show(<JumpPage text="道路 馆" />);
  expect(await screen.findByText('正在查找…')).toBeTruthy();
  letGo();
  expect(await screen.findByText(/没有找到“道路 馆”/)).toBeTruthy();
});
