import { Button } from 'antd';
import { useState } from 'react';
import type { TableCell, TableColumn, TableRow } from '#shared/contract/tables.ts';
import { mendTable, settleTable } from '#renderer/pages/tables/tableStore.ts';
import { StateTag, type Tone } from '#renderer/ui/StateTag.tsx';
import { isComposing } from '#renderer/ui/typedText.ts';

const states: Readonly<Record<TableRow['state'], { word: string; tone: Tone }>> = {
  added: { word: '新增', tone: 'green' },
  changed: { word: '更新', tone: 'blue' },
  same: { word: '没有变化', tone: 'grey' },
  doubt: { word: '要看一眼', tone: 'yellow' },
  bad: { word: '进不来', tone: 'red' },
};

interface CheckTableProps {
  rows: readonly TableRow[];
  columns: readonly (TableColumn & { used: boolean })[];
  onMended: (row: TableRow) => void;
}

/** The rows as in the sheet, each cell with what is wrong or uncertain in it. A plain table: hundreds of antd cells are slow on an old PC. */
export function CheckTable({ rows, columns, onMended }: CheckTableProps) {
  const [editing, setEditing] = useState<string | null>(null);
  const mend = async (row: TableRow, column: number, text: string | null) => {
    setEditing(null);
    if (text === row.cells[column]?.text) return;
    const mended = await mendTable(row, column, text);
    if (mended) onMended(mended);
  };
  return (
    <div className="tables-scroll tables-check">
      <table className="tables-grid">
        <thead>
          <tr>
            <th scope="col">行</th>
            <th scope="col">结果</th>
            {columns.map((column) => (column.used ? <th key={column.letter} scope="col">{column.label || column.letter}</th> : null))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row}>
              <th scope="row">
                {row.number}
                {row.hidden ? <span className="ui-hint">隐藏</span> : null}
              </th>
              <td className="tables-state">
                <StateTag {...states[row.state]} />
                {row.words.map((word) => (
                  <div key={word} className="ui-refusal">
                    {word}
                  </div>
                ))}
                {row.clashes.map((clash) => (
                  <div key={clash.label} className="tables-clash">
                    {clash.label}：系统里是“{clash.own}”，表里是“{clash.sheet}”
                    <Button size="small" type={clash.use === 'own' ? 'primary' : 'default'} onClick={() => void settleTable(row.row, 'own')}>
                      保留系统里的
                    </Button>
                    <Button size="small" type={clash.use === 'sheet' ? 'primary' : 'default'} onClick={() => void settleTable(row.row, 'sheet')}>
                      用表里的
                    </Button>
                  </div>
                ))}
              </td>
              {columns.map((column, c) => {
                const cell = row.cells[c];
                if (!column.used || !cell) return null;
                const place = `${row.row},${c}`;
                return (
                  <td key={column.letter} className={cell.error === null ? (cell.note === null ? (cell.mended ? 'tables-mended' : '') : 'tables-doubt') : 'tables-bad'}>
                    {editing === place ? (
                      <MendInput label={`第${row.number}行${column.label}`} text={cell.text} onDone={(text) => void mend(row, c, text)} onCancel={() => setEditing(null)} />
                    ) : (
                      <CellView cell={cell} label={`修改第${row.number}行${column.label}`} onEdit={() => setEditing(place)} onRestore={() => void mend(row, c, null)} />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? <p className="ui-hint">没有这样的行。</p> : null}
    </div>
  );
}

function CellView(props: { cell: TableCell; label: string; onEdit: () => void; onRestore: () => void }) {
  const { cell } = props;
  return (
    <>
      <button type="button" className="tables-cell" aria-label={props.label} onClick={props.onEdit}>
        {cell.text === '' ? '（空）' : cell.text}
      </button>
      {cell.read === '' || cell.error !== null ? null : <div className="ui-hint">读作：{cell.read}</div>}
      {cell.error === null ? null : <div className="ui-refusal">{cell.error}</div>}
      {cell.note === null ? null : <div className="tables-note">{cell.note}</div>}
      {cell.mended ? (
        <button type="button" className="ui-link" onClick={props.onRestore}>
          改回原样
        </button>
      ) : null}
    </>
  );
}

/** Enter or leaving the cell takes what was typed; Esc leaves it as it was. */
function MendInput(props: { label: string; text: string; onDone: (text: string) => void; onCancel: () => void }) {
  const [text, setText] = useState(props.text);
  return (
    <textarea
      autoFocus
      className="tables-input"
      aria-label={props.label}
      value={text}
      rows={Math.min(5, text.split('\n').length)}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => props.onDone(text)}
      onKeyDown={(event) => {
        if (isComposing(event)) return;
        if (event.key === 'Enter' && !event.altKey) {
          event.preventDefault();
          props.onDone(text);
        }
        if (event.key === 'Escape') props.onCancel();
      }}
    />
  );
}
