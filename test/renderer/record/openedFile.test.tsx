// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { provideBridge } from '#renderer/bridge.ts';
import { OpenedFile } from '#renderer/record/OpenedFile.tsx';
import { useSessionStore } from '#renderer/state/session.ts';
import { fakeSession } from '#test/renderer/record/fakeBridge.ts';
import { showPage, startFake } from '#test/renderer/record/stage.tsx';

it('a file that came in the moment when the screen was being locked is taken in once somebody is back', async () => {
  const fake = await startFake();
  let arrive: () => void = () => {};
  const file = { name: '云溪乡 十月.xsb', type: 'application/octet-stream', bytes: new Uint8Array([1]) };
  const answers = [new Promise<typeof file>((resolve) => (arrive = () => resolve(file)))];
  const put = vi.fn(() => Promise.resolve({ ok: true, value: { ticket: 't' } } as const));
  provideBridge({
    ...fake.bridge,
    openedFile: () => answers.shift() ?? Promise.resolve(null),
    put,
    ask: (operation, input) =>
      operation === 'previewImport' ? Promise.resolve({ ok: false, code: 'file', message: '这不是报送文件。', fix: '请换一个文件。' } as const) : fake.bridge.ask(operation, input),
  });
  useSessionStore.setState({ session: fakeSession });
  showPage(<OpenedFile />);
  const lock = (locked: 'people' | null) => act(async () => {
    useSessionStore.setState({ session: { ...fakeSession, locked } });
    await Promise.resolve();
  });
  await lock('people');
  await act(async () => {
    arrive();
    await new Promise((resolve) => setTimeout(resolve));
  });
  expect(put).not.toHaveBeenCalled();
  await lock(null);
  expect(await screen.findByText('这不是报送文件。')).toBeTruthy();
  expect(put).toHaveBeenCalledOnce();
});
