import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import { memo, useCallback, useEffect, useRef } from 'react';
import { pastedCells } from '#renderer/ui/pastedCells.ts';
import { PasteCell } from '#renderer/ui/PasteCell.tsx';
import { isComposing } from '#renderer/ui/typedText.ts';

export interface PasteColumn {
  key: string;
  title: string;
  /** In rem. */
  width?: number | undefined;
  required?: boolean | undefined;
}

export interface CellError {
  row: number;
  column: string;
  message: string;
}

export interface PasteTableProps {
  columns: readonly PasteColumn[];
  /** One string for each column, in the order of `columns`. */
  rows: readonly (readonly string[])[];
  onChange: (rows: string[][]) => void;
  errors?: readonly CellError[] | undefined;
  /** What a row is called on the button: 添加一个村. */
  addText?: string | undefined;
  label?: string | undefined;
}

/** A small grid that takes cells copied in Excel: pasted at a cell, they fill to the right and down, adding rows. */
export function PasteTable(props: PasteTableProps) {
  const { columns } = props;
  const grid = useRef<HTMLTableElement>(null);
  const blank = () => columns.map(() => '');
  // A row that is whole stays the same object: of five hundred rows only the one that is typed in is drawn again.
  const rows: readonly (readonly string[])[] = props.rows.map((row) => (row.length === columns.length ? row : columns.map((_, i) => row[i] ?? '')));

  const setCell = (row: number, column: number, text: string) =>
    props.onChange(rows.map((cells, r) => (r === row ? cells.map((cell, c) => (c === column ? text : cell)) : (cells as string[])))); // never written to

  const paste = (event: ClipboardEvent, row: number, column: number) => {
    let cells = pastedCells(event.clipboardData.getData('text/plain'));
    if (cells.length <= 1 && (cells[0]?.length ?? 0) <= 1) return;
    event.preventDefault();
    // The head row is often copied along.
    const head = cells[0];
    if (head && head.length > 1 && head.every((cell, i) => cell.trim().replace('*', '') === columns[column + i]?.title)) cells = cells.slice(1);
    const next = rows.map((cellsOfRow) => [...cellsOfRow]);
    cells.forEach((line, r) => {
      const target = (next[row + r] ??= blank());
      line.forEach((cell, c) => {
        if (column + c < columns.length) target[column + c] = cell.trim();
      });
    });
    props.onChange(next.filter((cellsOfRow, r) => r < rows.length || cellsOfRow.some((cell) => cell !== '')));
  };

  const move = (event: KeyboardEvent, row: number, column: number) => {
    if (isComposing(event)) return;
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : 0;
    if (by === 0) return;
    event.preventDefault();
    event.stopPropagation();
    grid.current?.querySelector<HTMLElement>(`[data-cell="${row + by}-${column}"]`)?.focus();
  };

  const remove = (row: number) => props.onChange(rows.filter((_, i) => i !== row) as string[][]); // as above
  // The rows are given functions that stay the same and do what the newest would.
  const newest = useRef({ setCell, paste, move, remove });
  useEffect(() => {
    newest.current = { setCell, paste, move, remove };
  });
  const acts: RowActs = {
    setCell: useCallback((...what) => newest.current.setCell(...what), []),
    paste: useCallback((...what) => newest.current.paste(...what), []),
    move: useCallback((...what) => newest.current.move(...what), []),
    remove: useCallback((...what) => newest.current.remove(...what), []),
  };
  const errorsOf = Map.groupBy(props.errors ?? [], (error) => error.row);

  return (
    <div className="ui-paste">
      <div className="ui-paste-scroll">
        <table ref={grid} aria-label={props.label}>
          <thead>
            <tr>
              <th className="ui-paste-no">行</th>
              {columns.map((column) => (
                <th key={column.key} style={{ width: `${column.width ?? 10}rem` }}>
                  {column.required ? <span className="ui-star">*</span> : null}
                  {column.title}
                </th>
              ))}
              <th className="ui-paste-no">删除</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, r) => (
              // Rows have no identity but their place.
              <PasteRow key={r} row={r} cells={cells} columns={columns} errors={errorWords(columns, errorsOf.get(r))} {...acts} />
            ))}
          </tbody>
        </table>
      </div>
      <div className="ui-buttons">
        <Button icon={<PlusOutlined />} onClick={() => props.onChange([...(rows as string[][]), blank()])}>
          {props.addText ?? '添加一行'}
        </Button>
        <span className="ui-hint">可以从Excel里复制多行，在格子里粘贴</span>
      </div>
    </div>
  );
}

interface RowActs {
  setCell: (row: number, column: number, text: string) => void;
  paste: (event: ClipboardEvent, row: number, column: number) => void;
  move: (event: KeyboardEvent, row: number, column: number) => void;
  remove: (row: number) => void;
}

const separator = '\u0000';

/** The errors of a row as one text, so that a row whose errors are the same is not drawn again. */
function errorWords(columns: readonly PasteColumn[], errors: readonly CellError[] | undefined): string {
  if (!errors) return '';
  return columns.map((column) => errors.find((error) => error.column === column.key)?.message ?? '').join(separator);
}

const PasteRow = memo(function PasteRow(props: RowActs & { row: number; cells: readonly string[]; columns: readonly PasteColumn[]; errors: string }) {
  const { row, cells, columns } = props;
  const errors = props.errors.split(separator);
  return (
    <tr>
      <td className="ui-paste-no">{row + 1}</td>
      {columns.map((column, c) => (
        <td key={column.key}>
          <PasteCell
            place={`${row}-${c}`}
            label={`第${row + 1}行${column.title}`}
            value={cells[c] ?? ''}
            error={errors[c] || undefined}
            onChange={(text) => props.setCell(row, c, text)}
            onPaste={(event) => props.paste(event, row, c)}
            onKeyDown={(event) => props.move(event, row, c)}
          />
        </td>
      ))}
      <td className="ui-paste-no">
        <Button type="text" danger icon={<DeleteOutlined />} aria-label={`删除第${row + 1}行`} onClick={() => props.remove(row)} />
      </td>
    </tr>
  );
});
