// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import type { Answer } from '#shared/contract.ts';
import { provideBridge } from '#renderer/bridge.ts';
import { SecondPlaceSection } from '#renderer/pages/settings/SecondPlaceSection.tsx';
import { forgetAnswers } from '#renderer/state/asked.ts';
import { fakeService } from '#test/renderer/record/fakeBridge.ts';
import { showPage } from '#test/renderer/record/stage.tsx';

const drives = [{ path: 'E:\\', free: 16e9, sameDisk: false }, { path: 'F:\\', free: 4096, sameDisk: false }, { path: 'C:\\', free: 80e9, sameDisk: true }];
let set: unknown[];
let refusal: Answer | null;

beforeEach(() => {
  set = [];
  refusal = null;
  forgetAnswers();
  provideBridge({
    ...fakeService().bridge,
    ask: (operation, input): Promise<Answer> => {
      if (operation === 'setSecondPlace') {
        set.push(input);
        return Promise.resolve(refusal ?? { ok: true, value: { second: null } });
      }
      const { path } = input as { path: string | null }; // listFolders is all that the dialog asks besides
      const inside = path === 'E:\\' ? [{ name: '备份', path: 'E:\\备份' }] : [];
      return Promise.resolve({ ok: true, value: { path, parent: path === 'E:\\备份' ? 'E:\\' : null, drives: path === null ? drives : [], folders: inside } });
    },
  });
});

it('a folder is chosen by going into the stick, and nothing can be chosen before that', async () => {
  showPage(<SecondPlaceSection second={null} />);
  fireEvent.click(screen.getByText('选择U盘或文件夹…'));
  fireEvent.click(await screen.findByText('E:\\'));
  fireEvent.click(await screen.findByText('备份'));
  await screen.findByText('现在在：E:\\备份');
  await screen.findByText('里面没有文件夹，可以直接放在这里。');
  fireEvent.click(screen.getByText('← 上一级'));
  await screen.findByText('现在在：E:\\');
  fireEvent.click(await screen.findByText('备份'));
  fireEvent.click(await screen.findByText('就放在这里'));
  await waitFor(() => expect(set).toEqual([{ path: 'E:\\备份' }]));
});

it('says which drive lies on the disk of the data, and which has no room', async () => {
  showPage(<SecondPlaceSection second={null} />);
  fireEvent.click(screen.getByText('选择U盘或文件夹…'));
  await screen.findByText('E:\\');
  const shown = screen.getByRole('list', { name: '文件夹' }).textContent;
  expect(shown?.match(/和数据在同一个磁盘/g)).toHaveLength(1);
  expect(shown?.match(/可用4 KB，空间不够/g)).toHaveLength(1);
  expect(shown?.match(/空间不够/g)).toHaveLength(1);
  expect(screen.getByText('就放在这里').closest('button')?.disabled).toBe(true);
});

it('a place that is refused is told beside the field, and what was typed stays', async () => {
  refusal = { ok: false, code: 'storage', message: '“E:\\备份”现在不能写入，没有设置。', fix: '请检查U盘是否插好。', fields: [] };
  showPage(<SecondPlaceSection second={null} />);
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'E:\\备份' } });
  fireEvent.click(screen.getByText('设为第二备份位置'));
  await screen.findByText(/现在不能写入，没有设置。请检查U盘是否插好/);
  expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('E:\\备份');
});
