// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { askSecret } from '#renderer/ui/askSecret.tsx';
import { askText } from '#renderer/ui/askText.tsx';
import { confirmAction } from '#renderer/ui/confirmAction.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorBoundary } from '#renderer/ui/ErrorBoundary.tsx';
import { FormField, FormGroup } from '#renderer/ui/FormField.tsx';
import { FormLayout } from '#renderer/ui/FormLayout.tsx';
import { notify } from '#renderer/ui/notify.tsx';
import { PasteTable } from '#renderer/ui/PasteTable.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { TimeField } from '#renderer/ui/TimeField.tsx';
import { useDirtyGuard } from '#renderer/ui/useDirtyGuard.ts';
import { useHotkeys } from '#renderer/ui/useHotkeys.ts';
import { one, show } from '#test/renderer/ui/stage.tsx';

describe('a dialog', () => {
  const dialog = (dirty: boolean, onClose: () => void) => (
    <Dialog open title="登记反馈" okText="登记" dirty={dirty} onOk={() => {}} onClose={onClose}>
      <TextField label="内容" value="" onChange={() => {}} />
    </Dialog>
  );

  it('begins in its first field, not on the cross', async () => {
    show(dialog(false, () => {}));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('内容')));
  });

  it('has the cursor in its first field before its opening has been shown to the end', () => {
    show(dialog(false, () => {}));
    expect(document.activeElement).toBe(screen.getByLabelText('内容'));
  });

  it('has the cursor on nothing that a key would press until what is typed in is there', () => {
    const read = (waiting: boolean) => (
      <Dialog open title="登记反馈" okText="登记" waiting={waiting} begin="number" onOk={() => {}} onClose={() => {}}>
        {waiting ? <p>正在读取…</p> : null}
        {waiting ? null : ['content', 'number'].map((name) => <FormField key={name} name={name} label={name}><TextField value="" onChange={() => {}} /></FormField>)}
      </Dialog>
    );
    const { rerender } = show(read(true));
    expect(document.activeElement).toBe(screen.getByRole('dialog'));
    rerender(read(false));
    expect(document.activeElement).toBe(screen.getByLabelText('number：'));
  });

  it('leaves the cursor where somebody was faster than its opening', async () => {
    show(
      <Dialog open title="登记反馈" okText="登记" onOk={() => {}} onClose={() => {}}>
        <TextField label="内容" value="" onChange={() => {}} />
        <TextField label="编号" value="" onChange={() => {}} />
      </Dialog>,
    );
    const second = screen.getByLabelText('编号');
    act(() => second.focus());
    // What would take the focus does so when the dialog has finished opening.
    await new Promise((later) => setTimeout(later, 300));
    expect(document.activeElement).toBe(second);
  });

  it('does what it was asked once, however often its button is pressed until that is done', async () => {
    let done = (): void => undefined;
    const asked = vi.fn(() => new Promise<void>((resolve) => (done = resolve)));
    show(
      <Dialog open title="添加人员" okText="保存" onOk={asked} onClose={() => {}}>
        <TextField label="姓名" value="" onChange={() => {}} />
      </Dialog>,
    );
    const button = screen.getByRole('button', { name: '保存' });
    fireEvent.click(button);
    fireEvent.click(button);
    expect(asked).toHaveBeenCalledOnce();
    await act(() => Promise.resolve(done()));
    fireEvent.click(button);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('closes at once when nothing was typed', async () => {
    const closed = vi.fn();
    show(dialog(false, closed));
    await userEvent.click(screen.getByRole('button', { name: '返回' }));
    expect(closed).toHaveBeenCalledOnce();
  });

  it('asks before it closes over typed text, and stays when the person goes on', async () => {
    const closed = vi.fn();
    show(dialog(true, closed));
    await userEvent.click(screen.getByRole('button', { name: '返回' }));
    await userEvent.click(await screen.findByRole('button', { name: '继续填写' }));
    expect(closed).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: '返回' }));
    await userEvent.click(await screen.findByRole('button', { name: '不保存，关闭' }));
    await waitFor(() => expect(closed).toHaveBeenCalledOnce());
  });

  it('does not close at a click beside it', async () => {
    const closed = vi.fn();
    show(dialog(false, closed));
    fireEvent.click(one('.ant-modal-wrap'));
    expect(closed).not.toHaveBeenCalled();
  });
});

/** Lets so many milliseconds pass, and the screen show what came of them. */
const later = (ms: number): Promise<unknown> => act(() => vi.advanceTimersByTimeAsync(ms));

describe('questions and notices', () => {
  it('a question has verbs on its buttons, without a space put between two characters', async () => {
    show(null);
    const answer = confirmAction({ title: '删除3条？', verb: '删除', back: '返回' });
    const verb = await screen.findByRole('button', { name: '删除' });
    expect(verb.textContent).toBe('删除');
    expect(screen.queryByRole('button', { name: /确\s*定|取\s*消/ })).toBeNull();
    await userEvent.click(verb);
    expect(await answer).toBe(true);
  });
  it('a question for a text leaves the focus to its field, and takes no empty answer', async () => {
    show(null);
    const answer = askText({ title: '写明理由', sentence: '请写明。', label: '理由', missing: '请写理由。', verb: '保存', back: '先不改' });
    const field = await screen.findByLabelText('理由');
    // What would take the focus does so a moment after the dialog is there.
    await new Promise((later) => setTimeout(later, 100));
    expect(document.activeElement?.tagName).not.toBe('BUTTON');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    expect((await screen.findByRole('alert')).textContent).toBe('请写理由。');
    await userEvent.type(field, '写错了');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await answer).toBe('写错了');
  });
  it('a question for a password is answered by Enter and its verb, and given up by the way back and Esc', async () => {
    show(null);
    const asked = { title: '输入密码', sentence: '请输入密码。', verb: '打开', label: '密码' };
    const gone = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    for (const [last, answer] of [['{Enter}', 'abc'], ['打开', 'abc'], ['返回', null], ['{Escape}', null]] as const) {
      const given = askSecret(asked);
      const field = await screen.findByLabelText('密码');
      await userEvent.type(field, 'abc');
      if (last.startsWith('{')) await userEvent.keyboard(last);
      else await userEvent.click(screen.getByRole('button', { name: last }));
      expect(await given).toBe(answer);
      await gone();
    }
  });
  it('a done thing can be undone', async () => {
    const undo = vi.fn();
    show(null);
    notify.done('已删除3条', { undo });
    await userEvent.click(await screen.findByRole('button', { name: '撤销' }));
    expect(undo).toHaveBeenCalledOnce();
  });
  it('a done thing goes by itself, not while the pointer rests on it, and draws nothing meanwhile', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    try {
      show(null);
      const frames = vi.spyOn(window, 'requestAnimationFrame');
      notify.done('已存下第三条');
      const notice = await screen.findByText('已存下第三条');
      await later(500);
      frames.mockClear();
      await later(500);
      expect(frames).not.toHaveBeenCalled();
      fireEvent.pointerEnter(notice);
      await later(10_000);
      expect(screen.getByText('已存下第三条')).toBeTruthy();
      fireEvent.pointerLeave(notice);
      await later(3000);
      expect(screen.getByText('已存下第三条')).toBeTruthy();
      await later(2000);
      await waitFor(() => expect(screen.queryByText('已存下第三条')).toBeNull());
    } finally {
      vi.useRealTimers();
      vi.restoreAllMocks();
    }
  });
  it('what can be undone stays when news and other done things follow', async () => {
    show(null);
    act(() => notify.clear());
    act(() => notify.done('已删除一条', { undo: () => undefined }));
    act(() => notify.news('今天要看：逾期1件。'));
    act(() => notify.done('已保存议题'));
    expect(await screen.findByText('已保存议题')).toBeTruthy();
    await waitFor(() => expect(screen.queryByText(/今天要看/)).toBeNull());
    expect(screen.getByText('已删除一条')).toBeTruthy();
    expect(screen.getByRole('button', { name: '撤销' })).toBeTruthy();
  });
  it('a done thing stays while the pointer or the cursor is on it, whichever leaves first', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    try {
      show(null);
      notify.done('已删除一条', { undo: () => undefined });
      const button = await screen.findByRole('button', { name: '撤销' });
      fireEvent.pointerEnter(button);
      fireEvent.focus(button);
      fireEvent.pointerLeave(button);
      await later(11_000);
      expect(screen.getByText('已删除一条')).toBeTruthy();
      fireEvent.pointerEnter(button);
      fireEvent.blur(button);
      await later(11_000);
      expect(screen.getByText('已删除一条')).toBeTruthy();
      fireEvent.pointerLeave(button);
      await later(9000);
      expect(screen.getByText('已删除一条')).toBeTruthy();
      await later(2000);
      await waitFor(() => expect(screen.queryByText('已删除一条')).toBeNull());
    } finally {
      vi.useRealTimers();
    }
  });
  it('a failure says what happened and what to do', async () => {
    show(null);
    notify.failure({ message: '这份文件打不开。', fix: '请让对方重新导出。' });
    expect(await screen.findByText('这份文件打不开。')).toBeTruthy();
    expect(screen.getByText('请让对方重新导出。')).toBeTruthy();
  });
});

function Form(props: { onSubmit: (time: string | null, title: string) => void }) {
  const [title, setTitle] = useState('');
  const [time, setTime] = useState<string | null>(null);
  return (
    <FormLayout submitText="保存" onSubmit={() => props.onSubmit(time, title)} errors={[{ field: 'time', label: '时间', message: '还没有填写' }]}>
      <FormGroup heading="基本情况">
        <FormField name="title" label="标题" required error="还没有填写">
          <TextField value={title} onChange={setTitle} />
        </FormField>
        <FormField name="time" label="时间">
          <TimeField value={time} onChange={setTime} />
        </FormField>
      </FormGroup>
    </FormLayout>
  );
}

describe('a form', () => {
  it('ties label, star and sentence to the field', () => {
    show(<Form onSubmit={() => {}} />);
    const input = screen.getByLabelText(/标题：/);
    expect(input.getAttribute('aria-required')).toBe('true');
    const told = document.getElementById(input.getAttribute('aria-describedby') ?? '');
    expect(told?.textContent).toBe('还没有填写');
  });
  it('jumps from the list of errors to the field', async () => {
    show(<Form onSubmit={() => {}} />);
    await userEvent.click(screen.getByRole('button', { name: '时间：还没有填写' }));
    expect(document.activeElement).toBe(screen.getByLabelText('时间：'));
  });
  it('moves on with Enter, and never while composing', async () => {
    show(<Form onSubmit={() => {}} />);
    const title = screen.getByLabelText(/标题：/);
    title.focus();
    fireEvent.keyDown(title, { key: 'Enter', keyCode: 229, isComposing: true });
    expect(document.activeElement).toBe(title);
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByLabelText('时间：'));
  });
  it('saves with Ctrl+S what is still under the cursor', async () => {
    const saved = vi.fn();
    show(<Form onSubmit={saved} />);
    await userEvent.type(screen.getByLabelText('时间：'), '0930');
    await userEvent.keyboard('{Control>}s{/Control}');
    expect(saved).toHaveBeenCalledExactlyOnceWith('09:30', '');
  });
});

function Keys(props: { onOne: () => void }) {
  useHotkeys({ '1': props.onOne });
  return <input aria-label="框" />;
}

describe('keys of a page', () => {
  it('work, but not while typing in a field or composing', async () => {
    const one = vi.fn();
    show(<Keys onOne={one} />);
    await userEvent.keyboard('1');
    expect(one).toHaveBeenCalledOnce();
    fireEvent.keyDown(document.body, { key: '1', keyCode: 229 });
    await userEvent.type(screen.getByLabelText('框'), '1');
    expect(one).toHaveBeenCalledOnce();
  });
});

function Dirty() {
  useDirtyGuard(true);
  return <a href="#/other">别的页</a>;
}

describe('a page with something unsaved', () => {
  it('asks before a link leaves it', async () => {
    window.location.hash = '#/here';
    show(<Dirty />);
    await userEvent.click(screen.getByText('别的页'));
    expect(window.location.hash).toBe('#/here');
    await userEvent.click(await screen.findByRole('button', { name: '离开这一页' }));
    await waitFor(() => expect(window.location.hash).toBe('#/other'));
  });
});

function Broken(): never {
  throw new Error('planned');
}

describe('a page that breaks', () => {
  it('leaves one sentence and tells the defect to the log', () => {
    const told = vi.fn();
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => {});
    show(
      <ErrorBoundary onDefect={told}>
        <Broken />
      </ErrorBoundary>,
    );
    quiet.mockRestore();
    expect(screen.getByRole('alert').textContent).toContain('已保存的数据没有受影响');
    expect(told).toHaveBeenCalledOnce();
  });
});

describe('a grid for pasting', () => {
  const columns = [
    { key: 'village', title: '村', required: true },
    { key: 'name', title: '姓名' },
  ];
  it('fills to the right and down, adds rows, and passes over a copied head row', () => {
    const changed = vi.fn();
    show(<PasteTable columns={columns} rows={[['旧村', '旧人'], ['', '']]} onChange={changed} />);
    const text = '村\t姓名\r\n甲村\t李四\t多余\r\n"乙\n村"\t王五\r\n';
    fireEvent.paste(screen.getByLabelText('第2行村'), { clipboardData: { getData: () => text } });
    expect(changed).toHaveBeenCalledWith([
      ['旧村', '旧人'],
      ['甲村', '李四'],
      ['乙\n村', '王五'],
    ]);
  });
  it('shows what is wrong at the cell, adds and deletes rows', async () => {
    const changed = vi.fn();
    show(<PasteTable columns={columns} rows={[['', '张三']]} errors={[{ row: 0, column: 'village', message: '还没有填' }]} onChange={changed} />);
    expect(screen.getByText('还没有填')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: /添加一行/ }));
    expect(changed).toHaveBeenLastCalledWith([['', '张三'], ['', '']]);
    await userEvent.click(screen.getByLabelText('删除第1行'));
    expect(changed).toHaveBeenLastCalledWith([]);
  });
});
