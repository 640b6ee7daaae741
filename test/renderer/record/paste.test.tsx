// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { entityOf } from '#shared/entities/index.ts';
import { PasteDialog } from '#renderer/record/PasteDialog.tsx';
import { showPage, startFake } from '#test/renderer/record/stage.tsx';

const topic = entityOf('topic');
const fields = ['title', 'collectedOn', 'channel', 'place', 'field'];

async function paste(lines: string[][], at = '第1行题目') {
  const cell = await screen.findByLabelText(at);
  fireEvent.paste(cell, { clipboardData: { getData: () => lines.map((line) => line.join('\t')).join('\n') } });
}

describe('pasting rows from a sheet', () => {
  it('reads dates, choices and villages by their words, and saves all rows in one go', async () => {
    const fake = await startFake();
    const onSaved = vi.fn();
    showPage(<PasteDialog entity={topic} fields={fields} onClose={vi.fn()} onSaved={onSaved} />);
    await paste([
      fields.map((field) => topic.fields[field]?.label ?? ''),
      ['路灯不亮', '2026.10.1', '走访', '大沟村', '道路'],
      ['水管漏水', '10月3日', ' 座谈会 ', '小 沟 村', '饮水'],
    ]);
    await userEvent.click(await screen.findByRole('button', { name: '添加2条' }));
    await waitFor(() => expect(onSaved).toHaveBeenCalledWith(['new1', 'new2']));
    expect(fake.saved).toHaveLength(1);
    expect(fake.saved[0]?.map((write) => write.set)).toEqual([
      { title: '路灯不亮', collectedOn: '2026-10-01', channel: 'channel.visit', place: 'p1', field: 'workField.road' },
      { title: '水管漏水', collectedOn: '2026-10-03', channel: 'channel.meeting', place: 'p2', field: 'workField.water' },
    ]);
    expect(await screen.findByText('已添加2条议题')).toBeTruthy();
    expect(screen.getByRole('button', { name: '撤销' })).toBeTruthy();
  });

  it('refuses what it can not read in the cell itself, creates nothing by itself, and saves none of the rows', async () => {
    const fake = await startFake();
    showPage(<PasteDialog entity={topic} fields={fields} onClose={vi.fn()} />);
    await paste([
      ['路灯不亮', '2026-13-1', '电话', '大沟村', '道路'],
      ['水管漏水', '10-3', '走访', '没有的村', ''],
    ]);
    expect(await screen.findByText(/没有13月/)).toBeTruthy();
    expect(screen.getByText(/没有“电话”这一项，可填：走访、座谈会/)).toBeTruthy();
    expect(screen.getByText('没有找到“没有的村”')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '添加2条' }));
    expect(await screen.findByText('请填写类别')).toBeTruthy();
    expect(screen.getByText(/有2行需要修改.*一条也还没有保存/)).toBeTruthy();
    expect(fake.saved).toEqual([]);
  });

  it('offers to add an organisation that is not there, finds one by its short name, and then lets the row pass', async () => {
    const fake = await startFake();
    const decision = entityOf('decision');
    showPage(<PasteDialog entity={decision} fields={['text', 'organisation']} preset={{ meeting: 'm1' }} onClose={vi.fn()} />);
    await paste([['修路', '县交通局'], ['修渠', '县水务局']], '第1行内容');
    await userEvent.click(await screen.findByRole('button', { name: '新增单位“县水务局”' }));
    await waitFor(() => expect(screen.queryByText('没有找到“县水务局”')).toBeNull());
    await userEvent.click(screen.getByRole('button', { name: '添加2条' }));
    await waitFor(() => expect(fake.saved).toHaveLength(2));
    const writes = fake.saved[1] ?? [];
    expect(writes.map((write) => write.set['organisation'])).toEqual(['o1', 'new1']);
    expect(writes.every((write) => write.set['meeting'] === 'm1')).toBe(true);
    const orders = writes.map((write) => String(write.set['order']));
    expect(orders).toEqual(orders.toSorted());
    expect(new Set(orders).size).toBe(2);
  });

  it('shows a refusal of the service in the row that it is about', async () => {
    const fake = await startFake();
    showPage(<PasteDialog entity={topic} fields={fields} onClose={vi.fn()} />);
    await paste([
      ['路灯不亮', '10-1', '走访', '大沟村', '道路'],
      ['水管漏水', '10-3', '走访', '小沟村', '饮水'],
    ]);
    fake.refuseNext({ ok: false, code: 'invalid', message: '还有1处需要补正', fix: '', fields: [{ field: '1.title', message: '题目重复' }] });
    await userEvent.click(await screen.findByRole('button', { name: '添加2条' }));
    await screen.findByText('题目重复');
    expect(screen.getByLabelText('第2行题目').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByLabelText('第1行题目').getAttribute('aria-invalid')).toBeNull();
  });
});
