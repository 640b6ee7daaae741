import { FontSizeOutlined } from '@ant-design/icons';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';
import type { Scale } from '#renderer/ui/UiRoot.tsx';

export interface ComfortMenuProps {
  scale: Scale;
  onScale: (scale: Scale) => void;
  highContrast: boolean;
  onHighContrast: (on: boolean) => void;
}

/** Text size and contrast. */
export function ComfortMenu(props: ComfortMenuProps) {
  return (
    <MenuButton
      type="text"
      icon={<FontSizeOutlined aria-hidden />}
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
      字号
    </MenuButton>
  );
}
