import '#renderer/record/record.css';
import { Button } from 'antd';
import { ask } from '#renderer/bridge.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { hrefOf } from '#renderer/state/route.ts';

/** What the person should know of the data themselves: a restore, a copied folder, a full disk, backups that are missing. */
export function DeskNotices() {
  const { value } = useAsked('getNotices', ['notice', 'backup'], () => ask('getNotices', {}));
  return (
    <div className="desk-notices">
      {(value?.notices ?? []).map((notice) => (
        <div key={notice.key} className={notice.tone === 'bad' ? 'record-notice record-notice-bad' : 'record-notice'} role="status">
          <span>{notice.text}</span>
          {notice.link ? <a href={hrefOf(notice.link.to)}>{notice.link.text}</a> : null}
          {notice.dismissable ? (
            <Button size="small" onClick={() => void attempt(() => ask('dismissNotice', { key: notice.key }))}>
              {notice.key === 'numbers' ? '已经核对' : '知道了'}
            </Button>
          ) : null}
        </div>
      ))}
    </div>
  );
}
