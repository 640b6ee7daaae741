import { FontSizeOutlined, QuestionCircleOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Dropdown, Input, Select } from 'antd';
import type { InputRef } from 'antd';
import { useRef } from 'react';
import type { Scale } from '#renderer/ui/UiRoot.tsx';
import { isComposing } from '#renderer/ui/typedText.ts';
import { useComposedText } from '#renderer/ui/useComposedText.ts';
import { useHotkeys } from '#renderer/ui/useHotkeys.ts';

export interface TopBarProps {
  office: string;
  year: number;
  years: readonly number[];
  onYear: (year: number) => void;
  search: string;
  /** Each finished word; the page decides whether to look while typing. */
  onSearch: (text: string) => void;
  /** Enter in the search box. */
  onSearchEnter: (text: string) => void;
  scale: Scale;
  onScale: (scale: Scale) => void;
  highContrast: boolean;
  onHighContrast: (on: boolean) => void;
  onHelp: () => void;
}

/** The bar at the top. `/` and Ctrl+K lead to the search box, F1 to the help. */
export function TopBar(props: TopBarProps) {
  const box = useRef<InputRef>(null);
  const search = useComposedText<HTMLInputElement>(props.search, props.onSearch, true);
  const goToSearch = () => box.current?.focus({ cursor: 'all' });
  useHotkeys({ '/': goToSearch, 'ctrl+k': goToSearch, f1: props.onHelp });

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
      <Dropdown
        trigger={['click']}
        menu={{
          selectable: true,
          selectedKeys: [String(props.scale), ...(props.highContrast ? ['contrast'] : [])],
          items: [
            { key: '100', label: '标准（100%）', onClick: () => props.onScale(100) },
            { key: '125', label: '大（125%）', onClick: () => props.onScale(125) },
            { key: '150', label: '特大（150%）', onClick: () => props.onScale(150) },
            { type: 'divider' },
            { key: 'contrast', label: props.highContrast ? '✓ 高对比度' : '高对比度', onClick: () => props.onHighContrast(!props.highContrast) },
          ],
        }}
      >
        <Button type="text" icon={<FontSizeOutlined />}>
          字号
        </Button>
      </Dropdown>
      <Button type="text" icon={<QuestionCircleOutlined />} onClick={props.onHelp}>
        帮助
      </Button>
    </header>
  );
}
