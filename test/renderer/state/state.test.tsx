// @vitest-environment jsdom
import { act, renderHook, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Bridge } from '#shared/contract.ts';
import { forgetAnswers, useAsked } from '#renderer/state/asked.ts';
import { loadComfort, useComfort } from '#renderer/state/comfort.ts';
import { useDraft } from '#renderer/state/draft.ts';
import { useNames } from '#renderer/state/names.ts';
import { holdPage, hrefOf, navigate, parseRoute, useRoute } from '#renderer/state/route.ts';
import { untilMidnight } from '#renderer/state/session.ts';
import { useVersions } from '#renderer/state/versions.ts';
import { holdBack } from '#test/renderer/heldBack.ts';
import { showPage, startFake } from '#test/renderer/record/stage.tsx';

beforeEach(() => {
  forgetAnswers();
  useVersions.setState({}, true);
});

describe('addresses', () => {
  it('survive any characters in parts and query', () => {
    const route = parseRoute(hrefOf(['topics', '路 灯/100%'], { tab: '逾期&临期' }));
    expect(route.parts).toEqual(['topics', '路 灯/100%']);
    expect(route.query).toEqual({ tab: '逾期&临期' });
    expect(parseRoute('').parts).toEqual([]);
    expect(parseRoute('#/a%zz').parts).toEqual(['a%zz']);
  });

  it('show the page that the window was sent to', async () => {
    function Where() {
      return <p>{useRoute().parts.join('>')}</p>;
    }
    showPage(<Where />);
    act(() => navigate(hrefOf(['problems', 'x1'])));
    expect(await screen.findByText('problems>x1')).toBeTruthy();
    act(() => navigate('#/'));
  });

  it('stay those of the page while it is held, but for the program and a link that is pressed', async () => {
    function Where() {
      return <p>{useRoute().parts.join('>')}</p>;
    }
    showPage(
      <>
        <Where />
        <a href="#/meetings/m1">有关协商</a>
      </>,
    );
    act(() => navigate('#/topics'));
    const free = holdPage(() => true);
    act(() => {
      window.location.hash = '#/problems';
    });
    await waitFor(() => expect(window.location.hash).toBe('#/topics'));
    expect(screen.getByText('topics')).toBeTruthy();
    act(() => navigate('#/topics/t1'));
    expect(await screen.findByText('topics>t1')).toBeTruthy();
    screen.getByRole('link', { name: '有关协商' }).click();
    expect(await screen.findByText('meetings>m1')).toBeTruthy();
    free();
    act(() => {
      window.location.hash = '#/problems';
    });
    expect(await screen.findByText('problems')).toBeTruthy();
    act(() => navigate('#/'));
  });
});

describe('the size of the text', () => {
  it('that is chosen before the one of last time has been read stands', async () => {
    const fake = await startFake();
    const content = JSON.stringify({ scale: 150, highContrast: true });
    const before: Bridge = { ...fake.bridge, ask: (operation, input) => (operation === 'getView' ? Promise.resolve({ ok: true, value: { content } }) : fake.bridge.ask(operation, input)) };
    const reading = holdBack(before, 'getView');
    const loading = loadComfort();
    useComfort.getState().choose({ scale: 125 });
    reading.release();
    await loading;
    expect(useComfort.getState()).toMatchObject({ scale: 125, highContrast: false });
  });
});

describe('the day', () => {
  it('changes at midnight in Shanghai, wherever the clock of the machine stands', () => {
    expect(untilMidnight(Date.parse('2026-10-08T15:59:00Z'))).toBe(60_000);
    expect(untilMidnight(Date.parse('2026-10-08T16:00:00Z'))).toBe(86_400_000);
  });
});

describe('an answer kept for the screen', () => {
  it('is asked for again when a record of its entities changes, and not for another entity', async () => {
    let n = 0;
    const hook = renderHook(() => useAsked('q', ['topic'], () => Promise.resolve((n += 1))));
    await waitFor(() => expect(hook.result.current.value).toBe(1));
    act(() => useVersions.setState({ place: 1 }));
    expect(n).toBe(1);
    act(() => useVersions.setState({ topic: 1 }));
    await waitFor(() => expect(hook.result.current.value).toBe(2));
  });

  it('stays on a page that is open while hundreds of other questions are asked, and is not asked for again', async () => {
    const seen: (string | undefined)[] = [];
    let asked = 0;
    function Page() {
      seen.push(useAsked('the page', ['topic'], () => Promise.resolve(`the record ${(asked += 1)}`)).value);
      return null;
    }
    function Other({ n }: { n: number }) {
      return <i>{useAsked(`search ${n}`, ['place'], () => Promise.resolve(`found ${n}`)).value}</i>;
    }
    const { rerender } = showPage([<Page key="page" />]);
    await waitFor(() => expect(seen.at(-1)).toBe('the record 1'));
    const before = seen.length;
    rerender([<Page key="page" />, ...Array.from({ length: 250 }, (_, n) => <Other key={n} n={n} />)]);
    await screen.findByText('found 249');
    rerender([<Page key="page" />]);
    expect(new Set(seen.slice(before))).toEqual(new Set(['the record 1']));
    expect(asked).toBe(1);
  });

  it('is the one to the latest question, however late an older answer comes', async () => {
    const answers: ((value: string) => void)[] = [];
    const hook = renderHook(() => useAsked('q', ['topic'], () => new Promise<string>((resolve) => answers.push(resolve))));
    await waitFor(() => expect(answers).toHaveLength(1));
    act(() => useVersions.setState({ topic: 1 }));
    await waitFor(() => expect(answers).toHaveLength(2));
    await act(async () => {
      answers[1]?.('new');
      await Promise.resolve();
      answers[0]?.('old');
      await Promise.resolve();
    });
    await waitFor(() => expect(hook.result.current.value).toBe('new'));
    expect(hook.result.current.loading).toBe(false);
  });

  it('stays on screen while the next page is awaited', async () => {
    const hook = renderHook(({ page }) => useAsked(`page${page}`, ['topic'], () => Promise.resolve(`rows of ${page}`), true), { initialProps: { page: 1 } });
    await waitFor(() => expect(hook.result.current.value).toBe('rows of 1'));
    hook.rerender({ page: 2 });
    expect(hook.result.current).toMatchObject({ value: 'rows of 1', loading: true });
    await waitFor(() => expect(hook.result.current.value).toBe('rows of 2'));
  });
});

describe('names', () => {
  it('of all that a screen shows are asked for in one question, and again after a change', async () => {
    const fake = await startFake();
    const hook = renderHook(() => [useNames(['p1', 'p2']), useNames(['o1', 'p1'])]);
    await waitFor(() => expect(hook.result.current[0]).toMatchObject({ p1: '大沟村', o1: '县交通运输局' }));
    expect(fake.asked.filter(({ operation }) => operation === 'namesOf')).toHaveLength(1);
    act(() => fake.changeElsewhere('p1', { name: '大沟社区' }, '王芳'));
    await waitFor(() => expect(hook.result.current[1]?.['p1']).toBe('大沟社区'));
  });
});

describe('a draft', () => {
  const place = { key: 'topic/new', entity: 'topic' as const, id: null };

  it('is not put off by typing without a pause', async () => {
    const fake = await startFake();
    const hook = renderHook(() => useDraft(place));
    await waitFor(() => expect(hook.result.current.found).toBeNull());
    let n = 0;
    const typing = setInterval(() => hook.result.current.keep(`text ${(n += 1)}`), 50);
    await waitFor(() => expect(fake.drafts.get('topic/new')).toBeTruthy());
    clearInterval(typing);
    hook.unmount();
    await waitFor(() => expect(fake.drafts.get('topic/new')?.content).toBe(`text ${n}`));
  });

  it('keeps nothing more once it has settled for a save', async () => {
    const fake = await startFake();
    const hook = renderHook(() => useDraft(place));
    await waitFor(() => expect(hook.result.current.found).toBeNull());
    act(() => hook.result.current.keep('typed'));
    await act(() => hook.result.current.settle());
    hook.unmount();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(fake.drafts.size).toBe(0);
  });
});
