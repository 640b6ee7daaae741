import { QuestionCircleOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import type { InputRef } from 'antd';
import { memo, useRef } from 'react';
import { ComfortMenu, type ComfortMenuProps } from '#renderer/frame/ComfortMenu.tsx';
import { notify } from '#renderer/ui/notify.tsx';
import { isComposing } from '#renderer/ui/typedText.ts';
import { useComposedText } from '#renderer/ui/useComposedText.ts';
import { useHotkeys } from '#renderer/ui/useHotkeys.ts';

export interface TopBarProps extends ComfortMenuProps {
  office: string;
  year: number;
  years: readonly number[];
  onYear: (year: number) => void;
  search: string;
  /** Each finished word; the page decides whether to look while typing. */
  onSearch: (text: string) => void;
  /** Enter in the search box. */
  onSearchEnter: (text: string) => void;
  onHelp: () => void;
}

/** The bar at the top. `/` and Ctrl+K lead to the search box, F1 to the help. */
export const TopBar = memo(function TopBar(props: TopBarProps) {
  const box = useRef<InputRef>(null);
  const search = useComposedText<HTMLInputElement>(props.search, props.onSearch, true);
  const goToSearch = () => box.current?.focus({ cursor: 'all' });
  useHotkeys({ '/': goToSearch, 'ctrl+k': goToSearch, f1: props.onHelp, escape: notify.clear });

  return (
    <header className="frame-top">
      <span className="frame-office" title={props.office}>
        {props.office}
      </span>
      <Select<number>
        className="frame-year"
        aria-label="年度"
        value={props.year}
        onChange={props.onYear}
        options={props.years.map((year) => ({ value: year, label: `${year}年` }))}
        popupMatchSelectWidth={false}
      />
      <Input
        {...search}
        ref={box}
        className="frame-search"
        type="search"
        aria-label="搜索"
        placeholder="搜索：汉字、拼音首字母、电话"
        prefix={<SearchOutlined />}
        suffix={<kbd>/</kbd>}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key === 'Enter') props.onSearchEnter(search.value.trim());
          if (event.key === 'Escape') box.current?.blur();
        }}
      />
      <ComfortMenu {...props} />
      <Button type="text" icon={<QuestionCircleOutlined aria-hidden />} onClick={props.onHelp}>
        帮助
      </Button>
    </header>
  );
});
