import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import { useRef } from 'react';
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
  const rows = props.rows.map((row) => columns.map((_, i) => row[i] ?? ''));

  const setCell = (row: number, column: number, text: string) =>
    props.onChange(rows.map((cells, r) => (r === row ? cells.map((cell, c) => (c === column ? text : cell)) : cells)));

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

  const errorAt = (row: number, column: PasteColumn) =>
    props.errors?.find((error) => error.row === row && error.column === column.key)?.message;

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
              <tr key={r}>
                <td className="ui-paste-no">{r + 1}</td>
                {columns.map((column, c) => (
                  <td key={column.key}>
                    <PasteCell
                      place={`${r}-${c}`}
                      label={`第${r + 1}行${column.title}`}
                      value={cells[c] ?? ''}
                      error={errorAt(r, column)}
                      onChange={(text) => setCell(r, c, text)}
                      onPaste={(event) => paste(event, r, c)}
                      onKeyDown={(event) => move(event, r, c)}
                    />
                  </td>
                ))}
                <td className="ui-paste-no">
                  <Button type="text" danger icon={<DeleteOutlined />} aria-label={`删除第${r + 1}行`} onClick={() => props.onChange(rows.filter((_, i) => i !== r))} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="ui-buttons">
        <Button icon={<PlusOutlined />} onClick={() => props.onChange([...rows, blank()])}>
          {props.addText ?? '添加一行'}
        </Button>
        <span className="ui-hint">可以从Excel里复制多行，在格子里粘贴</span>
      </div>
    </div>
  );
}
