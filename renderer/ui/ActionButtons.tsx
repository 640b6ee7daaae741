import { Button } from 'antd';
import type { Action } from '#renderer/ui/action.ts';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';

/** The first `shown` actions as buttons, the others behind 更多. */
export function ActionButtons(props: { actions: readonly Action[]; shown?: number | undefined; moreText?: string | undefined }) {
  const shown = props.shown ?? 4;
  const open = props.actions.length <= shown + 1 ? props.actions : props.actions.slice(0, shown);
  const folded = props.actions.slice(open.length);
  return (
    <>
      {open.map((action) => (
        <Button
          key={action.key}
          icon={action.icon}
          danger={action.danger ?? false}
          disabled={action.disabled ?? false}
          title={action.reason}
          onClick={action.onClick}
        >
          {action.text}
        </Button>
      ))}
      {folded.length > 0 ? (
        <MenuButton
          menu={{
            items: folded.map((action) => ({
              key: action.key,
              label: action.reason ? `${action.text}（${action.reason}）` : action.text,
              icon: action.icon,
              danger: action.danger ?? false,
              disabled: action.disabled ?? false,
              onClick: () => action.onClick(),
            })),
          }}
        >
          {props.moreText ?? '更多'}
        </MenuButton>
      ) : null}
    </>
  );
}
