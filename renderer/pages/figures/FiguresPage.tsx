import '#renderer/pages/figures/figures.css';
import { Dashboard } from '#renderer/pages/figures/Dashboard.tsx';
import { LedgerList, LedgerPage } from '#renderer/pages/figures/LedgerPage.tsx';
import { MonthPage } from '#renderer/pages/figures/MonthPage.tsx';
import type { Query } from '#renderer/pages/figures/parts.ts';
import { SummaryPage } from '#renderer/pages/figures/SummaryPage.tsx';
import { hrefOf } from '#renderer/state/route.ts';

const rooms = [
  { key: '', label: '统计' },
  { key: 'ledger', label: '台账' },
  { key: 'summary', label: '工作综述' },
  { key: 'month', label: '月报' },
] as const;

/** 统计报表: the figures, the registers, the narrative summary, the month's report. */
export function FiguresPage({ parts, query }: { parts: readonly string[]; query: Query }) {
  const [room = '', ledger] = parts;
  return (
    <div className="figures">
      <div className="figures-top">
        <h1>统计报表</h1>
        <nav aria-label="统计报表">
          {rooms.map(({ key, label }) => (
            <a key={key} href={hrefOf(key === '' ? ['figures'] : ['figures', key], query)} className={key === room ? 'figures-room figures-room-now' : 'figures-room'} {...(key === room ? { 'aria-current': 'page' as const } : {})}>{label}</a>
          ))}
        </nav>
      </div>
      {room === 'ledger' ? ledger === undefined ? <LedgerList query={query} /> : <LedgerPage key={ledger} ledger={ledger} query={query} /> : room === 'summary' ? <SummaryPage query={query} /> : room === 'month' ? <MonthPage query={query} /> : <Dashboard query={query} />}
    </div>
  );
}
