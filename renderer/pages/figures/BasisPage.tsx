import { Button, Radio } from 'antd';
import { useState } from 'react';
import { readSettings, type SettingKey } from '#shared/defaults/settings.ts';
import { entityOf } from '#shared/entities/index.ts';
import { measures } from '#shared/rules/figures/measures.ts';
import { basisOfRate, rates } from '#shared/rules/figures/rates.ts';
import { parseDay } from '#shared/rules/parseDay.ts';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { FieldText } from '#renderer/record/FieldText.tsx';
import { RecordDialog } from '#renderer/record/RecordDialog.tsx';
import { deleteRecords, saveRecords, useList } from '#renderer/state/records.ts';
import { useSession, useToday } from '#renderer/state/session.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { notify } from '#renderer/ui/notify.tsx';

/** Figures that can be counted in more ways than one, with the ways in words. */
const questions = [
  ...measures.flatMap(({ key, label, basis, other }) => (other ? [{ key, label, ways: [{ key: 'accepted', basis }, { key: other.key, basis: other.basis }] }] : [])),
  ...rates.filter((one) => one.bases.length > 1).map(({ key, label, bases }) => ({ key, label, ways: bases.map((way) => ({ key: way.key, basis: way.basis })) })),
];

/** 口径: what figures count where counties differ, the term, and totals that came without records. */
export function BasisPage() {
  const list = useList({ entity: 'setting', limit: 1000 });
  const today = useToday();
  const mayEdit = useSession()?.office?.level !== 'township';
  if (!list.value) return <p className="ui-hint">正在打开…</p>;
  const { rows } = list.value;
  const settings = readSettings(rows.map((row) => ({ key: String(row['key']), value: String(row['value'] ?? '') })));
  const save = (key: SettingKey, value: unknown) =>
    void attempt(async () => {
      const row = rows.find((one) => one['key'] === key);
      await saveRecords([{ entity: 'setting', id: row?.id ?? null, set: { ...(row ? {} : { key }), value: JSON.stringify(value) } }]);
      notify.done('已改口径，统计、台账和综述都按新口径计算；已出的表册不变');
    });
  const chosenOf = (key: string, ways: readonly { key: string }[]): string => {
    const rate = rates.find((one) => one.key === key);
    return rate ? basisOfRate(rate, settings.figureBasis).key : (ways.find((one) => one.key === settings.figureBasis[key])?.key ?? ways[0]?.key ?? '');
  };
  return (
    <>
      <section className="figures-section">
        <h2>怎么算</h2>
        <p className="ui-hint">{mayEdit ? '各县算法不同的，在这里选定；选定的口径印在每张表下面，并随下发文件传到各乡镇。' : '口径由县政协选定，本单位照此计算。'}</p>
        {questions.map(({ key, label, ways }) => (
          <div key={key} className="figures-choice">
            <strong>{label}</strong>
            <Radio.Group aria-label={label} disabled={!mayEdit} value={chosenOf(key, ways)} onChange={(event) => save('figureBasis', { ...settings.figureBasis, [key]: String(event.target.value) })} options={ways.map((way) => ({ value: way.key, label: way.basis }))} />
          </div>
        ))}
      </section>
      <section className="figures-section">
        <h2>届</h2>
        <div className="figures-period">
          <span>{`本届第一天（每届${settings.termYears}年）`}</span>
          <DateField label="本届第一天" value={settings.termStart} parse={(text) => parseDay(text, today)} onChange={(day) => (day && mayEdit ? save('termStart', day) : undefined)} />
        </div>
      </section>
      <BareTotals mayEdit={mayEdit} />
    </>
  );
}

/** 无明细数: figures that were phoned in; they stand apart everywhere. */
function BareTotals(props: { mayEdit: boolean }) {
  const entity = entityOf('bareTotal');
  const list = useList({ entity: 'bareTotal', sort: [{ field: 'from', down: true }], limit: 1000 });
  const [open, setOpen] = useState<{ id: string | null } | null>(null);
  const rows = list.value?.rows ?? [];
  const remove = (id: string) => void attempt(async () => doneWithUndo('已删除这个无明细数', (await deleteRecords('bareTotal', [id])).tx));
  return (
    <section className="figures-section">
      <div className="figures-head">
        <h2>无明细数</h2>
        {props.mayEdit ? <Button onClick={() => setOpen({ id: null })}>登记无明细数</Button> : null}
      </div>
      <p className="ui-hint">只报来总数、没有逐条记录的，登记在这里。它们在统计表和综述里单列注明，从不混进统计数。</p>
      {rows.length === 0 ? null : (
        <div className="figures-scroll">
          <table className="figures-table figures-full">
            <thead><tr>{entity.list.map((key) => <th key={key} scope="col">{entity.fields[key]?.label}</th>)}<th scope="col" /></tr></thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  {entity.list.map((key) => {
                    const field = entity.fields[key];
                    return <td key={key}>{field ? <FieldText field={field} value={row[key]} names={list.value?.names ?? {}} /> : null}</td>;
                  })}
                  <td>{props.mayEdit ? <><Button type="link" onClick={() => setOpen({ id: row.id })}>修改</Button><Button type="link" onClick={() => remove(row.id)}>删除</Button></> : null}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {open === null ? null : <RecordDialog entity={entity} id={open.id} onClose={() => setOpen(null)} />}
    </section>
  );
}
