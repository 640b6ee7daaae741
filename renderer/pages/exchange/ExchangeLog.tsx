import type { ExchangeOperations } from '#shared/contract/exchange.ts';
import { shownTime } from '#renderer/record/shownTime.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';

/** Every file that came or went. */
export function ExchangeLog({ entries, today }: { entries: ExchangeOperations['listExchanges']['entries'] | null; today: string }) {
  return (
    <Section title="收发记录">
      {entries?.length === 0 ? (
        <p className="ui-hint">还没有收发过文件。</p>
      ) : (
        <table className="ui-plain-table exchange-log">
          <thead>
            <tr>
              <th scope="col">时间</th>
              <th scope="col">收发</th>
              <th scope="col">对方</th>
              <th scope="col">文件</th>
              <th scope="col">内容</th>
            </tr>
          </thead>
          <tbody>
            {(entries ?? []).map((entry) => (
              <tr key={`${entry.at}${entry.number}`}>
                <td>{shownTime(entry.at, today)}</td>
                <td>{entry.direction === 'in' ? '接收' : '导出'}</td>
                <td>{entry.peer}</td>
                <td>{entry.number}</td>
                <td>{entry.summary}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
