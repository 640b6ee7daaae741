// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { entityOf } from '#shared/entities/index.ts';
import { ChildTable } from '#renderer/record/ChildTable.tsx';
import { provideBridge } from '#renderer/bridge.ts';
import { RecordList } from '#renderer/record/RecordList.tsx';
import { RecycleBin } from '#renderer/record/RecycleBin.tsx';
import { hrefOf } from '#renderer/state/route.ts';
import type { FakeService } from '#test/renderer/record/fakeBridge.ts';
import { showPage, startFake } from '#test/renderer/record/stage.tsx';

function addTopics(fake: FakeService) {
  fake.put('topic', 't1', { title: '路灯不亮', collectedOn: '2026-10-01', channel: 'channel.visit', place: 'p1', field: 'workField.road', state: 'topicState.open' });
  fake.put('topic', 't2', { title: '水管漏水', collectedOn: '2026-10-03', channel: 'channel.letter', place: 'p2', field: 'workField.water', state: 'topicState.open' });
}
const list = () => (
  <RecordList
    entity={entityOf('topic')}
    title="议题"
    tabs={[
      { key: 'all', label: '全部', where: [] },
      { key: 'road', label: '道路', where: [{ field: 'field', op: 'is', value: 'workField.road' }] },
    ]}
    filters={['channel', 'place', 'collectedOn']}
    rowHref={(row) => hrefOf(['topics', row.id])}
    primary={{ key: 'new', text: '新建议题', onClick: vi.fn() }}
  />
);

describe('a list of records', () => {
  it('shows titles as links, names instead of ids, and a count on each tab', async () => {
    addTopics(await startFake());
    showPage(list());
    expect((await screen.findByRole('link', { name: '路灯不亮' })).getAttribute('href')).toBe('#/topics/t1');
    expect(screen.getByText('大沟村')).toBeTruthy();
    expect(screen.getAllByText('待筛选')).toHaveLength(2);
    expect(await screen.findByRole('tab', { name: '全部 2' })).toBeTruthy();
    expect(screen.getByRole('tab', { name: '道路 1' })).toBeTruthy();
  });

  it('finds tab, words and selection as they were when it is opened again', async () => {
    addTopics(await startFake());
    const first = showPage(list());
    await userEvent.click(await screen.findByRole('tab', { name: '道路 1' }));
    await waitFor(() => expect(screen.queryByRole('link', { name: '水管漏水' })).toBeNull());
    await userEvent.type(screen.getByLabelText('在议题里查找'), '路灯');
    await userEvent.click(await screen.findByRole('checkbox', { name: '选择路灯不亮' }));
    await screen.findByText('已选1条');
    first.unmount();
    showPage(list());
    expect(await screen.findByRole('link', { name: '路灯不亮' })).toBeTruthy();
    expect(screen.getByLabelText('在议题里查找')).toHaveProperty('value', '路灯');
    expect(screen.getByText('已选1条')).toBeTruthy();
    expect(screen.getByRole('tab', { name: '道路 1' }).getAttribute('aria-selected')).toBe('true');
  });

  it('names the conditions that hide all rows, and takes them away', async () => {
    addTopics(await startFake());
    showPage(list());
    await screen.findByRole('link', { name: '路灯不亮' });
    await userEvent.type(screen.getByLabelText('在议题里查找'), '没有的词');
    expect(await screen.findByText(/没有符合条件的内容.*查找：没有的词/)).toBeTruthy();
    const [clear] = screen.getAllByRole('button', { name: '清除条件' });
    if (clear) await userEvent.click(clear);
    expect(await screen.findByRole('link', { name: '路灯不亮' })).toBeTruthy();
  });

  it('deletes the selected rows and takes it back by undo', async () => {
    const fake = await startFake();
    addTopics(fake);
    showPage(list());
    await screen.findByRole('link', { name: '路灯不亮' });
    await userEvent.click(screen.getByRole('checkbox', { name: '选择本页全部' }));
    await userEvent.click(await screen.findByRole('button', { name: '删除2条' }));
    await waitFor(() => expect(screen.queryByRole('link', { name: '路灯不亮' })).toBeNull());
    expect(await screen.findByText('还没有议题。')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '撤销' }));
    expect(await screen.findByRole('link', { name: '路灯不亮' })).toBeTruthy();
  });

  it('drops the tick of a row that was still on screen when another tab was chosen, and is not in that one', async () => {
    const fake = await startFake();
    addTopics(fake);
    let letGo: () => void = () => {};
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    provideBridge({
      ...fake.bridge,
      ask: async (operation, input) => {
        if (operation === 'listRecords' && JSON.stringify(input).includes('workField.water')) await gate;
        return fake.bridge.ask(operation, input);
      },
    });
    const water = { key: 'water', label: '饮水', where: [{ field: 'field', op: 'is', value: 'workField.water' }] } as const;
    showPage(<RecordList entity={entityOf('topic')} title="议题" tabs={[{ key: 'all', label: '全部', where: [] }, water]} rowHref={(row) => hrefOf(['topics', row.id])} />);
    await screen.findByRole('link', { name: '路灯不亮' });
    await userEvent.click(await screen.findByRole('tab', { name: '饮水 1' }));
    expect(screen.getByRole('link', { name: '路灯不亮' })).toBeTruthy();
    await userEvent.click(screen.getByRole('checkbox', { name: '选择本页全部' }));
    letGo();
    await waitFor(() => expect(screen.queryByRole('link', { name: '路灯不亮' })).toBeNull());
    await userEvent.click(await screen.findByRole('button', { name: '删除1条' }));
    await screen.findByText(/已删除1条/);
    expect([fake.rows.get('t1')?.row.deleted, fake.rows.get('t2')?.row.deleted]).toEqual([false, true]);
  });

  it('has nothing selected in the same list under other conditions of its own: another year, other choices', async () => {
    const fake = await startFake();
    addTopics(fake);
    const of = (field: string) => <RecordList entity={entityOf('topic')} title="议题" where={[{ field: 'field', op: 'is', value: field }]} rowHref={(row) => hrefOf(['topics', row.id])} />;
    const { rerender } = showPage(of('workField.road'));
    await userEvent.click(await screen.findByRole('checkbox', { name: '选择路灯不亮' }));
    await screen.findByRole('button', { name: '删除1条' });
    rerender(of('workField.water'));
    await screen.findByRole('link', { name: '水管漏水' });
    expect(screen.queryByRole('button', { name: /^删除/ })).toBeNull();
    await userEvent.click(await screen.findByRole('checkbox', { name: '选择水管漏水' }));
    await userEvent.click(await screen.findByRole('button', { name: '删除1条' }));
    await screen.findByText(/已删除1条/);
    expect([fake.rows.get('t1')?.row.deleted, fake.rows.get('t2')?.row.deleted]).toEqual([false, true]);
  });

  it('asks again when a record that it shows changes elsewhere', async () => {
    const fake = await startFake();
    addTopics(fake);
    showPage(list());
    await screen.findByRole('link', { name: '路灯不亮' });
    fake.changeElsewhere('t1', { title: '路灯修好了' }, '王芳');
    expect(await screen.findByRole('link', { name: '路灯修好了' })).toBeTruthy();
  });

  it('puts words and not formulas on the clipboard', async () => {
    const fake = await startFake();
    fake.put('topic', 't3', { title: '=1+1', collectedOn: '2026-10-01', place: 'p1' });
    const user = userEvent.setup();
    showPage(list());
    await screen.findByRole('link', { name: '=1+1' });
    await user.click(screen.getByRole('button', { name: '复制表格' }));
    await screen.findByText(/已复制1条/);
    const text = await navigator.clipboard.readText();
    expect(text.split('\n')[0]).toContain('题目');
    expect(text).toContain("'=1+1");
    expect(text).toContain('大沟村');
  });
});

describe('the table of parts', () => {
  const agenda = entityOf('agenda');

  it('puts a new one behind the last and moves one up by writing that one only', async () => {
    const fake = await startFake();
    fake.put('agenda', 'a1', { meeting: 'm1', order: 'A', title: '通报情况' });
    fake.put('agenda', 'a2', { meeting: 'm1', order: 'B', title: '讨论' });
    showPage(<ChildTable entity={agenda} parent={{ field: 'meeting', id: 'm1' }} />);
    await screen.findByText('讨论');
    await userEvent.click(screen.getByRole('button', { name: '新增议程' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(await within(dialog).findByLabelText(/内容：/), '总结');
    expect(within(dialog).queryByLabelText(/会议：/)).toBeNull();
    await userEvent.click(within(dialog).getByRole('button', { name: /^保\s?存$/ }));
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    const set = fake.saved[0]?.[0]?.set ?? {};
    expect(set).toMatchObject({ meeting: 'm1', title: '总结' });
    expect(String(set['order']) > 'B').toBe(true);
    await userEvent.click(await screen.findByRole('button', { name: '第2条上移' }));
    await waitFor(() => expect(fake.saved).toHaveLength(2));
    expect(fake.saved[1]).toHaveLength(1);
    expect(fake.saved[1]?.[0]?.id).toBe('a2');
    expect(String(fake.saved[1]?.[0]?.set['order']) < 'A').toBe(true);
  });
});

describe('the recycle bin', () => {
  it('lists what was deleted by kind, and restores it', async () => {
    const fake = await startFake();
    addTopics(fake);
    fake.put('topic', 't1', { deleted: true });
    showPage(<RecycleBin entities={['topic', 'meeting']} />);
    await userEvent.click(await screen.findByRole('button', { name: '恢复路灯不亮' }));
    expect(await screen.findByText('回收站是空的。')).toBeTruthy();
    expect(fake.rows.get('t1')?.row.deleted).toBe(false);
  });
});
