import '#renderer/pages/settings/backup.css';
import '#renderer/print/preview.css';
import { Button } from 'antd';
import type { Output } from '#shared/contract.ts';
import { formatDay, todayInShanghai } from '#shared/rules/day.ts';
import { printPage } from '#renderer/bridge.ts';
import { PaperPage } from '#renderer/print/PaperPage.tsx';
import { attempt } from '#renderer/record/attempt.ts';

/** The slip with the recovery code, shown this once: printed or copied by hand, and locked away. */
export function RecoverySlip(props: { made: Output<'makeRecoveryCode'>; practice: boolean; onDone: () => void }) {
  const { code, madeAt, office } = props.made;
  return (
    <div className="preview">
      <div className="preview-pages" aria-label="恢复码纸条">
        <PaperPage practice={props.practice}>
          <p className="title">基层协商工作台恢复码</p>
          <div className="blank" />
          <p className="flush">单位：{office}</p>
          <p className="flush">生成日期：{formatDay(todayInShanghai(Date.parse(madeAt)))}</p>
          <div className="blank" />
          <p className="centred recovery-code">{code}</p>
          <div className="blank" />
          <p>电脑坏了、丢了，在新电脑上从备份恢复以后，到“设置—备份和恢复”填写这个恢复码，就能找回本单位的钥匙，照常打开发给本单位的文件、照常报送。</p>
          <p>请把这张纸锁进柜子，不要和备份U盘放在一起，不要拍照，不要发微信。重新生成恢复码以后，这张纸只能用于以前的备份。</p>
        </PaperPage>
      </div>
      <aside className="preview-tools" aria-label="预览工具">
        <h1>恢复码</h1>
        <p className="record-notice">只显示这一次，程序里不留。请现在打印，或者抄下来核对一遍。</p>
        <Button type="primary" block onClick={() => void attempt(printPage)}>
          打印
        </Button>
        <Button block onClick={props.onDone}>
          我已收好
        </Button>
      </aside>
    </div>
  );
}
