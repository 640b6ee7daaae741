import { Button } from 'antd';
import { useState } from 'react';
import type { MissingName } from '#shared/contract/tables.ts';
import { isEntityName } from '#shared/entities/index.ts';
import { nameTable } from '#renderer/pages/tables/tableStore.ts';
import { RefInput } from '#renderer/record/RefInput.tsx';
import { useChoices } from '#renderer/state/choices.ts';
import { PinyinSelect } from '#renderer/ui/PinyinSelect.tsx';

const most = 12;

/** Names in the sheet that nothing has: made, taken for something that is there, or left empty; once for all rows. */
export function MissingNames(props: { missing: readonly MissingName[]; names: Readonly<Record<string, string>>; disabled: boolean }) {
  const [all, setAll] = useState(false);
  const { missing } = props;
  if (missing.length === 0) return null;
  const shown = all ? missing : missing.slice(0, most);
  const open = missing.filter((one) => one.means === null && one.creatable);
  return (
    <div className="tables-missing">
      <div className="tables-line">
        <strong>表里有、系统里没有的名称（{missing.length}个）</strong>
        <span className="ui-hint">定一次，所有行都照办。</span>
        {open.length > 1 ? (
          <Button disabled={props.disabled} onClick={() => void nameTable(open.map(({ of, name }) => ({ of, name, means: 'create' })))}>
            能新建的{open.length}个都新建
          </Button>
        ) : null}
      </div>
      <table className="ui-plain-table">
        <tbody>
          {shown.map((one) => (
            <tr key={`${one.of} ${one.name}`}>
              <td>{one.label}</td>
              <td>
                “{one.name}”{one.rows > 0 ? <span className="ui-hint">　{one.rows}行</span> : null}
              </td>
              <td>
                {one.means === null ? (
                  <div className="tables-line">
                    {one.creatable ? (
                      <Button size="small" disabled={props.disabled} aria-label={`新建“${one.name}”`} onClick={() => void nameTable([{ of: one.of, name: one.name, means: 'create' }])}>
                        新建
                      </Button>
                    ) : null}
                    <Button size="small" disabled={props.disabled} aria-label={`“${one.name}”留空`} onClick={() => void nameTable([{ of: one.of, name: one.name, means: 'empty' }])}>
                      留空
                    </Button>
                    <span>就是</span>
                    <div className="tables-same">
                      <Same of={one.of} name={one.name} />
                    </div>
                  </div>
                ) : (
                  <div className="tables-line">
                    <span>{one.means === 'create' ? '导入时新建' : one.means === 'empty' ? '这一栏留空' : `就是“${props.names[one.id ?? ''] ?? ''}”`}</span>
                    <Button size="small" type="link" disabled={props.disabled} onClick={() => void nameTable([{ of: one.of, name: one.name, means: 'forget' }])}>
                      重新定
                    </Button>
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {missing.length > most ? (
        <Button type="link" onClick={() => setAll(!all)}>
          {all ? '收起' : `还有${missing.length - most}个`}
        </Button>
      ) : null}
    </div>
  );
}

/** The record or the choice that a name means. */
function Same({ of, name }: { of: string; name: string }) {
  const choices = useChoices(of);
  const take = (id: string | undefined | null): void => {
    if (id) void nameTable([{ of, name, means: 'record', id }]);
  };
  if (isEntityName(of)) return <RefInput to={of} value={[]} label={`“${name}”就是`} onChange={(ids) => take(ids[0])} />;
  return <PinyinSelect value={null} label={`“${name}”就是`} options={choices.map((choice) => ({ value: choice.id, label: choice.label }))} onChange={take} />;
}
