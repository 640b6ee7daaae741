import { Radio } from 'antd';
import { useState } from 'react';
import type { ExchangeOperations } from '#shared/contract/exchange.ts';
import { shownSize } from '#renderer/record/restoring.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';

export interface SendChoice {
  withoutFiles: boolean;
  /** Into the exchange folder, read back and compared, rather than where the person says. */
  intoFolder: boolean;
}

export interface SendDialogProps {
  title: string;
  /** What the file would carry. */
  size: ExchangeOperations['measureExport'];
  /** The exchange folder, when it is there. */
  folder: string | null;
  onSend: (choice: SendChoice) => void;
  onClose: () => void;
}

/** Before a file is made that may be large or go to a stick: how large the attachments are, whether they go along, and where to. */
export function SendDialog({ title, size, folder, onSend, onClose }: SendDialogProps) {
  const [withoutFiles, setWithout] = useState(false);
  const [intoFolder, setInto] = useState(false);
  return (
    <Dialog open title={title} okText="导出" onOk={() => onSend({ withoutFiles, intoFolder })} onClose={onClose}>
      {size.files > 0 ? (
        <>
          <Radio.Group
            aria-label="附件"
            value={withoutFiles}
            onChange={(event) => setWithout(event.target.value === true)}
            options={[
              { value: false, label: `带附件：${size.files}个，共${shownSize(size.bytes)}` },
              { value: true, label: '不带附件：文件小，适合用微信发' },
            ]}
            vertical
          />
          {size.later > 0 && !withoutFiles ? <p className="ui-hint">附件较多，这个文件先带{size.files}个，还有{size.later}个由下一个文件带。</p> : null}
          <p className="ui-hint">{withoutFiles ? '记录照样都在文件里；附件以后再导出时补上，对方那里会写明“附件未随文件到达”。' : '对方回执里确认过的附件，以后不会再带。'}</p>
        </>
      ) : null}
      {folder ? (
        <Radio.Group
          aria-label="存到哪里"
          value={intoFolder}
          onChange={(event) => setInto(event.target.value === true)}
          options={[
            { value: false, label: '另存到别处' },
            { value: true, label: `存到“${folder}”，写完自动核对` },
          ]}
          vertical
        />
      ) : null}
    </Dialog>
  );
}
