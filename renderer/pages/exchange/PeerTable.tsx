import { Button } from 'antd';
import type { Peer } from '#shared/contract/exchange.ts';
import { shownTime } from '#renderer/record/shownTime.ts';
import { StateTag } from '#renderer/ui/StateTag.tsx';

/** How far another office has what is ours: only a receipt says that it is safe there. */
function standing(peer: Peer): string {
  if (peer.own === 0) return '还没有内容';
  if (peer.confirmed >= peer.own) return '全部已回执';
  return peer.confirmed === 0 ? '还没有回执' : `已回执${peer.confirmed}处变化，还有${peer.own - peer.confirmed}处未确认`;
}

export interface PeerTableProps {
  peers: readonly Peer[];
  today: string;
  /** For offices below: a receipt for one, and what else can be done. */
  /** A file is under way: no other is begun beside it. */
  making?: boolean;
  onReceipt?: ((site: string) => void) | undefined;
  onRevoke?: ((peer: Peer) => void) | undefined;
}

/** The offices that files come from and go to, and how each stands. */
export function PeerTable({ peers, today, making = false, onReceipt, onRevoke }: PeerTableProps) {
  return (
    <table className="ui-plain-table">
      <thead>
        <tr>
          <th scope="col">单位</th>
          <th scope="col">最近接收</th>
          <th scope="col">本单位的内容</th>
          {onReceipt ? <th scope="col">情况</th> : null}
          {onReceipt ? <th scope="col">回执</th> : null}
        </tr>
      </thead>
      <tbody>
        {peers.map((peer) => (
          <tr key={peer.site}>
            <td>
              {peer.name}
              <div className="ui-hint">核对码 {peer.code}</div>
            </td>
            <td>
              {peer.lastReceivedAt === null ? '—' : shownTime(peer.lastReceivedAt, today)}
              {peer.lastNumber === null ? null : <div className="ui-hint">第{peer.lastNumber}号</div>}
            </td>
            <td>{standing(peer)}</td>
            {onReceipt ? (
              <td>
                <Situation peer={peer} />
              </td>
            ) : null}
            {onReceipt ? (
              <td className="exchange-verbs">
                <Button disabled={making || peer.revokedAt !== null} onClick={() => onReceipt(peer.site)}>
                  导出回执文件
                </Button>
                {onRevoke && peer.revokedAt === null ? (
                  <Button danger type="text" onClick={() => onRevoke(peer)}>
                    停用
                  </Button>
                ) : null}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Situation({ peer }: { peer: Peer }) {
  if (peer.revokedAt !== null) return <StateTag word="已停用" tone="grey" />;
  return (
    <>
      {peer.late ? <StateTag word="本月未报" tone="red" /> : <StateTag word="本月已报" tone="green" />}
      {peer.missing.length > 0 ? <div>缺第{peer.missing.join('、')}号</div> : null}
      {peer.enrolled ? null : <div className="ui-hint">未用开通文件</div>}
    </>
  );
}
