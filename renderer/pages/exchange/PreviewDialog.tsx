import { useState } from 'react';
import type { ImportPreview } from '#shared/contract/exchange.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';

const number = (n: number): string => (n === 0 ? '' : String(n));

/** What a file would change, in words, before anything is changed. */
export function PreviewDialog({ preview, onApply, onClose }: { preview: ImportPreview; onApply: () => Promise<void>; onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  const nothing = preview.operations.fresh === 0;
  const apply = (): void => {
    setBusy(true);
    void onApply().finally(() => setBusy(false));
  };
  return (
    <Dialog
      open
      width={46}
      title={preview.kind === 'receipt' ? '接收回执文件' : '接收报送文件'}
      okText={preview.same ? '知道了' : nothing ? '记下回执' : '接收'}
      busy={busy}
      onOk={preview.same ? onClose : apply}
      onClose={onClose}
    >
      <p>
        {preview.fromName}，{preview.number}
      </p>
      {preview.same ? <p role="status">这个文件以前接收过，再接收一次不会有任何变化。</p> : null}
      {!preview.same && nothing ? <p role="status">里面的内容本机都已经有了，只记下对方的回执。</p> : null}
      {preview.confirms > 0 ? <p>对方确认已收到本单位的前{preview.confirms}处变化。</p> : null}
      {preview.warnings.map((warning) => (
        <p key={warning} className="exchange-warning">
          {warning}
        </p>
      ))}
      {nothing ? null : (
        <table className="ui-table">
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
    </Dialog>
  );
}
