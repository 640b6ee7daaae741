// @vitest-environment jsdom
import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { PageOfRoute } from '#renderer/PageOfRoute.tsx';
import { navigate, useRoute } from '#renderer/state/route.ts';
import { show } from '#test/renderer/ui/stage.tsx';

function Window() {
  return <PageOfRoute route={useRoute()} />;
}

describe('the page of the address', () => {
  it('takes no key that saves or opens while the next one is being made, and takes it again after', async () => {
    window.location.hash = '#/nowhere';
    show(<Window />);
    const before = await screen.findByRole('alert');
    /** Whether the page got it: what is held back is prevented. */
    const taken = (key: string, ctrlKey = false): boolean => fireEvent.keyDown(before, { key, ctrlKey });
    const press = (): boolean[] => [taken('Enter'), taken('s', true), taken('s'), taken('Tab')];
    expect(press()).toEqual([true, true, true, true]);
    let meanwhile: boolean[] = [];
    await act(async () => {
      navigate('#/elsewhere');
      await Promise.resolve();
      expect(screen.getByRole('status').textContent).toBe('正在打开…');
      meanwhile = press();
    });
    expect(meanwhile).toEqual([false, false, true, true]);
    expect(screen.queryByText('正在打开…')).toBeNull();
    expect(fireEvent.keyDown(screen.getByRole('alert'), { key: 'Enter' })).toBe(true);
  });
});
