export interface FootProps {
  /** What became of the last change. */
  saved: 'saved' | 'saving' | 'failed';
  /** As words: 10:32, 昨天 17:05. Null: never. */
  backup: string | null;
  sent: string | null;
  /** Where a click on the backup or on the sending leads. */
  backupHref: string;
  sentHref: string;
}

const words = { saved: '已保存', saving: '正在保存…', failed: '没有保存成功，请看提示' } as const;

/** The line at the bottom: is it saved, is it backed up, was it sent. */
export function Foot(props: FootProps) {
  return (
    <footer className="frame-foot">
      <span role="status" className={props.saved === 'failed' ? 'frame-foot-bad' : ''}>
        {words[props.saved]}
      </span>
      <a href={props.backupHref}>上次备份：{props.backup ?? '还没有备份'}</a>
      <a href={props.sentHref}>上次报送：{props.sent ?? '还没有报送'}</a>
    </footer>
  );
}
