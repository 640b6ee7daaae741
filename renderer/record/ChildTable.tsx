import '#renderer/record/record.css';
import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import type { Filter, Row } from '#shared/contract/records.ts';
import type { Entity } from '#shared/entity.ts';
import type { FieldValue } from '#shared/fields.ts';
import { onlyAdded } from '#shared/rules/checks.ts';
import { keyBetween, keysBetween } from '#shared/rules/orderKey.ts';
import { tellsWho } from '#shared/rules/telling.ts';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { FieldText } from '#renderer/record/FieldText.tsx';
import { fieldText } from '#renderer/record/fieldText.ts';
import { concealer, useRevealed } from '#renderer/record/reveal.ts';
import { nameOf } from '#renderer/record/formValues.ts';
import { PasteDialog } from '#renderer/record/PasteDialog.tsx';
import { RecordDialog } from '#renderer/record/RecordDialog.tsx';
import { deleteRecords, saveRecords, useList } from '#renderer/state/records.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';

export interface ChildTableProps {
  entity: Entity;
  /** The ref field that names the parent, and the parent's id. */
  parent: { field: string; id: string };
  title?: string | undefined;
  note?: ReactNode;
  columns?: readonly string[] | undefined;
  where?: readonly Filter[] | undefined;
  sort?: { field: string; down: boolean } | undefined;
  /** What a new one begins with, besides its parent and its place in the order. */
  initial?: Readonly<Record<string, FieldValue>> | undefined;
  /** Fields that are not typed in the dialog. */
  omit?: readonly string[] | undefined;
  /** The columns of 从表格粘贴; without them it is not offered. */
  paste?: readonly string[] | undefined;
  readOnly?: boolean | undefined;
  /** Buttons beside 新增. */
  extra?: ReactNode;
  rowExtra?: ((row: Row) => ReactNode) | undefined;
  empty?: string | undefined;
}

type Opened = { what: 'edit'; row: Row } | { what: 'new' } | { what: 'paste' } | null;

/** The key of a row in an ordered list. */
function orderOf(row: Row | undefined): string | null {
  const key = row?.['order'];
  return typeof key === 'string' && key !== '' ? key : null;
}

/** The records that belong to this one, in a table: added, changed, deleted and moved up and down in place. */
export function ChildTable(props: ChildTableProps) {
  const { entity, parent } = props;
  const name = nameOf(entity);
  const ordered = entity.fields['order']?.kind === 'order';
  const [opened, setOpened] = useState<Opened>(null);
  const { ids: revealed } = useRevealed();
  const list = useList({
    entity: name,
    where: [{ field: parent.field, op: 'is', value: parent.id }, ...(props.where ?? [])],
    sort: ordered ? [{ field: 'order', down: false }] : props.sort ? [props.sort] : [],
    limit: 5000,
  });
  const rows = list.value?.rows ?? [];
  const columns = (props.columns ?? entity.list).filter((key) => key !== parent.field);
  const last = orderOf(rows.at(-1));
  const others = (entity.parents ?? []).filter((key) => key !== parent.field);
  const addedOnly = onlyAdded.some((one) => one === name);
  const preset = { ...props.initial, [parent.field]: parent.id };

  // Two saved in quick succession: the second is put behind the first even before the table has been asked for again.
  const given = useRef<string | null>(null);
  const behindLast = (): Readonly<Record<string, FieldValue>> => {
    if (!ordered) return {};
    given.current = keyBetween([last, given.current].filter((key) => key !== null).toSorted().at(-1) ?? null, null);
    return { order: given.current };
  };

  const remove = (row: Row) =>
    void attempt(async () => {
      const { tx } = await deleteRecords(name, [row.id]);
      doneWithUndo(`已删除1条${entity.label}`, tx);
    });

  /** Puts the row at another place. Keys that are not in order (made elsewhere at the same time) are all given anew. */
  const move = (from: number, to: number) =>
    void attempt(async () => {
      const next = rows.toSpliced(from, 1).toSpliced(to, 0, ...rows.slice(from, from + 1));
      const before = orderOf(next[to - 1]);
      const after = orderOf(next[to + 1]);
      const row = next[to];
      if (!row) return;
      const clear = rows.every((one, i) => orderOf(one) !== null && (i === 0 || (orderOf(rows[i - 1]) ?? '') < (orderOf(one) ?? '')));
      const keys = clear ? [] : keysBetween(null, null, next.length);
      await saveRecords(
        clear
          ? [{ entity: name, id: row.id, set: { order: keyBetween(before, after) } }]
          : next.map((one, i) => ({ entity: name, id: one.id, set: { order: keys[i] ?? '' } })),
      );
    });

  return (
    <Section
      title={props.title ?? entity.label}
      note={props.note ?? (rows.length > 0 ? `${rows.length}条` : undefined)}
      extra={
        <>
          {props.extra}
          {props.readOnly || !props.paste ? null : <Button onClick={() => setOpened({ what: 'paste' })}>从表格粘贴</Button>}
          {props.readOnly ? null : <Button onClick={() => setOpened({ what: 'new' })}>新增{entity.label}</Button>}
        </>
      }
    >
      {list.failure ? <p className="ui-refusal">{list.failure.message}</p> : null}
      {rows.length === 0 ? (
        <p className="ui-hint">{list.value ? (props.empty ?? `还没有${entity.label}`) : '正在读取…'}</p>
      ) : (
        <div className="record-scroll">
          <table className="record-table" aria-label={props.title ?? entity.label}>
            <thead>
              <tr>
                {ordered ? <th>序号</th> : null}
                {columns.map((key) => (
                  <th key={key}>{entity.fields[key]?.label}</th>
                ))}
                <th className="record-table-acts" aria-label="操作" />
              </tr>
            </thead>
            <tbody>
              {rows.map((row, i) => (
                <tr key={row.id}>
                  {ordered ? <td>{i + 1}</td> : null}
                  {columns.map((key) => {
                    const field = entity.fields[key];
                    const conceal = concealer(entity, row, list.value?.names ?? {}, revealed);
                    return (
                      <td key={key} className={field?.kind === 'number' ? 'record-number' : field?.kind === 'day' ? 'record-day' : undefined}>
                        {field && conceal && (tellsWho(field) || field.kind === 'text' || field.kind === 'memo') ? conceal(field, fieldText(field, row[key], list.value?.names ?? {})) : field ? <FieldText field={field} value={row[key]} names={list.value?.names ?? {}} links={field.kind === 'ref'} /> : null}
                      </td>
                    );
                  })}
                  <td className="record-table-acts">
                    {props.rowExtra?.(row)}
                    {props.readOnly ? null : (
                      <span className="record-table-moves">
                        {ordered ? (
                          <>
                            <Button type="text" size="small" disabled={i === 0} aria-label={`第${i + 1}条上移`} onClick={() => move(i, i - 1)}>
                              ↑
                            </Button>
                            <Button type="text" size="small" disabled={i === rows.length - 1} aria-label={`第${i + 1}条下移`} onClick={() => move(i, i + 1)}>
                              ↓
                            </Button>
                          </>
                        ) : null}
                        {addedOnly ? null : (
                          <Button type="link" size="small" aria-label={`修改第${i + 1}条`} onClick={() => setOpened({ what: 'edit', row })}>
                            修改
                          </Button>
                        )}
                        {addedOnly ? null : (
                          <Button type="link" size="small" danger aria-label={`删除第${i + 1}条`} onClick={() => remove(row)}>
                            删除
                          </Button>
                        )}
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {opened?.what === 'edit' ? (
        <RecordDialog entity={entity} id={opened.row.id} omit={[...(props.omit ?? []), parent.field, ...others]} onClose={() => setOpened(null)} />
      ) : null}
      {opened?.what === 'new' ? (
        <RecordDialog
          entity={entity}
          initial={preset}
          complete={behindLast}
          omit={props.omit}
          onClose={() => setOpened(null)}
        />
      ) : null}
      {opened?.what === 'paste' && props.paste ? (
        <PasteDialog entity={entity} fields={props.paste} preset={preset} after={last} onClose={() => setOpened(null)} />
      ) : null}
    </Section>
  );
}
