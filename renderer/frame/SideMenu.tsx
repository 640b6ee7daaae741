import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import type { MenuItem } from '#renderer/frame/menuItems.tsx';

/** The menu at the left: links, so that the keyboard and the middle button work. Folded it keeps a short word under each icon. */
export function SideMenu(props: {
  items: readonly MenuItem[];
  active: string;
  folded: boolean;
  onFold: (folded: boolean) => void;
}) {
  return (
    <nav className="frame-menu" aria-label="主菜单">
      {props.items.map((item) => (
        <a
          key={item.key}
          href={item.href}
          className={item.key === props.active ? 'frame-item frame-item-now' : 'frame-item'}
          {...(item.key === props.active ? { 'aria-current': 'page' as const } : {})}
          {...(props.folded ? { title: item.label } : {})}
        >
          <span className="frame-icon" aria-hidden>
            {item.icon}
          </span>
          <span className="frame-label">{props.folded ? item.short : item.label}</span>
          {item.count ? <span className="frame-count">{item.count > 99 ? '99+' : item.count}</span> : null}
        </a>
      ))}
      <button type="button" className="frame-item frame-fold" onClick={() => props.onFold(!props.folded)} aria-expanded={!props.folded}>
        <span className="frame-icon" aria-hidden>
          {props.folded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
        </span>
        <span className="frame-label">{props.folded ? '展开' : '收起菜单'}</span>
      </button>
    </nav>
  );
}
