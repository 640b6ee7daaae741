import { Radio } from 'antd';
import { useState } from 'react';
import type { ExchangeOperations } from '#shared/contract/exchange.ts';
import { shownSize } from '#renderer/record/restoring.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';

export interface SendDialogProps {
  title: string;
  /** What the file would carry. */
  size: ExchangeOperations['measureExport'];
  onSend: (withoutFiles: boolean) => void;
  onClose: () => void;
}

/** Before a file with attachments is made: how large they are, and whether they go along. */
export function SendDialog({ title, size, onSend, onClose }: SendDialogProps) {
  const [without, setWithout] = useState(false);
  return (
    <Dialog open title={title} okText="导出" onOk={() => onSend(without)} onClose={onClose}>
      <Radio.Group
        aria-label="附件"
        value={without}
        onChange={(event) => setWithout(event.target.value === true)}
        options={[
          { value: false, label: `带附件：${size.files}个，共${shownSize(size.bytes)}` },
          { value: true, label: '不带附件：文件小，适合用微信发' },
        ]}
        vertical
      />
      {size.later > 0 && !without ? <p className="ui-hint">附件较多，这个文件先带{size.files}个，还有{size.later}个由下一个文件带。</p> : null}
      <p className="ui-hint">{without ? '记录照样都在文件里；附件以后再导出时补上，对方那里会写明“附件未随文件到达”。' : '对方回执里确认过的附件，以后不会再带。'}</p>
    </Dialog>
  );
}
