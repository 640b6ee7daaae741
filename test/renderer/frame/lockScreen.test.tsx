// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { Bridge } from '#shared/contract.ts';
import { BehindLock } from '#renderer/frame/LockScreen.tsx';
import { fakeSession } from '#test/renderer/record/fakeBridge.ts';
import { startFake } from '#test/renderer/record/stage.tsx';
import { holdBack } from '#test/renderer/heldBack.ts';
import { show } from '#test/renderer/ui/stage.tsx';

it('a PIN that is typed again while the wrong one is still being checked is not taken away', async () => {
  const { bridge } = await startFake();
  const strict: Bridge = {
    ...bridge,
    ask: (operation, input) => (operation === 'signIn' ? Promise.resolve({ ok: false, code: 'refused', message: 'PIN不对', fix: '', fields: [{ field: 'pin', message: 'PIN不对' }] }) : bridge.ask(operation, input)),
  };
  const checking = holdBack(strict, 'signIn');
  show(<BehindLock session={{ ...fakeSession, people: [{ id: 'a', name: '李明', hasPin: true }], locked: 'people' }}>页面</BehindLock>);
  const pin = screen.getByLabelText(/PIN/);
  await userEvent.type(pin, '1111{Enter}');
  await waitFor(() => expect(checking.waiting()).toBe(1));
  await userEvent.clear(pin);
  await userEvent.type(pin, '22');
  await act(async () => checking.release());
  await screen.findByText('PIN不对');
  expect(pin).toHaveProperty('value', '22');
});
