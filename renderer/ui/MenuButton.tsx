import { Button, type ButtonProps, Dropdown, type MenuProps } from 'antd';
import { useRef } from 'react';

/** A button with a menu. The keyboard goes into the menu as it opens, and is back on the button when an entry is taken. */
export function MenuButton({ menu, ...button }: ButtonProps & { menu: MenuProps }) {
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      menu={{
        ...menu,
        onClick: (info) => {
          // The key that took it would press the button, which has the focus by then, and open the menu again.
          if (info.domEvent.type === 'keydown') info.domEvent.preventDefault();
          menu.onClick?.(info);
        },
      }}
      onOpenChange={(open, { source }) => {
        // Before the entry does its work: a dialog that it opens takes the focus from here, and gives it back to here.
        if (!open && source === 'menu') opener.current?.focus();
      }}
    >
      <Button {...button} ref={opener} />
    </Dropdown>
  );
}
