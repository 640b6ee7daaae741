import { type ReactNode, useState } from 'react';
import type { RecordDetail } from '#shared/contract/records.ts';
import type { Entity } from '#shared/entity.ts';
import type { FieldValue } from '#shared/fields.ts';
import { AmendTitle } from '#renderer/record/AmendTitle.tsx';
import { PasteDialog } from '#renderer/record/PasteDialog.tsx';
import { RecordForm } from '#renderer/record/RecordForm.tsx';
import { RecordList, type RecordListProps } from '#renderer/record/RecordList.tsx';
import { RecordPage } from '#renderer/record/RecordPage.tsx';
import type { RecordFormOptions } from '#renderer/record/useRecordForm.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';

export interface EntityPagesProps extends Pick<RecordListProps, 'tabs' | 'where' | 'sort' | 'columns' | 'filters' | 'note' | 'bulk' | 'onExport' | 'empty' | 'extraColumns'> {
  entity: Entity;
  /** The list's name: 村（社区）. */
  title: string;
  /** The address of the list, and what follows it: nothing, `new`, an id, an id and `edit`. */
  base: readonly string[];
  parts: readonly string[];
  /** What a new record begins with. */
  initial?: Readonly<Record<string, FieldValue>> | undefined;
  /** The columns of 从表格粘贴, and what every pasted row gets. */
  paste?: readonly string[] | undefined;
  pastePreset?: Readonly<Record<string, FieldValue>> | undefined;
  omit?: readonly string[] | undefined;
  check?: RecordFormOptions['check'];
  /** Sections on the page of one record: its parts. */
  after?: ((detail: RecordDetail) => ReactNode) | undefined;
}

/** List, page and form of an entity that needs nothing beyond its definition and its parts. */
export function EntityPages(props: EntityPagesProps) {
  const { entity, base, title } = props;
  const [first, second] = props.parts;
  const list = hrefOf(base);
  if (first === undefined) return <ListOf {...props} />;
  if (first === 'new' || second === 'edit') {
    const id = first === 'new' ? null : first;
    return (
      <div className="ui-detail">
        {id === null ? <h1>{`新建${entity.label}`}</h1> : <AmendTitle entity={entity} id={id} />}
        <RecordForm
          entity={entity}
          id={id}
          initial={props.initial}
          omit={props.omit}
          check={props.check}
          onSaved={(saved, { again }) => {
            if (!again) navigate(hrefOf([...base, saved]), { replace: true });
          }}
          onCancel={() => navigate(id === null ? list : hrefOf([...base, id]))}
        />
      </div>
    );
  }
  return (
    <RecordPage
      key={first}
      entity={entity}
      id={first}
      back={{ href: list, text: title }}
      editHref={hrefOf([...base, first, 'edit'])}
      omit={props.omit}
      after={props.after}
    />
  );
}

function ListOf(props: EntityPagesProps) {
  const { entity, base } = props;
  const [pasting, setPasting] = useState(false);
  const toNew = () => navigate(hrefOf([...base, 'new']));
  return (
    <>
      <RecordList
        entity={entity}
        title={props.title}
        note={props.note}
        tabs={props.tabs}
        where={props.where}
        sort={props.sort}
        columns={props.columns}
        extraColumns={props.extraColumns}
        filters={props.filters}
        bulk={props.bulk}
        onExport={props.onExport}
        rowHref={(row) => hrefOf([...base, row.id])}
        primary={{ key: 'new', text: `新建${entity.label}`, onClick: toNew }}
        actions={props.paste ? [{ key: 'paste', text: '从表格粘贴', onClick: () => setPasting(true) }] : []}
        empty={{ sentence: `还没有${entity.label}。可以一条一条新建，也可以从Excel里复制后粘贴。`, ...props.empty }}
      />
      {pasting && props.paste ? <PasteDialog entity={entity} fields={props.paste} preset={props.pastePreset} onClose={() => setPasting(false)} /> : null}
    </>
  );
}
