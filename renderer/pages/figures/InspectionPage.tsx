import { Button, Checkbox } from 'antd';
import { useCallback, useState } from 'react';
import { readSettings } from '#shared/defaults/settings.ts';
import { inspectionItems, itemLabel } from '#shared/rules/figures/inspection.ts';
import { ask } from '#renderer/bridge.ts';
import { FolderJob } from '#renderer/pages/figures/FolderJob.tsx';
import { type Query, spanOf } from '#renderer/pages/figures/parts.ts';
import { PeriodBar } from '#renderer/pages/figures/PeriodBar.tsx';
import { attempt } from '#renderer/record/attempt.ts';
import { saveRecords, useList } from '#renderer/state/records.ts';
import { useYear } from '#renderer/state/year.ts';
import { TextField } from '#renderer/ui/TextField.tsx';

/** Kept when the person leaves the field, not at every letter. */
function ItemName(props: { label: string; value: string; onDone: (text: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const done = () => {
    if (typed !== null && typed !== props.value) props.onDone(typed);
    setTyped(null);
  };
  return <TextField label={props.label} value={typed ?? props.value} onChange={setTyped} onBlur={done} />;
}

/** 检查材料: for days and a place, one folder with everything that an inspector asks for, named as the assessment names it. */
export function InspectionPage(props: { query: Query }) {
  const { year } = useYear();
  const list = useList({ entity: 'setting', limit: 1000 });
  const [chosen, setChosen] = useState<readonly string[]>(() => inspectionItems.map((one) => one.key));
  const [running, setRunning] = useState(false);
  const span = spanOf(props.query, year);
  const key = JSON.stringify({ span, chosen });
  const make = useCallback((job: string) => {
    const { span: asked, chosen: items } = JSON.parse(key) as { span: typeof span; chosen: string[] }; // the text of the two above
    return ask('makeInspection', { ...asked, items, job });
  }, [key]);
  const rows = list.value?.rows ?? [];
  const labels = readSettings(rows.map((row) => ({ key: String(row['key']), value: String(row['value'] ?? '') }))).inspectionItems;
  const rename = (item: string, label: string) =>
    void attempt(async () => {
      const row = rows.find((one) => one['key'] === 'inspectionItems');
      await saveRecords([{ entity: 'setting', id: row?.id ?? null, set: { ...(row ? {} : { key: 'inspectionItems' }), value: JSON.stringify({ ...labels, [item]: label }) } }]);
    });
  return (
    <>
      <div className="figures-tools">
        <PeriodBar parts={['inspection']} query={props.query} year={year} />
        <Button type="primary" disabled={chosen.length === 0} onClick={() => setRunning(true)}>做成文件夹</Button>
      </div>
      <section className="figures-section">
        <h2>检查项目</h2>
        <p className="ui-hint">每一项有台账、文书和照片（办理前、中、后），不公开的不放入。项目名称可以改成考核细则里的编号和说法，改好以后一直照用。</p>
        <table className="figures-table">
          <tbody>
            {inspectionItems.map((one) => (
              <tr key={one.key}>
                <td style={{ width: '13rem' }}><Checkbox checked={chosen.includes(one.key)} onChange={(event) => setChosen(inspectionItems.map((each) => each.key).filter((each) => (each === one.key ? event.target.checked : chosen.includes(each))))}>{one.label}</Checkbox></td>
                <td>{list.value ? <ItemName label={`${one.label}在细则里的名称`} value={itemLabel(one, labels)} onDone={(text) => rename(one.key, text)} /> : null}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {running ? <FolderJob title="整理检查材料" make={make} onClose={() => setRunning(false)} /> : null}
    </>
  );
}
