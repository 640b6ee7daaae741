import '#renderer/record/record.css';
import { Button, Checkbox } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { type EntityName, entityOf } from '#shared/entities/index.ts';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { fieldText } from '#renderer/record/fieldText.ts';
import { shownTime } from '#renderer/record/shownTime.ts';
import { restoreRecords, useList } from '#renderer/state/records.ts';
import { useToday } from '#renderer/state/session.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';

const pageSize = 100;

/** What was deleted, by kind, newest first, and can be restored with its links and parts. */
export function RecycleBin(props: { entities: readonly EntityName[] }) {
  const [empty, setEmpty] = useState<readonly EntityName[]>([]);
  const tell = useCallback(
    (entity: EntityName, is: boolean) => setEmpty((all) => [...all.filter((one) => one !== entity), ...(is ? [entity] : [])]),
    [],
  );
  return (
    <>
      {props.entities.map((entity) => (
        <DeletedOf key={entity} entity={entity} onEmpty={tell} />
      ))}
      {empty.length === props.entities.length ? <p className="ui-hint">回收站是空的。</p> : null}
    </>
  );
}

function DeletedOf(props: { entity: EntityName; onEmpty: (entity: EntityName, empty: boolean) => void }) {
  const { entity: name } = props;
  const entity = entityOf(name);
  const today = useToday();
  const [page, setPage] = useState(0);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const list = useList({ entity: name, deleted: true, offset: page * pageSize, limit: pageSize });
  const rows = list.value?.rows ?? [];
  const total = list.value?.total ?? 0;
  const title = entity.fields[entity.title];
  const { onEmpty } = props;
  const isEmpty = list.value === undefined ? null : total === 0;
  useEffect(() => {
    if (isEmpty !== null) onEmpty(name, isEmpty);
  }, [isEmpty, name, onEmpty]);
  if (total === 0) return null;

  const restore = (ids: readonly string[]) =>
    void attempt(async () => {
      const { tx } = await restoreRecords(name, ids);
      setSelected([]);
      doneWithUndo(`已恢复${ids.length}条${entity.label}`, tx);
    });
  const titleOf = (row: (typeof rows)[number]) => (title ? fieldText(title, row[entity.title], list.value?.names ?? {}) : '') || '（没有名称）';
  return (
    <Section
      title={entity.label}
      note={`${total}条`}
      extra={
        <Button disabled={selected.length === 0} onClick={() => restore(selected)}>
          恢复{selected.length > 0 ? `${selected.length}条` : ''}
        </Button>
      }
    >
      <table className="record-table" aria-label={`已删除的${entity.label}`}>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Checkbox
                  checked={selected.includes(row.id)}
                  onChange={(event) => setSelected(event.target.checked ? [...selected, row.id] : selected.filter((id) => id !== row.id))}
                >
                  {titleOf(row)}
                </Checkbox>
              </td>
              <td className="ui-hint">
                {row.changedBy} {shownTime(row.changedAt, today)}删除
              </td>
              <td className="record-table-acts">
                <Button type="link" size="small" aria-label={`恢复${titleOf(row)}`} onClick={() => restore([row.id])}>
                  恢复
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > pageSize ? (
        <div className="ui-buttons">
          <Button disabled={page === 0} onClick={() => setPage(page - 1)}>
            上一页
          </Button>
          <Button disabled={(page + 1) * pageSize >= total} onClick={() => setPage(page + 1)}>
            下一页
          </Button>
        </div>
      ) : null}
    </Section>
  );
}
