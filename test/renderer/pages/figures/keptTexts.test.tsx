// @vitest-environment jsdom
import { act, renderHook, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useKeptTexts } from '#renderer/pages/figures/useKeptTexts.ts';
import { holdBack } from '#test/renderer/heldBack.ts';
import { startFake } from '#test/renderer/record/stage.tsx';

it('says that the texts of last time are not there yet: what is typed before would take their place', async () => {
  const fake = await startFake();
  fake.views.set('summary/2026', JSON.stringify(['上次写的']));
  const reading = holdBack(fake.bridge, 'getView');
  const { result } = renderHook(() => useKeptTexts('2026'));
  await waitFor(() => expect(reading.waiting()).toBe(1));
  expect([result.current[0], result.current[2]]).toEqual([null, false]);
  await act(async () => reading.release());
  await waitFor(() => expect([result.current[0], result.current[2]]).toEqual([['上次写的'], true]));
});
