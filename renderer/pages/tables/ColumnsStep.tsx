import { Button, Checkbox } from 'antd';
import type { TableLayout } from '#shared/contract/tables.ts';
import { entityOf } from '#shared/entities/index.ts';
import { isEmpty } from '#shared/schema.ts';
import { tableKindOf, type Target, targetsOf } from '#shared/tables/kinds.ts';
import { changeTable, readTable, useTable } from '#renderer/pages/tables/tableStore.ts';
import { FieldInput } from '#renderer/record/FieldInput.tsx';
import { useToday } from '#renderer/state/session.ts';
import { FormField } from '#renderer/ui/FormField.tsx';
import { PinyinSelect } from '#renderer/ui/PinyinSelect.tsx';

const nowhere = '-';

/** Where each column goes, what is filled in where the sheet says nothing, and what makes two rows the same. */
export function ColumnsStep() {
  const { layout } = useTable();
  const kind = layout && tableKindOf(layout.kind);
  if (!layout || !kind) return null;
  return <Columns layout={layout} targets={targetsOf(kind)} />;
}

function Columns({ layout, targets }: { layout: TableLayout; targets: readonly Target[] }) {
  const { columns, presets, year, key, hidden, job, sheets, sheet } = useTable();
  const entity = entityOf(layout.kind);
  const thisYear = Number(useToday().slice(0, 4));
  const titleLabel = entity.fields[entity.title]?.label ?? '';
  const required = targets.filter((target) => target.part === null && target.field.required && target.path !== entity.title);
  const mapped = targets.filter((target) => target.part === null && (columns.includes(target.path) || !isEmpty(presets[target.path])));
  const options = [{ value: nowhere, label: '（不导入）' }, ...(entity.fields['note'] ? [{ value: '+', label: '（并入备注）' }] : []), ...targets.map((target) => ({ value: target.path, label: target.label, note: target.field.required ? '必填' : undefined }))];
  const put = (at: number, path: string | null): void => {
    const to = path === null || path === nowhere ? null : path;
    // A field has one column: the one that had it before gives it up.
    changeTable({ columns: columns.map((one, i) => (i === at ? to : to !== null && to !== '+' && one === to ? null : one)) });
  };
  const missingTitle = !columns.includes(entity.title);
  const hiddenRows = sheets[sheet]?.hiddenRows ?? 0;
  return (
    <section className="ui-section tables-step">
      <p className="ui-hint" role="status">
        {layout.remembered ? '这样的表以前导过，栏目按上次的对好了。' : '认得的栏目已经对好，请看一看；不认得的请选一下，或者并入备注。'}
      </p>
      <div className="tables-scroll tables-columns">
        <table className="ui-plain-table">
          <thead>
            <tr>
              <th scope="col">列</th>
              <th scope="col">表里的栏目</th>
              <th scope="col">表里的内容</th>
              <th scope="col">对应到</th>
            </tr>
          </thead>
          <tbody>
            {layout.columns.map((column, i) =>
              column.label === '' && column.samples.length === 0 ? null : (
                <tr key={column.letter} className={columns[i] === null ? 'tables-unused' : ''}>
                  <td>{column.letter}</td>
                  <td>
                    {column.label || '（没有名称）'}
                    {column.unit ? <span className="ui-hint"> 单位：{column.unit}</span> : null}
                  </td>
                  <td className="tables-samples">{column.samples.join('；')}</td>
                  <td className="tables-target">
                    <PinyinSelect label={`${column.label || column.letter}对应到`} clearable={false} value={columns[i] ?? nowhere} options={options} onChange={(path) => put(i, path)} />
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
      {missingTitle ? <p className="ui-refusal">还没有指定哪一栏是“{titleLabel}”，请选一下。</p> : null}
      {required.length > 0 ? (
        <>
          <h2 className="ui-heading">表里没有，或者空着时，都填</h2>
          <div className="ui-group-rows">
            {required.map(({ path, label, field }) => (
              <FormField key={path} name={path} label={label} required={!columns.includes(path)}>
                <FieldInput field={field} value={presets[path] ?? null} onChange={(value) => changeTable({ presets: { ...presets, [path]: value } })} />
              </FormField>
            ))}
          </div>
        </>
      ) : null}
      <div className="tables-line">
        <span className="tables-label">怎样算同一条：</span>
        <Checkbox.Group value={[...key]} options={mapped.filter((target) => !['memo', 'rich'].includes(target.field.kind)).map((target) => ({ value: target.path, label: target.label, disabled: target.path === entity.title }))} onChange={(chosen) => changeTable({ key: chosen.map(String).slice(0, 6) })} />
      </div>
      <p className="ui-hint">这几栏都一样的，就当作系统里已有的那一条来更新，不会重复。</p>
      {layout.needsYear ? (
        <div className="tables-line">
          <label className="tables-label" htmlFor="table-year">
            没写年份的日期：
          </label>
          <div className="tables-year">
            <PinyinSelect id="table-year" placeholder="请选是哪一年" value={year === null ? null : String(year)} options={Array.from({ length: 30 }, (_, i) => ({ value: String(thisYear - i), label: `${thisYear - i}年` }))} onChange={(chosen) => changeTable({ year: chosen === null ? null : Number(chosen) })} />
          </div>
        </div>
      ) : null}
      {hiddenRows > 0 ? (
        <Checkbox checked={hidden} onChange={(event) => changeTable({ hidden: event.target.checked })}>
          表里有{hiddenRows}行是隐藏的，也导入
        </Checkbox>
      ) : null}
      <div className="tables-foot">
        <Button size="large" onClick={() => changeTable({ step: 'layout' })}>
          上一步
        </Button>
        <Button type="primary" size="large" disabled={missingTitle || job !== ''} onClick={() => void readTable()}>
          下一步：核对
        </Button>
      </div>
    </section>
  );
}
