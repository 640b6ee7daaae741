import { Table } from 'antd';
import type { ColumnType } from 'antd/es/table';
import type { ReactNode } from 'react';
import { memo, startTransition, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ChosenColumns, NamedColumn } from '#renderer/ui/ColumnSettings.tsx';
import { useColumns } from '#renderer/ui/ColumnSettings.tsx';
import { Opening } from '#renderer/ui/Opening.tsx';
import { moveAmongRows } from '#renderer/ui/rowKeys.ts';

export interface ListColumn<Row> extends NamedColumn {
  /** In rem; without it the column shares what is left. */
  width?: number | undefined;
  align?: 'left' | 'right' | 'center' | undefined;
  sortable?: boolean | undefined;
  render: (row: Row) => ReactNode;
}

export interface ListSort {
  key: string;
  descending: boolean;
}

export interface ListTableProps<Row> {
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The first column is the title: a link to `href(row)`, always shown. */
  columns: readonly ListColumn<Row>[];
  chosen?: ChosenColumns | null | undefined;
  href: (row: Row) => string;
  /** Words read aloud for the row's tick box; the key when absent. */
  rowName?: ((row: Row) => string) | undefined;
  loading?: boolean | undefined;
  /** Other rows were asked for, and these stay until they are there. */
  late?: boolean | undefined;
  sort?: ListSort | null | undefined;
  onSort?: ((sort: ListSort | null) => void) | undefined;
  /** Page numbers begin with 1. `total` counts all rows that match, not those on this page. */
  page?: number | undefined;
  pageSize?: number | undefined;
  total?: number | undefined;
  onPage?: ((page: number, pageSize: number) => void) | undefined;
  selected?: readonly string[] | undefined;
  onSelect?: ((keys: string[]) => void) | undefined;
  /** All rows at once: a list that is brought back to where it was left needs its whole height. */
  whole?: boolean | undefined;
  /** A class for the row: overdue, done. */
  rowClass?: ((row: Row) => string) | undefined;
  empty?: ReactNode;
}

export const pageSizes = [50, 100, 200] as const;

/** As many as the first screen holds. */
const firstScreen = 14;

/** The rows to show now: of a list that is new on screen its first screen, the others in the slices of time after it. */
function useFirstScreen<Row>(rows: readonly Row[], keyOf: (row: Row) => string, whole: boolean): readonly Row[] {
  const [grown, setGrown] = useState<readonly Row[]>([]);
  const sameList = (): boolean => {
    const before = new Set(grown.slice(0, firstScreen).map(keyOf));
    return rows.some((row) => before.has(keyOf(row)));
  };
  const all = whole || rows.length <= firstScreen || grown === rows || sameList();
  useEffect(() => {
    if (grown !== rows) startTransition(() => setGrown(rows));
  }, [rows, grown]);
  return useMemo(() => (all ? rows : rows.slice(0, firstScreen)), [all, rows]);
}

/** Rows by pages, not virtual: what is on the page can be printed and found with Ctrl+F. Arrows move, Enter opens, space ticks. */
export function ListTable<Row extends object>(props: ListTableProps<Row>) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  // The same functions for ever, so that the rows are only made anew when what they show is another.
  const calls = useMemo(
    (): Calls<Row> => ({
      rowKey: (row) => latest.current.rowKey(row),
      href: (row) => latest.current.href(row),
      onSelect: (keys) => latest.current.onSelect?.(keys),
      onPage: (page, size) => latest.current.onPage?.(page, size),
      onSort: (sort) => {
        latest.current.onSort?.(sort);
        place.current?.scrollIntoView?.({ block: 'nearest' });
      },
    }),
    [],
  );
  const shown = useColumns(props.columns, props.chosen ?? null);
  const rows = useFirstScreen(props.rows, props.rowKey, props.whole ?? false);
  const { rowName, rowClass, loading, sort, page, pageSize, total, selected, onSelect } = props;
  return (
    <div ref={place} className="ui-table" onKeyDown={moveAmongRows}>
      {props.late ? <Opening words="正在读取…" here /> : null}
      <Rows<Row>
        {...{ calls, rows, shown, rowName, rowClass, loading, sort, page, pageSize, total }}
        titleKey={props.columns[0]?.key}
        selected={onSelect ? selected : undefined}
        empty={rows.length === 0 ? props.empty : null}
      />
    </div>
  );
}

interface Calls<Row> {
  rowKey: (row: Row) => string;
  href: (row: Row) => string;
  onSelect: (keys: string[]) => void;
  onPage: (page: number, pageSize: number) => void;
  onSort: (sort: ListSort | null) => void;
}

interface RowsProps<Row> extends Pick<ListTableProps<Row>, 'rows' | 'rowName' | 'rowClass' | 'loading' | 'sort' | 'page' | 'pageSize' | 'total' | 'selected' | 'empty'> {
  calls: Calls<Row>;
  shown: readonly ListColumn<Row>[];
  titleKey: string | undefined;
}

function PlainRows<Row extends object>(props: RowsProps<Row>) {
  const { calls, shown, titleKey, selected, sort, total } = props;
  const columns = shown.map((column): ColumnType<Row> => ({
    key: column.key,
    title: column.title,
    align: column.align ?? 'left',
    sorter: column.sortable ?? false,
    sortOrder: sort?.key === column.key ? (sort.descending ? 'descend' : 'ascend') : null,
    showSorterTooltip: false,
    ...(column.width ? { width: `${column.width}rem` } : {}),
    render: (_: unknown, row: Row) =>
      column.key === titleKey ? (
        <a href={calls.href(row)} tabIndex={-1} className="ui-title-link">
          {column.render(row)}
        </a>
      ) : (
        column.render(row)
      ),
  }));
  // What is given a width keeps it; below the sum the table scrolls instead of breaking words into columns of one letter.
  const least = shown.reduce((sum, column) => sum + (column.width ?? 14), selected ? 3 : 0);

  return (
    <Table<Row>
      rowKey={calls.rowKey}
      dataSource={props.rows}
      columns={columns}
      loading={props.loading ?? false}
      size="medium"
      scroll={{ x: `${least}rem` }}
      locale={{ emptyText: props.loading ? '正在读取…' : (props.empty ?? '没有内容') }}
      onRow={(row, index) => ({ tabIndex: index === 0 ? 0 : -1, className: props.rowClass?.(row) ?? '' })}
      pagination={
        total === undefined || total === 0
          ? false
          : {
              current: props.page ?? 1,
              pageSize: props.pageSize ?? pageSizes[0],
              total,
              pageSizeOptions: [...pageSizes],
              showSizeChanger: total > pageSizes[0],
              showTotal: (all) => `共${all}条`,
              onChange: calls.onPage,
            }
      }
      {...(selected
        ? {
            rowSelection: {
              selectedRowKeys: [...selected],
              columnWidth: '3rem',
              // Rows ticked on another page stay ticked.
              preserveSelectedRowKeys: true,
              onChange: (keys: React.Key[]) => calls.onSelect(keys.map(String)),
              getCheckboxProps: (row: Row) => ({ 'aria-label': `选择${props.rowName?.(row) ?? calls.rowKey(row)}` }),
              getTitleCheckboxProps: () => ({ 'aria-label': '选择本页全部' }),
            },
          }
        : {})}
      onChange={(_page, _filters, sorter, extra) => {
        if (extra.action !== 'sort' || Array.isArray(sorter)) return;
        const key = sorter.columnKey;
        calls.onSort(sorter.order && key !== undefined ? { key: String(key), descending: sorter.order === 'descend' } : null);
      }}
    />
  );
}

const Rows = memo(PlainRows) as typeof PlainRows; // as: memo() forgets the type parameter
