import { Button, Checkbox } from 'antd';
import { useCallback, useState } from 'react';
import type { ArchiveOperations, VolumeView } from '#shared/contract/archive.ts';
import { ask } from '#renderer/bridge.ts';
import { FolderJob } from '#renderer/pages/figures/FolderJob.tsx';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { useChoices } from '#renderer/state/choices.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { useYear } from '#renderer/state/year.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { FormField } from '#renderer/ui/FormField.tsx';
import { NumberField } from '#renderer/ui/NumberField.tsx';
import { PinyinSelect } from '#renderer/ui/PinyinSelect.tsx';
import { StateTag } from '#renderer/ui/StateTag.tsx';

const watched = ['archiveVolume', 'archiveItem', 'meeting', 'problem', 'log', 'opinion', 'proposal', 'issuedTable'] as const;

/** 归档: a year's boxes, what waits to be put into one, and the electronic set. */
export function ArchivePage() {
  const { year } = useYear();
  const { value, failure } = useAsked(`getArchive ${year}`, watched, () => ask('getArchive', { year }), true);
  const [boxing, setBoxing] = useState(false);
  const [exporting, setExporting] = useState(false);
  const make = useCallback((job: string) => ask('exportArchive', { year, job }), [year]);
  if (failure) return <p className="ui-refusal" role="alert">{failure.message} {failure.fix}</p>;
  if (!value) return <p className="ui-hint">正在读取…</p>;
  const waiting = value.waiting.reduce((sum, one) => sum + one.pieces, 0);
  return (
    <>
      <div className="figures-tools">
        <Button type="primary" disabled={waiting === 0} onClick={() => setBoxing(true)}>{`${year}年组盒`}</Button>
        <Button disabled={value.volumes.length === 0} onClick={() => setExporting(true)}>导出电子档案</Button>
        <span className="ui-hint">{waiting === 0 ? '没有等待组盒的材料。' : `还有${waiting}件没有组盒：${value.waiting.filter((one) => one.pieces > 0).map((one) => `${one.label}${one.pieces}件`).join('、')}。`}</span>
      </div>
      {value.volumes.length === 0 ? <p>这一年还没有档案盒。组盒以后核对目录、补上页数，再逐盒归档；归档的内容不能再改，需要时写明原因启封。</p> : <Volumes volumes={value.volumes} />}
      {boxing ? <BoxDialog year={year} waiting={value.waiting} onClose={() => setBoxing(false)} /> : null}
      {exporting ? <FolderJob title={`导出${year}年电子档案`} make={make} onClose={() => setExporting(false)} /> : null}
    </>
  );
}

export function VolumeState(props: { volume: VolumeView }) {
  const { archivedOn, reopenedOn } = props.volume;
  if (archivedOn === null) return <StateTag word="整理中" tone="grey" />;
  return reopenedOn === null ? <StateTag word={`${archivedOn}归档`} tone="green" /> : <StateTag word={`${reopenedOn}启封`} tone="orange" />;
}

function Volumes(props: { volumes: readonly VolumeView[] }) {
  const retentions = new Map(useChoices('retention').map((one) => [one.id, one.label]));
  return (
    <section className="figures-section figures-scroll">
      <table className="figures-table figures-full">
        <thead><tr><th scope="col">盒号</th><th scope="col">盒名</th><th scope="col">保管期限</th><th scope="col" className="figures-number">件数</th><th scope="col">状态</th></tr></thead>
        <tbody>
          {props.volumes.map((one) => (
            <tr key={one.id}>
              <td>{one.number}</td><td><a href={hrefOf(['figures', 'archive', one.id])}>{one.title}</a></td><td>{retentions.get(one.retention) ?? ''}</td><td className="figures-number">{one.pieces}</td><td><VolumeState volume={one} />{one.changes > 0 ? <> <StateTag word={`归档后变更${one.changes}处`} tone="orange" /></> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Which kinds go into boxes, for how long they are kept, and how many pieces a box takes. */
function BoxDialog(props: { year: number; waiting: ArchiveOperations['getArchive']['waiting']; onClose: () => void }) {
  const offered = props.waiting.filter((one) => one.pieces > 0);
  const [kinds, setKinds] = useState(() => offered.map(({ kind, retention }) => ({ kind, retention, chosen: true })));
  const [perBox, setPerBox] = useState<number | null>(50);
  const [busy, setBusy] = useState(false);
  const retentions = useChoices('retention').map((one) => ({ value: one.id, label: one.label }));
  const change = (kind: string, part: Partial<(typeof kinds)[number]>) => setKinds(kinds.map((one) => (one.kind === kind ? { ...one, ...part } : one)));
  const chosen = kinds.filter((one) => one.chosen).map(({ kind, retention }) => ({ kind, retention }));
  const make = () =>
    void (async () => {
      setBusy(true);
      const made = await attempt(() => ask('makeVolumes', { year: props.year, kinds: chosen, perBox: perBox ?? 50 }));
      setBusy(false);
      if (!made) return;
      doneWithUndo(`已组成${made.volumes}盒，共${made.pieces}件`, made.tx);
      props.onClose();
    })();
  return (
    <Dialog open title={`${props.year}年组盒`} okText="组盒" okDisabled={chosen.length === 0 || perBox === null} busy={busy} onOk={make} onClose={props.onClose}>
      {offered.map((one) => {
        const now = kinds.find((each) => each.kind === one.kind);
        return (
          <div key={one.kind} className="figures-head figures-choice">
            <Checkbox checked={now?.chosen ?? false} onChange={(event) => change(one.kind, { chosen: event.target.checked })}>{`${one.label}（${one.pieces}件）`}</Checkbox>
            <PinyinSelect label={`${one.label}的保管期限`} value={now?.retention ?? null} options={retentions} onChange={(retention) => (typeof retention === 'string' ? change(one.kind, { retention }) : undefined)} />
          </div>
        );
      })}
      <FormField name="perBox" label="每盒"><NumberField value={perBox} unit="件" min={1} max={500} onChange={setPerBox} /></FormField>
    </Dialog>
  );
}
