import { Button, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { Action } from '#renderer/ui/action.ts';
import { ActionButtons } from '#renderer/ui/ActionButtons.tsx';
import { ColumnSettings } from '#renderer/ui/ColumnSettings.tsx';
import { EmptyState, FilteredEmpty } from '#renderer/ui/EmptyState.tsx';
import type { EmptyStateProps } from '#renderer/ui/EmptyState.tsx';
import { ListTable } from '#renderer/ui/ListTable.tsx';
import type { ListTableProps } from '#renderer/ui/ListTable.tsx';

export interface ListTab {
  key: string;
  title: string;
  count?: number | undefined;
}

export interface ListPageProps<Row> extends Omit<ListTableProps<Row>, 'empty'> {
  title: string;
  /** A grey line beside the title. */
  note?: ReactNode;
  /** The one primary button: 新建议题. */
  primary?: Action | undefined;
  actions?: readonly Action[] | undefined;
  tabs?: readonly ListTab[] | undefined;
  tab?: string | undefined;
  onTab?: ((key: string) => void) | undefined;
  /** Saved views, left of the filters. */
  views?: ReactNode;
  filters?: ReactNode;
  /** Filters that show on 更多条件. */
  moreFilters?: ReactNode;
  /** The conditions in force, in words (状态：办理中); empty: none. */
  conditions?: readonly string[] | undefined;
  onClearConditions?: (() => void) | undefined;
  onChooseColumns?: ((chosen: NonNullable<ListTableProps<Row>['chosen']>) => void) | undefined;
  /** Shown in a bar as soon as rows are selected. */
  bulk?: readonly Action[] | undefined;
  empty: EmptyStateProps;
}

/** A list: what it is, what can be done, which part of it, under which conditions, the rows. The caller holds all state. */
export function ListPage<Row extends object>(props: ListPageProps<Row>) {
  const [more, setMore] = useState(false);
  const conditions = props.conditions ?? [];
  const selected = props.selected ?? [];
  const clear = props.onClearConditions;

  return (
    <div className="ui-list">
      <div className="ui-title-row">
        <h1>{props.title}</h1>
        <span className="ui-hint">{props.note}</span>
        <div className="ui-buttons">
          <ActionButtons actions={props.actions ?? []} />
          {props.primary ? (
            <Button type="primary" icon={props.primary.icon} disabled={props.primary.disabled ?? false} onClick={props.primary.onClick}>
              {props.primary.text}
            </Button>
          ) : null}
        </div>
      </div>
      {props.tabs ? (
        <Tabs
          className="ui-tabs"
          activeKey={props.tab ?? props.tabs[0]?.key ?? ''}
          onChange={(key) => props.onTab?.(key)}
          items={props.tabs.map((tab) => ({ key: tab.key, label: tab.count === undefined ? tab.title : `${tab.title} ${tab.count}` }))}
        />
      ) : null}
      {props.filters || props.views || props.onChooseColumns ? (
        <div className="ui-filters" role="search">
          {props.views}
          {props.filters}
          {more ? props.moreFilters : null}
          {props.moreFilters ? <Button type="link" onClick={() => setMore(!more)}>{more ? '收起' : '更多条件'}</Button> : null}
          {conditions.length > 0 && clear ? <Button type="link" onClick={clear}>清除条件</Button> : null}
          <span className="ui-filters-end">
            {props.onChooseColumns ? (
              <ColumnSettings columns={props.columns} chosen={props.chosen ?? null} onChoose={props.onChooseColumns} />
            ) : null}
          </span>
        </div>
      ) : null}
      {selected.length > 0 && props.bulk ? (
        <div className="ui-bulk" role="toolbar" aria-label="批量操作">
          <span role="status">已选{selected.length}条</span>
          <ActionButtons actions={props.bulk} shown={6} />
          <Button type="link" onClick={() => props.onSelect?.([])}>取消选择</Button>
        </div>
      ) : null}
      <ListTable
        {...props}
        empty={conditions.length > 0 && clear ? <FilteredEmpty conditions={conditions} onClear={clear} /> : <EmptyState {...props.empty} />}
      />
    </div>
  );
}
