// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FormField } from '#renderer/ui/FormField.tsx';
import { MemoField } from '#renderer/ui/MemoField.tsx';
import { NumberField } from '#renderer/ui/NumberField.tsx';
import { whenSettled } from '#renderer/ui/owing.ts';
import { PinyinSelect } from '#renderer/ui/PinyinSelect.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { TimeField } from '#renderer/ui/TimeField.tsx';
import { halfWidth } from '#renderer/ui/typedText.ts';
import { show } from '#test/renderer/ui/stage.tsx';

function readDay(text: string): { day: string } | { error: string } {
  const found = /^(\d{4})[-.]?(\d\d)[-.]?(\d\d)$/.exec(halfWidth(text));
  return found ? { day: `${found[1]}-${found[2]}-${found[3]}` } : { error: '这不是日期' };
}

function Day(props: { onChange: (day: string | null) => void; onRefused?: (message: string | null) => void }) {
  const [day, setDay] = useState<string | null>('2026-01-02');
  return (
    <FormField name="day" label="日期">
      <DateField
        value={day}
        parse={readDay}
        onRefused={props.onRefused}
        onChange={(next) => {
          setDay(next);
          props.onChange(next);
        }}
      />
    </FormField>
  );
}

describe('a typed value', () => {
  const field = (value: number | null, changed: (value: number | null) => void) => <NumberField label="票数" value={value} onChange={changed} />;

  it('is not exchanged, while it is being typed, for one that comes late', async () => {
    const changed = vi.fn();
    const { rerender } = show(field(3, changed));
    const input = screen.getByLabelText('票数');
    await userEvent.clear(input);
    await userEvent.type(input, '12');
    rerender(field(7, changed));
    expect(input).toHaveProperty('value', '12');
    await userEvent.tab();
    expect(changed).toHaveBeenCalledExactlyOnceWith(12);
  });

  it('follows the value from elsewhere where nobody is typing', async () => {
    const { rerender } = show(field(3, () => {}));
    const input = screen.getByLabelText('票数');
    await userEvent.click(input);
    rerender(field(7, () => {}));
    expect(input).toHaveProperty('value', '7');
  });

  it('put back before the first was stored is told again', async () => {
    const changed = vi.fn();
    show(field(3, changed));
    const input = screen.getByLabelText('票数');
    for (const typed of ['12', '3']) {
      await userEvent.clear(input);
      await userEvent.type(input, `${typed}{Enter}`);
    }
    expect(changed.mock.calls).toEqual([[12], [3]]);
  });
});

describe('a date', () => {
  it.each(['20261002', '2026.10.02', '２０２６１００２'])('typed as %s is stored on Tab', async (typed) => {
    const changed = vi.fn();
    show(<Day onChange={changed} />);
    const input = screen.getByLabelText('日期：');
    await userEvent.clear(input);
    await userEvent.type(input, typed);
    await userEvent.tab();
    expect(changed).toHaveBeenLastCalledWith('2026-10-02');
    expect(input).toHaveProperty('value', '2026-10-02');
  });

  it('that is wrong stays as it was typed, with the sentence under it, and the old value does not come back', async () => {
    const changed = vi.fn();
    const refused = vi.fn();
    show(<Day onChange={changed} onRefused={refused} />);
    const input = screen.getByLabelText('日期：');
    await userEvent.clear(input);
    await userEvent.type(input, '十月');
    await userEvent.click(document.body);
    expect(input).toHaveProperty('value', '十月');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('alert').textContent).toBe('这不是日期');
    expect(refused).toHaveBeenLastCalledWith('这不是日期');
    expect(changed).not.toHaveBeenCalled();
  });

  it('can be emptied', async () => {
    const changed = vi.fn();
    show(<Day onChange={changed} />);
    await userEvent.clear(screen.getByLabelText('日期：'));
    await userEvent.tab();
    expect(changed).toHaveBeenLastCalledWith(null);
  });

  it('is chosen in the calendar, which takes a refusal back', async () => {
    const changed = vi.fn();
    const refused = vi.fn();
    show(<Day onChange={changed} onRefused={refused} />);
    const input = screen.getByLabelText('日期：');
    await userEvent.type(input, '错');
    await userEvent.tab();
    await userEvent.click(screen.getByLabelText('打开日历'));
    await userEvent.click(await screen.findByTitle('2026-01-15'));
    await waitFor(() => expect(changed).toHaveBeenLastCalledWith('2026-01-15'));
    expect(input).toHaveProperty('value', '2026-01-15');
    expect(refused).toHaveBeenLastCalledWith(null);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('chosen again as the same day takes wrong text away', async () => {
    show(<Day onChange={() => {}} />);
    const input = screen.getByLabelText('日期：');
    await userEvent.type(input, '错');
    await userEvent.tab();
    await userEvent.click(screen.getByLabelText('打开日历'));
    await userEvent.click(await screen.findByTitle('2026-01-02'));
    await waitFor(() => expect(input).toHaveProperty('value', '2026-01-02'));
  });
});

describe('times and numbers', () => {
  it('store what was meant and show it tidied', async () => {
    const time = vi.fn();
    const number = vi.fn();
    show(
      <>
        <TimeField label="时间" value={null} onChange={time} />
        <NumberField label="资金" value={null} onChange={number} unit="万元" decimals={2} />
      </>,
    );
    await userEvent.type(screen.getByLabelText('时间'), '９：３０');
    await userEvent.type(screen.getByLabelText('资金'), '１２．５{Enter}');
    expect(time).toHaveBeenCalledWith('09:30');
    expect(number).toHaveBeenCalledWith(12.5);
  });
  it('refuse text visibly', async () => {
    const number = vi.fn();
    show(<NumberField label="资金" value={3} onChange={number} />);
    await userEvent.type(screen.getByLabelText('资金'), '多');
    await userEvent.tab();
    expect(screen.getByRole('alert').textContent).toContain('不是数字');
    expect(screen.getByLabelText('资金')).toHaveProperty('value', '3多');
    expect(number).not.toHaveBeenCalled();
  });
});

describe('text', () => {
  it('is passed on only when the composition has ended', () => {
    const changed = vi.fn();
    show(<TextField label="标题" value="" onChange={changed} />);
    const input = screen.getByLabelText('标题');
    fireEvent.compositionStart(input);
    fireEvent.change(input, { target: { value: "dao'lu" } });
    expect(changed).not.toHaveBeenCalled();
    expect(input).toHaveProperty('value', "dao'lu");
    fireEvent.change(input, { target: { value: '道路' } });
    fireEvent.compositionEnd(input);
    expect(changed).toHaveBeenCalledExactlyOnceWith('道路');
  });
  it('loses control characters and keeps rare ones', () => {
    const changed = vi.fn();
    show(<MemoField label="内容" value="" onChange={changed} />);
    fireEvent.change(screen.getByLabelText('内容'), { target: { value: '𠮷\u0008村\n二' } });
    expect(changed).toHaveBeenCalledWith('𠮷村\n二');
  });
  it('says how much is left near the limit and cuts nothing off', () => {
    const { rerender } = show(<TextField label="标题" value="一二三四" limit={10} onChange={() => {}} />);
    expect(screen.queryByRole('status')).toBeNull();
    rerender(<TextField label="标题" value="一二三四五六七八九十一" limit={10} onChange={() => {}} />);
    expect(screen.getByRole('status').textContent).toBe('超出1字（最多10字）');
    expect(screen.getByLabelText('标题')).toHaveProperty('value', '一二三四五六七八九十一');
  });
});

const villages = ['王家沟村', '刘家湾村', '张家坡村'].map((label, i) => ({ value: `0${i}`, label }));

describe('a choice', () => {
  const optionNames = () => [...document.querySelectorAll('.ui-choice')].map((row) => row.textContent);

  // antd lights the row that Enter chooses a moment after the typing.
  const pressEnter = async () => {
    await waitFor(() => expect(document.querySelector('.ant-select-item-option-active')).not.toBeNull());
    fireEvent.keyDown(screen.getByRole('combobox'), { key: 'Enter', keyCode: 13, which: 13 });
  };

  it('is found by initials', async () => {
    const changed = vi.fn();
    show(<PinyinSelect label="村" options={villages} value={null} onChange={changed} />);
    await userEvent.type(screen.getByLabelText('村'), 'ljw');
    expect(optionNames()).toEqual(['刘家湾村']);
    await pressEnter();
    expect(changed).toHaveBeenCalledWith('01');
  });

  it('keeps its list while composing letters that find nothing, and Enter then chooses nothing', async () => {
    const changed = vi.fn();
    show(<PinyinSelect label="村" options={villages} value={null} onChange={changed} onCreate={changed} />);
    const input = screen.getByLabelText('村');
    await userEvent.click(input);
    fireEvent.compositionStart(input);
    fireEvent.change(input, { target: { value: 'qqq' } });
    expect(optionNames()).toEqual(['王家沟村', '刘家湾村', '张家坡村']);
    fireEvent.keyDown(input, { key: 'Enter', keyCode: 229 });
    expect(changed).not.toHaveBeenCalled();
    fireEvent.change(input, { target: { value: '张家' } });
    fireEvent.compositionEnd(input);
    expect(optionNames()).toEqual(['张家坡村', '新增“张家”']);
  });

  it('is not chosen by Tab before something is typed', async () => {
    const changed = vi.fn();
    show(<PinyinSelect label="村" options={villages} value={null} onChange={changed} />);
    await userEvent.click(screen.getByLabelText('村'));
    fireEvent.keyDown(screen.getByRole('combobox'), { key: 'Tab', keyCode: 9, which: 9 });
    expect(changed).not.toHaveBeenCalled();
  });

  it('offers to add what is missing', async () => {
    const created = vi.fn();
    show(<PinyinSelect label="村" options={villages} value={null} onChange={() => {}} onCreate={created} />);
    await userEvent.type(screen.getByLabelText('村'), '李庄');
    expect(optionNames()).toEqual(['新增“李庄”']);
    await pressEnter();
    expect(created).toHaveBeenCalledWith('李庄');
  });

  it.each(['Enter', 'Tab'])('that has not come yet when %s is pressed is chosen when it comes, and a save waits for it', async (key) => {
    const happened: string[] = [];
    const select = (options: typeof villages, loading: boolean) => <PinyinSelect label="村" options={options} loading={loading} value={null} onChange={(id) => happened.push(String(id))} />;
    const { rerender } = show(select([], true));
    await userEvent.type(screen.getByLabelText('村'), 'ljw');
    await userEvent.keyboard(`{${key}}`);
    whenSettled(() => happened.push('saved'));
    expect(happened).toEqual([]);
    rerender(select(villages, false));
    await waitFor(() => expect(happened).toEqual(['01', 'saved']));
  });

  it('that never comes keeps no save waiting', async () => {
    const happened: string[] = [];
    const { rerender } = show(<PinyinSelect label="村" options={[]} loading value={null} onChange={(id) => happened.push(String(id))} />);
    await userEvent.type(screen.getByLabelText('村'), 'ljw{Enter}');
    rerender(<PinyinSelect label="村" options={[]} value={null} onChange={(id) => happened.push(String(id))} />);
    whenSettled(() => happened.push('saved'));
    await waitFor(() => expect(happened).toEqual(['saved']));
  });

  it('is searched with what was typed before it was known that there are too many to show', async () => {
    const searched = vi.fn();
    const { rerender } = show(<PinyinSelect label="村" options={[]} loading value={null} onChange={() => {}} />);
    await userEvent.type(screen.getByLabelText('村'), 'ljw');
    rerender(<PinyinSelect label="村" options={villages} value={null} onChange={() => {}} onSearch={searched} />);
    await waitFor(() => expect(searched).toHaveBeenCalledWith('ljw'));
  });

  it('that the arrows have come to is the one that Enter takes, though the list is read anew meanwhile', async () => {
    const changed = vi.fn();
    const select = (options: typeof villages, loading: boolean) => <PinyinSelect label="村" options={options} loading={loading} value={null} onChange={changed} />;
    const { rerender } = show(select(villages, false));
    const field = screen.getByLabelText('村');
    await userEvent.type(field, '村');
    fireEvent.keyDown(field, { key: 'ArrowDown', keyCode: 40, which: 40 });
    const lit = document.querySelector('.ant-select-item-option-active')?.textContent;
    rerender(select(villages, true));
    rerender(select([{ value: '99', label: '新来村' }, ...villages], true));
    await pressEnter();
    expect(changed).toHaveBeenCalledTimes(1);
    expect(villages.find((one) => one.value === changed.mock.calls[0]?.[0])?.label).toBe(lit);
  });

  it('takes several', async () => {
    const changed = vi.fn();
    show(<PinyinSelect multiple label="村" options={villages} value={['00']} onChange={changed} />);
    await userEvent.type(screen.getByLabelText('村'), 'zjp');
    await pressEnter();
    expect(changed).toHaveBeenCalledWith(['00', '02']);
  });

  it('asks its caller to search with finished words only', async () => {
    const searched = vi.fn();
    show(<PinyinSelect label="人" options={[]} value={null} onChange={() => {}} onSearch={searched} />);
    const input = screen.getByLabelText('人');
    fireEvent.compositionStart(input);
    fireEvent.change(input, { target: { value: 'zhang' } });
    expect(searched).not.toHaveBeenCalled();
    fireEvent.change(input, { target: { value: '张' } });
    fireEvent.compositionEnd(input);
    expect(searched).toHaveBeenLastCalledWith('张');
  });
});
