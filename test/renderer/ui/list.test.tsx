// @vitest-environment jsdom
import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { menuItems } from '#renderer/frame/menuItems.tsx';
import { Frame } from '#renderer/frame/Frame.tsx';
import type { FrameProps } from '#renderer/frame/Frame.tsx';
import { chosenColumns } from '#renderer/ui/ColumnSettings.tsx';
import { ListPage } from '#renderer/ui/ListPage.tsx';
import type { ListPageProps } from '#renderer/ui/ListPage.tsx';
import { one, show } from '#test/renderer/ui/stage.tsx';

interface Row {
  id: string;
  title: string;
}

const rows: Row[] = ['一', '二', '三'].map((title, i) => ({ id: String(i), title }));
const columns = [
  { key: 'title', title: '标题', sortable: true, render: (row: Row) => row.title },
  { key: 'id', title: '编号', render: (row: Row) => row.id },
];

function list(more: Partial<ListPageProps<Row>> = {}) {
  return (
    <ListPage<Row>
      title="清单"
      rows={rows}
      total={137}
      rowKey={(row) => row.id}
      href={(row) => `#/rows/${row.id}`}
      columns={columns}
      empty={{ sentence: '这里还没有内容。', onNew: () => {}, onImport: () => {}, onSample: () => {} }}
      {...more}
    />
  );
}

const row = (id: string) => one(`tr[data-row-key="${id}"]`);

describe('a list', () => {
  it('has a link for a title, fifty rows to a page, and its total in words', () => {
    show(list());
    expect(screen.getByRole('link', { name: '二' }).getAttribute('href')).toBe('#/rows/1');
    expect(screen.getByText('共137条')).toBeTruthy();
    expect(document.querySelectorAll('.ant-pagination-item')).toHaveLength(3);
  });
  it('is walked with the arrows; Enter opens, space ticks', () => {
    const selected = vi.fn();
    window.location.hash = '';
    show(list({ selected: [], onSelect: selected }));
    row('0').focus();
    fireEvent.keyDown(row('0'), { key: 'ArrowDown' });
    expect(document.activeElement).toBe(row('1'));
    fireEvent.keyDown(row('1'), { key: ' ' });
    expect(selected).toHaveBeenCalledWith(['1']);
    const opened = vi.fn((event: Event) => event.preventDefault());
    screen.getByRole('link', { name: '二' }).addEventListener('click', opened);
    fireEvent.keyDown(row('1'), { key: 'Enter' });
    expect(opened).toHaveBeenCalledOnce();
  });
  it('shows what can be done with the rows that are ticked', async () => {
    const done = vi.fn();
    show(list({ selected: ['0', '9'], onSelect: () => {}, bulk: [{ key: 'd', text: '删除2条', onClick: done }] }));
    expect(screen.getByText('已选2条')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '删除2条' }));
    expect(done).toHaveBeenCalledOnce();
  });
  it('keeps rows ticked that are on another page', async () => {
    const selected = vi.fn();
    show(list({ selected: ['99'], onSelect: selected }));
    await userEvent.click(screen.getByLabelText('选择1'));
    expect(selected).toHaveBeenCalledWith(['99', '1']);
  });
  it('tells its caller how to sort', async () => {
    const sorted = vi.fn();
    show(list({ onSort: sorted, sort: { key: 'title', descending: false } }));
    await userEvent.click(screen.getByRole('columnheader', { name: /标题/ }));
    expect(sorted).toHaveBeenCalledWith({ key: 'title', descending: true });
  });
  it('that is empty offers three ways to begin', () => {
    show(list({ rows: [], total: 0 }));
    expect(screen.getByText('这里还没有内容。')).toBeTruthy();
    for (const name of ['新建', '从Excel导入', '看示例']) expect(screen.getByRole('button', { name })).toBeTruthy();
  });
  it('that is emptied by a condition names it and offers to clear it', async () => {
    const cleared = vi.fn();
    show(list({ rows: [], total: 0, filters: <i />, conditions: ['状态：逾期'], onClearConditions: cleared }));
    const empty = one('.ui-empty');
    expect(empty.textContent).toContain('“状态：逾期”');
    await userEvent.click(within(empty).getByRole('button', { name: '清除条件' }));
    expect(cleared).toHaveBeenCalledOnce();
  });
  it('keeps its title column whatever is chosen, and forgets columns that are gone', () => {
    expect(chosenColumns(columns, { keys: ['gone'], order: ['gone', 'id', 'title'] }).map((c) => c.key)).toEqual(['title']);
    expect(chosenColumns(columns, { keys: ['id'], order: ['id', 'title'] }).map((c) => c.key)).toEqual(['id', 'title']);
  });
});

function frame(more: Partial<FrameProps> = {}, onSearch: (text: string) => void = () => {}) {
  const top: FrameProps['top'] = {
    office: '某镇联络组',
    year: 2026,
    years: [2026, 2025],
    onYear: () => {},
    search: '',
    onSearch: () => {},
    onSearchEnter: onSearch,
    scale: 100,
    onScale: () => {},
    highContrast: false,
    onHighContrast: () => {},
    onHelp: () => {},
  };
  return (
    <Frame
      items={menuItems}
      active="topics"
      place="topics"
      top={top}
      foot={{ saved: 'saved', backup: '10:32', sent: null, backupHref: '#/settings', sentHref: '#/exchange' }}
      practice={false}
      {...more}
    >
      正文
    </Frame>
  );
}

describe('the frame', () => {
  it('has the menu in the order of the work, and marks where one is', () => {
    show(frame());
    const names = within(screen.getByRole('navigation')).getAllByRole('link').map((link) => link.textContent);
    expect(names).toEqual(['工作台', '议题', '协商活动', '办理事项', '工作室', '委员履职', '社情民意', '提案', '统计报表', '报送接收', '设置']);
    expect(screen.getByRole('link', { current: 'page' }).textContent).toBe('议题');
  });
  it('leads to the search box with / and Ctrl+K, and searches on Enter unless composing', async () => {
    const searched = vi.fn();
    show(frame({}, searched));
    const box = screen.getByLabelText('搜索');
    await userEvent.keyboard('/');
    expect(document.activeElement).toBe(box);
    expect(box).toHaveProperty('value', '');
    box.blur();
    await userEvent.keyboard('{Control>}k{/Control}');
    expect(document.activeElement).toBe(box);
    fireEvent.keyDown(box, { key: 'Enter', keyCode: 229 });
    expect(searched).not.toHaveBeenCalled();
    await userEvent.type(box, 'wjg{Enter}');
    expect(searched).toHaveBeenCalledWith('wjg');
  });
  it('begins another page at its top, and leaves the same one where it is', () => {
    const shown = render(frame());
    const page = screen.getByRole('main');
    page.scrollTop = 300;
    shown.rerender(frame({ practice: true }));
    expect(page.scrollTop).toBe(300);
    shown.rerender(frame({ place: 'topics/t1' }));
    expect(screen.getByRole('main')).toBe(page);
    expect(page.scrollTop).toBe(0);
  });
  it('says what is saved, backed up and sent, and that it is practice', () => {
    show(frame({ practice: true }));
    expect(screen.getByText('已保存')).toBeTruthy();
    expect(screen.getByText('上次备份：10:32')).toBeTruthy();
    expect(screen.getByText('上次报送：还没有报送')).toBeTruthy();
    expect(screen.getByText('练习')).toBeTruthy();
  });
  it('marks what is printed of the practice area, and nothing of the real one', () => {
    const shown = show(frame({ practice: true }));
    expect(shown.container.querySelector('.frame-mark')?.getAttribute('data-mark')).toBe('练习');
    shown.rerender(frame({ practice: false }));
    expect(shown.container.querySelector('.frame-mark')).toBeNull();
  });
});
