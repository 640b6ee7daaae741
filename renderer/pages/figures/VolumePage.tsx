import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { entityOf } from '#shared/entities/index.ts';
import { ask, takeFile } from '#renderer/bridge.ts';
import { VolumeState } from '#renderer/pages/figures/ArchivePage.tsx';
import { ChangeTable } from '#renderer/pages/figures/ChangeTable.tsx';
import { counted } from '#renderer/pages/figures/parts.ts';
import { LedgerHead } from '#renderer/print/LedgerHead.tsx';
import { LedgerPrint } from '#renderer/print/LedgerPrint.tsx';
import { SpinePrint } from '#renderer/print/SpinePrint.tsx';
import { attempt } from '#renderer/record/attempt.ts';
import { ChildTable } from '#renderer/record/ChildTable.tsx';
import { useAsked } from '#renderer/state/asked.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { useSession } from '#renderer/state/session.ts';
import { askText } from '#renderer/ui/askText.tsx';
import { confirmAction } from '#renderer/ui/confirmAction.tsx';
import { notify } from '#renderer/ui/notify.tsx';

/** One box: its catalogue to check and complete, to print, to put away. */
export function VolumePage(props: { id: string }) {
  const { id } = props;
  const practice = useSession()?.practice ?? false;
  const { value, failure } = useAsked(`getVolume ${id}`, ['archiveVolume', 'archiveItem', ...counted], () => ask('getVolume', { id }), true);
  const [printing, setPrinting] = useState<'catalogue' | 'spine' | null>(null);
  const endPrint = useCallback(() => setPrinting(null), []);
  if (failure) return <p className="ui-refusal" role="alert">{failure.message} {failure.fix}</p>;
  if (!value) return <p className="ui-hint">正在打开…</p>;
  const { volume, sheet, spine, changes } = value;
  const sealed = volume.archivedOn !== null && volume.reopenedOn === null;
  if (printing === 'spine') return <SpinePrint lines={spine} practice={practice} onDone={endPrint} />;
  if (printing === 'catalogue') return <LedgerPrint sheet={sheet} head={<LedgerHead columns={sheet.columns} />} practice={practice} onDone={endPrint} />;
  const seal = () =>
    void attempt(async () => {
      const sure = await confirmAction({ title: `把“${volume.title}”归档？`, sentence: `归档以后，盒里的${volume.pieces}件记录和目录都不能再改；需要时可以写明原因启封。`, verb: '归档' });
      if (!sure) return;
      await ask('sealVolume', { id });
      notify.done('已归档');
    });
  const reopen = () =>
    void attempt(async () => {
      const reason = await askText({ title: `启封“${volume.title}”`, sentence: '原因和您的姓名会留存，改好以后请重新归档。', label: '启封原因', missing: '请写启封原因。', verb: '启封', back: '返回' });
      if (reason === null) return;
      await ask('reopenVolume', { id, reason });
      notify.done('已启封，改好以后请重新归档');
    });
  const save = () =>
    void attempt(async () => {
      const { ticket, name } = await ask('makeCatalogue', { id });
      await takeFile(ticket, name);
      notify.done(`已存为${name}`);
    });
  return (
    <>
      <div className="figures-tools">
        <a className="figures-back" href={hrefOf(['figures', 'archive'])}>全部档案盒</a>
        <Button onClick={() => setPrinting('catalogue')}>打印目录</Button>
        <Button onClick={() => setPrinting('spine')}>打印盒脊</Button>
        <Button onClick={save}>目录存Excel</Button>
        {sealed ? <Button onClick={reopen}>启封</Button> : <Button type="primary" onClick={seal}>归档</Button>}
        <VolumeState volume={volume} />
      </div>
      <h2>{volume.title}</h2>
      {volume.reopenReason !== '' ? <p className="ui-hint">{`最近一次启封的原因：${volume.reopenReason}`}</p> : null}
      {changes.length === 0 ? null : (
        <section className="figures-section">
          <h2>{`归档后变更${changes.length}处`}</h2>
          <p className="ui-hint">归档以后收到的文件里带来的变更。盒里的纸质材料仍是归档时的；需要更换的，请启封，写明原因，换好以后重新归档。</p>
          <ChangeTable changes={changes} reason={false} />
        </section>
      )}
      <ChildTable entity={entityOf('archiveItem')} parent={{ field: 'volume', id }} title="归档文件目录" sort={{ field: 'number', down: false }} columns={['number', 'code', 'letter', 'author', 'title', 'on', 'secrecy', 'pages', 'note']} omit={['subject']} readOnly={sealed} />
    </>
  );
}
