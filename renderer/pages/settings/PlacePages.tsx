import { useState } from 'react';
import { entityOf } from '#shared/entities/index.ts';
import { ChildTable } from '#renderer/record/ChildTable.tsx';
import { EntityPages } from '#renderer/record/EntityPages.tsx';
import { PlaceChangeDialog } from '#renderer/pages/settings/PlaceChangeDialog.tsx';

/** Villages and communities, and what lies above and below them. */
export function PlacePages(props: { parts: readonly string[] }) {
  const [change, setChange] = useState<{ kind: 'merge' | 'rename'; places: readonly string[]; clear: () => void } | null>(null);
  return (
    <>
      <EntityPages
        entity={entityOf('place')}
        title="村（社区）"
        base={['settings', 'place']}
        parts={props.parts}
        tabs={[
          { key: 'now', label: '现有', where: [{ field: 'until', op: 'is', value: null }] },
          { key: 'past', label: '已撤并', where: [{ field: 'until', op: 'filled', value: null }] },
          { key: 'all', label: '全部', where: [] },
        ]}
        sort={{ field: 'code', down: false }}
        filters={['kind', 'parent']}
        note="村并居、改名时勾选后办“撤并”或“更名”，以前的记录不动"
        bulk={(places, clear) => [
          { key: 'merge', text: `撤并${places.length}个`, onClick: () => setChange({ kind: 'merge', places, clear }) },
          ...(places.length === 1 ? [{ key: 'rename', text: '更名', onClick: () => setChange({ kind: 'rename' as const, places, clear }) }] : []),
        ]}
        paste={['name', 'kind', 'parent', 'code', 'population', 'households']}
        after={({ row }) => (
          <ChildTable
            entity={entityOf('place')}
            parent={{ field: 'parent', id: row.id }}
            title="下级"
            sort={{ field: 'code', down: false }}
            paste={['name', 'kind', 'code', 'population', 'households']}
            empty="没有下级"
          />
        )}
      />
      {change === null ? null : (
        <PlaceChangeDialog
          {...change}
          onClose={() => setChange(null)}
          onDone={() => {
            change.clear();
            setChange(null);
          }}
        />
      )}
    </>
  );
}
