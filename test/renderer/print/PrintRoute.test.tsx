import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Answer, Bridge } from '#shared/contract.ts';
import { provideBridge } from '#renderer/bridge.ts';
import { missingFacesText } from '#renderer/print/fonts.ts';
import { jobPath, printJob } from '#renderer/print/printJob.ts';
import { PrintRoute } from '#renderer/print/PrintRoute.tsx';
import { minutesPaper, noticePaper, signInPaper } from '#test/papers/samplePapers.ts';

const root = document.documentElement;

function bridgeThat(answer: (operation: string, input: unknown) => Answer): Bridge {
  return {
    host: 'browser',
    ask: (operation, input) => Promise.resolve(answer(operation, input)),
    onEvent: () => () => undefined,
    put: () => Promise.resolve({ ok: true, value: { ticket: '' } }),
    get: () => Promise.resolve(null),
    makePdf: () => Promise.resolve({ ok: true, value: { ticket: '' } }),
    stopPdf: () => Promise.resolve(),
    openedFile: () => Promise.resolve(null),
    print: () => Promise.resolve(),
    remind: () => Promise.resolve(false),
  };
}

beforeEach(() => {
  // jsdom has neither fonts nor columns.
  Object.defineProperty(document, 'fonts', { configurable: true, value: { ready: Promise.resolve() } });
  Object.defineProperty(globalThis, 'CSS', { configurable: true, value: { supports: () => false } });
});
afterEach(() => {
  cleanup();
  provideBridge(null);
  delete root.dataset['print'];
  delete root.dataset['ready'];
});

test('the address names one paper, a pack, or several of a kind, and nothing else', () => {
  expect(printJob('#/print/signIn/m1')).toEqual({ items: [{ kind: 'signIn', subject: 'm1' }], size: 'two' });
  expect(printJob('#/print/pack/m1?kinds=plates,notice&size=one')).toEqual({ items: [{ kind: 'notice', subject: 'm1' }, { kind: 'plates', subject: 'm1' }], size: 'one' });
  expect(printJob('#/print/assignSlip/several?ids=p1,p2')?.items.map((item) => item.subject)).toEqual(['p1', 'p2']);
  for (const hash of ['#/print/ledger/m1', '#/print/minutes', '', '#/print/assignSlip/several', '#/print/pack/m1?kinds=ledger']) expect(printJob(hash)).toBeNull();
  for (const path of ['signIn/m1', 'plates/m1?size=one', 'pack/m1?kinds=notice%2Cplates', 'assignSlip/several?ids=p1%2Cp2']) {
    const job = printJob(`#/print/${path}`);
    expect(job && jobPath(job)).toBe(path);
  }
});

test.each([
  ['minutes', minutesPaper],
  ['notice', noticePaper],
  ['signIn', signInPaper],
])('the page of %s asks for its paper, shows it, names the file and says that it is ready', async (kind, paper) => {
  let asked: unknown = null;
  provideBridge(bridgeThat((operation, input) => {
    if (operation === 'listFonts') return { ok: true, value: { fonts: [] } };
    asked = [operation, input];
    return { ok: true, value: { paper } };
  }));
  window.location.hash = `#/print/${kind}/m1`;
  const { container } = render(<PrintRoute />);
  await waitFor(() => expect(root.dataset['print']).toBe('ready'));
  expect(asked).toEqual(['getPaper', { kind, subject: 'm1' }]);
  expect(document.title).toBe(paper.title);
  expect(container.textContent).toContain(paper.practice ? '练习' : '');
  expect(container.querySelector('.paper-flow')?.textContent?.replace(/[\s\u3000]+/g, '')).toContain(paper.title);
  expect(container.innerHTML).not.toMatch(/undefined|\[object/);
});

test('a paper that cannot be had says so, and the PDF is not waited for', async () => {
  provideBridge(bridgeThat(() => ({ ok: false, code: 'notFound', message: '没有这次会议。', fix: '请返回列表。' })));
  window.location.hash = '#/print/minutes/m1';
  // The fonts are asked for too, and whoever looks for the cause finds it in the log.
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  render(<PrintRoute />);
  expect((await screen.findByRole('alert')).textContent).toBe('没有这次会议。请返回列表。');
  await waitFor(() => expect(root.dataset['print']).toBe('failed'));
  await waitFor(() => expect(log).toHaveBeenCalledWith('没有这次会议。'));
  log.mockRestore();
});

test('only fonts whose lack shows are spoken of', () => {
  expect(missingFacesText(['楷体'])).toBeNull();
  expect(missingFacesText(['仿宋', '小标宋', '黑体'])).toContain('没有仿宋、小标宋字体');
});
