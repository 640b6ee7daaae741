import '#renderer/record/receive.css';
import { Checkbox } from 'antd';
import { useState } from 'react';
import type { ImportPreview } from '#shared/contract/exchange.ts';
import { shownSize } from '#renderer/record/restoring.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';

const number = (n: number): string => (n === 0 ? '' : String(n));
const titles: Record<ImportPreview['kind'], string> = { report: '接收报送文件', receipt: '接收回执文件', enrolment: '打开开通文件' };
/** So many deletions in one file are asked about again. */
const manyDeletions = 10;

export interface ImportPreviewDialogProps {
  preview: ImportPreview;
  busy: boolean;
  progress: string;
  onApply: (trust: boolean) => void;
  onClose: () => void;
}

/** What a file would change, in words, before anything is changed. */
export function ImportPreviewDialog({ preview, busy, progress, onApply, onClose }: ImportPreviewDialogProps) {
  const [compared, setCompared] = useState(false);
  const [agreed, setAgreed] = useState(false);
  const unknown = preview.signer.state === 'unknown';
  const nothing = preview.operations.fresh === 0;
  const deleted = preview.entities.reduce((sum, one) => sum + one.deleted, 0);
  const asks = deleted > manyDeletions;
  const verb = preview.kind === 'enrolment' ? '开通' : nothing ? '记下回执' : '接收';
  return (
    <Dialog
      open
      width={46}
      title={titles[preview.kind]}
      okText={preview.same ? '知道了' : verb}
      alone={preview.same}
      busy={busy}
      okDisabled={!preview.same && ((unknown && !compared) || (asks && !agreed))}
      onOk={preview.same ? onClose : () => onApply(compared)}
      onClose={onClose}
    >
      <p>
        {preview.fromName}，{preview.number}
      </p>
      {preview.same ? <p role="status">这个文件以前接收过，再接收一次不会有任何变化。</p> : null}
      {!preview.same && nothing ? <p role="status">里面的内容本机都已经有了，只记下对方的回执。</p> : null}
      {preview.same || preview.signer.words === '' ? null : <p className="ui-hint">{preview.signer.words}。</p>}
      {preview.confirms > 0 && !preview.same ? <p>对方确认已收到本单位的前{preview.confirms}处变化。</p> : null}
      {preview.files.whole > 0 && !preview.same ? <p>随文件带来{preview.files.whole}个附件，共{shownSize(preview.files.bytes)}。</p> : null}
      {preview.warnings.map((warning) => (
        <p key={warning} className="receive-warning">
          {warning}
        </p>
      ))}
      {nothing || preview.same ? null : (
        <table className="ui-plain-table receive-counts">
          <thead>
            <tr>
              <th scope="col">内容</th>
              <th scope="col">新增</th>
              <th scope="col">修改</th>
              <th scope="col">移入回收站</th>
              <th scope="col">两边都改过</th>
            </tr>
          </thead>
          <tbody>
            {preview.entities.map((one) => (
              <tr key={one.entity}>
                <td>{one.label}</td>
                <td>{number(one.added)}</td>
                <td>{number(one.changed)}</td>
                <td>{number(one.deleted)}</td>
                <td>{number(one.twoSided)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {unknown && !preview.same ? (
        <p className="receive-warning">
          对方的核对码是 <strong className="receive-code">{preview.signer.code}</strong>，请打电话核对。
          <br />
          <Checkbox checked={compared} onChange={(event) => setCompared(event.target.checked)}>
            已打电话核对，核对码一致
          </Checkbox>
        </p>
      ) : null}
      {asks && !preview.same ? (
        <Checkbox checked={agreed} onChange={(event) => setAgreed(event.target.checked)}>
          已看清有{deleted}条记录会移入回收站
        </Checkbox>
      ) : null}
      {busy ? (
        <p className="ui-hint" role="status">
          {progress || '正在接收…'}
        </p>
      ) : null}
    </Dialog>
  );
}
