import { useState } from 'react';
import { attempt } from '#renderer/record/attempt.ts';
import { useSavedViews, type ViewState } from '#renderer/state/savedViews.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { FormField } from '#renderer/ui/FormField.tsx';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';
import { notify } from '#renderer/ui/notify.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';

/** Conditions under a name: 本月逾期, 交通局的. One click brings them back. */
export function SavedViews(props: { listKey: string; state: ViewState; onChoose: (state: ViewState) => void }) {
  const [views, keep] = useSavedViews(props.listKey);
  const [name, setName] = useState<string | null>(null);
  const { tab, search, filters, sort } = props.state;
  const save = () =>
    attempt(async () => {
      const called = (name ?? '').trim();
      if (called === '') return;
      await keep([...views.filter((one) => one.name !== called), { name: called, state: { tab, search, filters, sort } }]);
      setName(null);
      notify.done(`已存为“${called}”`);
    });
  const drop = (called: string) => {
    const before = views;
    void attempt(async () => {
      await keep(views.filter((one) => one.name !== called));
      notify.done(`已去掉“${called}”`, { undo: () => void attempt(() => keep(before)) });
    });
  };
  return (
    <>
      <MenuButton
        menu={{
          items: [
            ...views.map((view) => ({ key: `view ${view.name}`, label: view.name, onClick: () => props.onChoose(view.state) })),
            ...(views.length > 0 ? [{ type: 'divider' as const }] : []),
            { key: 'save', label: '把现在的条件存起来…', onClick: () => setName('') },
            ...views.map((view) => ({ key: `drop ${view.name}`, label: `去掉“${view.name}”`, danger: true, onClick: () => drop(view.name) })),
          ],
        }}
      >
        常用条件{views.length > 0 ? `（${views.length}）` : ''}
      </MenuButton>
      <Dialog open={name !== null} title="把现在的条件存起来" okText="存起来" okDisabled={(name ?? '').trim() === ''} onOk={save} onClose={() => setName(null)}>
        <FormField name="name" label="名称" required hint="如：本月逾期的">
          <TextField value={name ?? ''} onChange={setName} limit={20} />
        </FormField>
      </Dialog>
    </>
  );
}
