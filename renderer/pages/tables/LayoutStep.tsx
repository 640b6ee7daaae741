import { Button, Checkbox, Radio } from 'antd';
import { entityOf, isEntityName } from '#shared/entities/index.ts';
import { columnLetter } from '#shared/tables/grid.ts';
import { tableKinds } from '#shared/tables/kinds.ts';
import { changeTable, layTable, useTable } from '#renderer/pages/tables/tableStore.ts';
import { PinyinSelect } from '#renderer/ui/PinyinSelect.tsx';

const kindOptions = tableKinds.map(({ entity }) => ({ value: entity, label: entityOf(entity).label }));

/** Ticking a row makes it head: beside the head it makes it longer, elsewhere it is the head alone; unticking shortens it. */
function toggled(head: { first: number; last: number } | null, row: number): { first: number; last: number } {
  if (head === null || row < head.first - 1 || row > head.last + 1) return { first: row, last: row };
  if (row < head.first || row > head.last) return { first: Math.min(head.first, row), last: Math.max(head.last, row) };
  if (head.first === head.last) return head;
  return row - head.first < head.last - row ? { first: row + 1, last: head.last } : { first: head.first, last: row - 1 };
}

/** Which sheet, what is in it, and where its head stands: found already, to be looked at. */
export function LayoutStep() {
  const { sheets, sheet, layout, job } = useTable();
  const shown = sheets[sheet];
  const head = layout?.head ?? null;
  const inHead = (row: number): boolean => head !== null && row >= head.first && row <= head.last;
  return (
    <section className="ui-section tables-step">
      {sheets.length > 1 ? (
        <div className="tables-line">
          <span className="tables-label">工作表：</span>
          <Radio.Group value={sheet} disabled={job !== ''} onChange={(event) => void layTable({ sheet: Number(event.target.value) })} options={sheets.map((one, i) => ({ value: i, label: `${one.name}（${one.rows}行${one.hidden ? '，隐藏' : ''}）` }))} />
        </div>
      ) : null}
      <div className="tables-line">
        <label className="tables-label" htmlFor="table-kind">
          这是什么表：
        </label>
        <div className="tables-kind">
          <PinyinSelect id="table-kind" clearable={false} value={layout?.kind ?? null} options={kindOptions} onChange={(kind) => kind && isEntityName(kind) && void layTable({ kind })} />
        </div>
        <span className="ui-hint">
          {layout === null ? '没有找到表头，请在下面勾选哪一行是表头' : `${layout.sure ? '认出了表头' : '表头拿不准，请看一看'}，下面有${layout.rows}行内容`}
          {layout && layout.skipped.length > 0 ? `，另有${layout.skipped.length}行是合计、签字之类，不导入` : ''}
        </span>
      </div>
      <div className="tables-scroll">
        <table className="tables-grid">
          <thead>
            <tr>
              <th scope="col">表头</th>
              {Array.from({ length: shown?.columns ?? 0 }, (_, i) => (
                <th key={i} scope="col">
                  {columnLetter(i)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown?.top.map((row, r) => (
              <tr key={r} className={inHead(r) ? 'tables-head-row' : head && r < head.first ? 'tables-above' : ''}>
                <th scope="row">
                  <Checkbox checked={inHead(r)} disabled={job !== ''} onChange={() => void layTable({ head: toggled(head, r) })} aria-label={`第${r + 1}行是表头`}>
                    {r + 1}
                  </Checkbox>
                </th>
                {row.filter((text) => text !== '').length === 1 && row[0] !== '' ? (
                  <td colSpan={row.length}>{row[0]}</td>
                ) : (
                  row.map((text, c) => <td key={c}>{text}</td>)
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {layout && layout.skipped.length > 0 ? (
        <details>
          <summary>不导入的{layout.skipped.length}行</summary>
          <ul className="tables-skipped">
            {layout.skipped.slice(0, 200).map((one) => (
              <li key={one.row}>
                第{one.row}行，{one.why}：{one.text}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <div className="tables-foot">
        <Button type="primary" size="large" disabled={layout === null || job !== ''} onClick={() => changeTable({ step: 'columns' })}>
          下一步：对栏目
        </Button>
      </div>
    </section>
  );
}
