import '#renderer/record/record.css';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { LedgerSheet } from '#shared/contract/figures.ts';
import type { Names, Row } from '#shared/contract/records.ts';
import type { Entity } from '#shared/entity.ts';
import type { Field } from '#shared/fields.ts';
import { isSet } from '#shared/fields.ts';
import { tableKindOf } from '#shared/tables/kinds.ts';
import { concealer, useRevealed } from '#renderer/record/reveal.ts';
import { tellsWho } from '#shared/rules/telling.ts';
import { LedgerPrint } from '#renderer/print/LedgerPrint.tsx';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { copyText, rowsAsText } from '#renderer/record/copyRows.ts';
import { exportSheet, sheetToPrint } from '#renderer/record/exportSheet.ts';
import { FieldText } from '#renderer/record/FieldText.tsx';
import { fieldText } from '#renderer/record/fieldText.ts';
import { FilterInput } from '#renderer/record/FilterInput.tsx';
import { conditionWords } from '#renderer/record/listQuery.ts';
import { SavedViews } from '#renderer/record/SavedViews.tsx';
import { SearchBox } from '#renderer/record/SearchBox.tsx';
import { YearSwitch } from '#renderer/record/YearSwitch.tsx';
import { useKeptScroll } from '#renderer/record/useKeptScroll.ts';
import { type RecordListQuery, useRecordList } from '#renderer/record/useRecordList.ts';
import { useShownNames } from '#renderer/record/useShownNames.ts';
import { useColumnChoice } from '#renderer/state/listView.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { deleteRecords, type ListQuery, listOnce } from '#renderer/state/records.ts';
import { useSession } from '#renderer/state/session.ts';
import type { Action } from '#renderer/ui/action.ts';
import { chosenColumns } from '#renderer/ui/ColumnSettings.tsx';
import type { EmptyStateProps } from '#renderer/ui/EmptyState.tsx';
import { ListPage } from '#renderer/ui/ListPage.tsx';
import type { ListColumn } from '#renderer/ui/ListTable.tsx';
import { notify } from '#renderer/ui/notify.tsx';
import { useSameItems } from '#renderer/ui/useSameItems.ts';

/** A column that the definition doesn't have: 逾期天数, a light. */
export type ExtraColumn = ListColumn<Row> & { after?: string | undefined };

export interface RecordListProps extends RecordListQuery {
  title: string;
  note?: ReactNode;
  /** The usual columns; by default those of the definition. The title comes first. The other fields can be chosen. */
  columns?: readonly string[] | undefined;
  extraColumns?: readonly ExtraColumn[] | undefined;
  /** Fields to filter by: the first four in sight, the others behind 更多条件. */
  filters?: readonly string[] | undefined;
  /** The day by which a record is of a year: then the list says which years it shows, and follows the year of the top bar. */
  yearField?: string | undefined;
  rowHref: (row: Row) => string;
  rowClass?: ((row: Row) => string) | undefined;
  primary?: Action | undefined;
  actions?: readonly Action[] | undefined;
  /** Gets the query of all matching rows, or of the selected ones; without it they are saved as .xlsx. */
  onExport?: ((query: ListQuery, columns: readonly string[]) => void) | undefined;
  bulk?: ((ids: readonly string[], clear: () => void) => readonly Action[]) | undefined;
  /** Where records are not deleted by hand. */
  keepRecords?: boolean | undefined;
  empty?: Partial<EmptyStateProps> | undefined;
}

function widthOf(field: Field): number | undefined {
  switch (field.kind) {
    case 'day':
      return 8;
    case 'time':
    case 'number':
    case 'flag':
      return 6;
    case 'choice':
      return 8;
    case 'ref':
      return 10;
    default:
      return undefined;
  }
}

function PlainHead({ sheet }: { sheet: LedgerSheet }) {
  return (
    <thead>
      <tr>
        {sheet.columns.map((column, i) => (
          <th key={i} scope="col">
            {column.label}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function nameOfRow(entity: Entity, row: Row, names: Names, revealed: ReadonlySet<string>): string {
  const title = entity.fields[entity.title];
  const text = title ? fieldText(title, row[entity.title], names) : row.id;
  return title ? (concealer(entity, row, names, revealed)?.(title, text) ?? text) : text;
}

function columnsOf(entity: Entity, usual: readonly string[], extra: NonNullable<RecordListProps['extraColumns']>, names: Names, revealed: ReadonlySet<string>): ListColumn<Row>[] {
  const keys = [...new Set([entity.title, ...usual, ...Object.keys(entity.fields).filter((key) => !['order', 'rich'].includes(entity.fields[key]?.kind ?? ''))])];
  const columns = keys.flatMap((key) => {
    const field = entity.fields[key];
    if (!field) return [];
    const column: ListColumn<Row> = {
      key,
      title: field.label,
      hidden: key !== entity.title && !usual.includes(key),
      // The title takes what is left.
      ...(key === entity.title ? {} : { width: widthOf(field) ?? 9 }),
      align: field.kind === 'number' ? 'right' : 'left',
      sortable: !isSet(field),
      render: (row) => {
        const conceal = tellsWho(field) || field.kind === 'text' || field.kind === 'memo' ? concealer(entity, row, names, revealed) : null;
        if (conceal) return conceal(field, fieldText(field, row[key], names));
        return key === entity.title ? fieldText(field, row[key], names) || '（没有名称）' : <FieldText field={field} value={row[key]} names={names} />;
      },
    };
    return [column, ...extra.filter((one) => one.after === key)];
  });
  return [...columns, ...extra.filter((one) => one.after === undefined)];
}

const noColumns: readonly ExtraColumn[] = [];

/** The list of any entity: tabs with counts, filters, columns, selection, all of it found again on coming back. */
export function RecordList(props: RecordListProps) {
  const { entity } = props;
  const list = useRecordList(props);
  const { view, change } = list;
  const practice = useSession()?.practice ?? false;
  const [printing, setPrinting] = useState<LedgerSheet | null>(null);
  const endPrint = useCallback(() => setPrinting(null), []);
  const [chosen, choose] = useColumnChoice(props.listKey ?? entity.name);
  useKeptScroll(view.scrolled, !list.loading, (scrolled) => change({ scrolled }));

  const wantedColumns = useSameItems(props.columns ?? entity.list);
  const extraColumns = useSameItems(props.extraColumns ?? noColumns);
  const { names } = list;
  const { ids: revealed } = useRevealed();
  // Made anew only when they show something else: each cell of the table is made with them.
  const columns = useMemo(() => columnsOf(entity, wantedColumns, extraColumns, names, revealed), [entity, wantedColumns, extraColumns, names, revealed]);
  const rowName = useCallback((row: Row) => nameOfRow(entity, row, names, revealed), [entity, names, revealed]);

  const selected = view.selected;
  const clear = () => change({ selected: [] });
  const wanted = (): ListQuery => (selected.length > 0 ? { ...list.query, where: [{ field: 'id', op: 'in', value: [...selected] }], search: '' } : list.query);
  const columnKeys = () => chosenColumns(columns, chosen).map((column) => column.key).filter((key) => entity.fields[key]);
  const importOld = tableKindOf(entity.name) ? () => navigate(hrefOf(['tables'], { kind: entity.name })) : undefined;
  const copy = () =>
    void attempt(async () => {
      const all = await listOnce({ ...wanted(), offset: 0, limit: 20_000 });
      const copied = await copyText(rowsAsText(entity, columnKeys(), all.rows, all.names, revealed));
      if (copied) notify.done(`已复制${all.rows.length}条，可以粘贴到Excel或WPS里`);
      else notify.failure({ message: '系统不让复制，数据没有变化。', fix: '请改用“导出”。' });
    });
  const remove = () =>
    void attempt(async () => {
      const { tx } = await deleteRecords(list.query.entity, selected);
      clear();
      doneWithUndo(`已删除${selected.length}条${entity.label}，可在回收站里找回`, tx);
    });

  const setFilter = (key: string, value: typeof view.filters[string] | undefined) => {
    const { [key]: _, ...others } = view.filters;
    change({ filters: value === undefined ? others : { ...others, [key]: value } });
  };
  const filters = (props.filters ?? []).flatMap((key) => {
    const field = entity.fields[key];
    return field ? [<FilterInput key={key} field={field} value={view.filters[key]} onChange={(value) => setFilter(key, value)} />] : [];
  });
  // One line of 1366 pixels: the switch of the years takes the room of one.
  const inSight = props.yearField ? 3 : 4;
  const filterRow = Object.fromEntries(Object.entries(view.filters).flatMap(([key, value]) => (Array.isArray(value) ? [[key, value as readonly string[]]] : [])));
  const conditionNames = useShownNames(entity, [filterRow]);
  const conditions = conditionWords(entity, view, conditionNames);
  const tabLabel = props.tabs?.find((tab) => tab.key === list.tab)?.label;
  const inWords = (query: ListQuery): string[] => (query.where?.some((one) => one.field === 'id') ? ['选中的记录'] : [...(tabLabel ? [tabLabel] : []), ...conditions]);
  const print = (query: ListQuery) => void attempt(async () => setPrinting(await sheetToPrint(query, columnKeys(), props.title, inWords(query))));
  const onExport = props.onExport ?? ((query: ListQuery, keys: readonly string[]) => exportSheet(query, keys, props.title, inWords(query)));
  if (printing) return <LedgerPrint sheet={printing} head={<PlainHead sheet={printing} />} practice={practice} onDone={endPrint} />;

  return (
    <>
      {list.failure ? (
        <p className="ui-refusal" role="alert">
          {list.failure.message} {list.failure.fix}
        </p>
      ) : null}
      <ListPage<Row>
        title={props.title}
        note={props.note}
        primary={props.primary}
        actions={[
          ...(props.actions ?? []),
          ...(importOld ? [{ key: 'import', text: '导入旧表', onClick: importOld }] : []),
          { key: 'export', text: '导出', onClick: () => onExport({ ...list.query, offset: 0, limit: 20_000 }, columnKeys()), disabled: list.total === 0 },
          { key: 'publish', text: '导出公开版（无姓名电话）', onClick: () => exportSheet({ ...list.query, offset: 0, limit: 20_000 }, columnKeys(), props.title, inWords(list.query), true), disabled: list.total === 0 },
          { key: 'print', text: '打印', onClick: () => print(list.query), disabled: list.total === 0 },
          { key: 'copy', text: '复制表格', onClick: copy, disabled: list.total === 0 },
        ]}
        tabs={props.tabs?.map((tab, index) => ({ key: tab.key, title: tab.label, count: list.counts?.[index] }))}
        tab={list.tab}
        onTab={(tab) => change({ tab })}
        views={<SavedViews listKey={props.listKey ?? entity.name} state={view} onChoose={(state) => change({ ...state, page: 1, selected: [] })} />}
        filters={
          <>
            <SearchBox value={view.search} onChange={(search) => change({ search })} label={`在${entity.label}里查找`} />
            {props.yearField ? <YearSwitch listKey={props.listKey ?? entity.name} value={view.filters[props.yearField]} onChange={(value) => setFilter(props.yearField ?? '', value)} /> : null}
            {filters.slice(0, inSight)}
          </>
        }
        moreFilters={filters.length > inSight ? filters.slice(inSight) : undefined}
        conditions={conditions}
        onClearConditions={() => change({ filters: {}, search: '' })}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowName={rowName}
        whole={view.scrolled > 0}
        columns={columns}
        chosen={chosen}
        onChooseColumns={choose}
        href={props.rowHref}
        rowClass={props.rowClass}
        loading={list.loading && list.rows.length === 0}
        late={list.late}
        sort={view.sort}
        onSort={(sort) => change({ sort, page: 1 })}
        page={view.page}
        pageSize={view.pageSize}
        total={list.total}
        onPage={(page, pageSize) => change({ page: pageSize === view.pageSize ? page : 1, pageSize, scrolled: 0 })}
        selected={selected}
        onSelect={list.select}
        bulk={[
          ...(props.bulk?.(selected, clear) ?? []),
          { key: 'export', text: `导出${selected.length}条`, onClick: () => onExport({ ...wanted(), offset: 0, limit: 20_000 }, columnKeys()) },
          { key: 'print', text: `打印${selected.length}条`, onClick: () => print(wanted()) },
          { key: 'copy', text: `复制${selected.length}条`, onClick: copy },
          ...(props.keepRecords ? [] : [{ key: 'delete', text: `删除${selected.length}条`, danger: true, onClick: remove }]),
        ]}
        empty={{ sentence: `还没有${entity.label}。`, newText: props.primary?.text, onNew: props.primary?.onClick, onImport: importOld, ...props.empty }}
      />
    </>
  );
}
