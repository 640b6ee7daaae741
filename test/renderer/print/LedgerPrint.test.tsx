import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LedgerSheet } from '#shared/contract/figures.ts';
import { provideBridge } from '#renderer/bridge.ts';
import { LedgerHead } from '#renderer/print/LedgerHead.tsx';
import { LedgerPrint } from '#renderer/print/LedgerPrint.tsx';

const columns: LedgerSheet['columns'] = ['编号', '案由', '状态'].map((label) => ({ label, group: null, width: 20, align: 'left', choices: [] }));
const sheet: LedgerSheet = { key: 'k', title: '提案清单', note: '共0条', columns, rows: [], totals: null, foot: '', cut: false };

const never = () => new Promise<never>(() => undefined);

beforeEach(() => {
  // The office's letters never come, so that nothing is printed.
  provideBridge({ host: 'browser', ask: never, onEvent: () => () => undefined, put: never, get: never, makePdf: never, stopPdf: never, openedFile: never, print: never, remind: never });
});
afterEach(() => {
  cleanup();
  provideBridge(null);
});

const show = (given: LedgerSheet) => render(<LedgerPrint sheet={given} head={<LedgerHead columns={columns} />} practice={false} onDone={() => undefined} />);

test('a register without rows says 无 across its table', () => {
  show(sheet);
  expect(screen.getByRole('cell', { name: '无' }).getAttribute('colspan')).toBe('3');
});

test('a register with rows does not', () => {
  show({ ...sheet, rows: [{ id: '1', entity: 'proposal', cells: [{ text: '001' }, { text: '关于饮水的提案' }, { text: '已办结' }] }] });
  expect(screen.queryByText('无')).toBeNull();
});
