import '#renderer/record/receive.css';
import { Dialog } from '#renderer/ui/Dialog.tsx';

/** After a file was made that opens with a passphrase: the passphrase, and what to do with it. */
export function PassphraseDialog(props: { file: string; passphrase: string; to: string; onClose: () => void }) {
  return (
    <Dialog open title="文件已导出，请记下口令" okText="记下了" onOk={props.onClose} onClose={props.onClose} cancelText="关闭">
      <p>文件：{props.file}</p>
      <p>
        口令：<strong className="receive-code">{props.passphrase}</strong>
      </p>
      <p>请把文件交给{props.to}，再打电话把口令告诉对方。口令不要和文件一起发。</p>
      <p className="ui-hint">收到对方的回执以后，再报送就不用口令了。</p>
    </Dialog>
  );
}
