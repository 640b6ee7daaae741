import * as v from 'valibot';
import { recordInputs } from '#shared/contract/records.ts';
import type { Filter } from '#shared/contract/records.ts';
import { entityOf, isEntityName } from '#shared/entities/index.ts';
import { ChildTable } from '#renderer/record/ChildTable.tsx';
import { RecordForm } from '#renderer/record/RecordForm.tsx';
import { RecordPage } from '#renderer/record/RecordPage.tsx';
import { RecordList } from '#renderer/record/RecordList.tsx';
import { listHref, recordHref } from '#renderer/state/recordHref.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';

/** The conditions that an address carries; none when they are not ours. */
function whereOf(text: string | undefined): Filter[] {
  if (text === undefined) return [];
  try {
    const parsed = v.safeParse(recordInputs.listRecords, { entity: 'problem', where: JSON.parse(text) });
    return parsed.success ? parsed.output.where : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** Any entity without pages of its own, and any list that is narrowed by conditions in the address. */
export function RecordsPage({ parts, query }: { parts: readonly string[]; query: Readonly<Record<string, string>> }) {
  const [name = '', id, edit] = parts;
  if (!isEntityName(name)) return <p role="alert">没有这个页面。请从左边的菜单进入。</p>;
  const definition = entityOf(name);
  const back = (): void => navigate(hrefOf(['records', name]));
  if (id === 'new' || edit === 'edit') {
    return <RecordForm entity={definition} id={id === 'new' ? null : (id ?? null)} onSaved={(_id, { again }) => (again ? undefined : back())} onCancel={back} />;
  }
  if (id !== undefined) {
    return (
      <RecordPage
        entity={definition}
        id={id}
        back={{ href: listHref(name), text: definition.label }}
        editHref={hrefOf(['records', name, id, 'edit'])}
        after={() => (name === 'series' ? <ChildTable entity={entityOf('issue')} parent={{ field: 'series', id }} readOnly /> : null)}
      />
    );
  }
  const title = query['title'] ?? definition.label;
  return (
    <RecordList
      entity={definition}
      listKey={`${name} ${query['where'] ?? ''}`}
      title={title}
      where={whereOf(query['where'])}
      rowHref={(row) => recordHref(name, row.id) ?? '#/'}
      {...(query['where'] === undefined ? { primary: { key: 'new', text: `新建${definition.label}`, onClick: () => navigate(hrefOf(['records', name, 'new'])) } } : {})}
      keepRecords={query['where'] !== undefined}
    />
  );
}
