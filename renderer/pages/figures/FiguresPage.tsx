import '#renderer/pages/figures/figures.css';
import { ArchivePage } from '#renderer/pages/figures/ArchivePage.tsx';
import { BasisPage } from '#renderer/pages/figures/BasisPage.tsx';
import { Dashboard } from '#renderer/pages/figures/Dashboard.tsx';
import { InspectionPage } from '#renderer/pages/figures/InspectionPage.tsx';
import { IssuedList, IssuedPage, IssuedRows } from '#renderer/pages/figures/IssuedPage.tsx';
import { LedgerList, LedgerPage } from '#renderer/pages/figures/LedgerPage.tsx';
import { MonthPage } from '#renderer/pages/figures/MonthPage.tsx';
import type { Query } from '#renderer/pages/figures/parts.ts';
import { SummaryPage } from '#renderer/pages/figures/SummaryPage.tsx';
import { VolumePage } from '#renderer/pages/figures/VolumePage.tsx';
import { YearsPage } from '#renderer/pages/figures/YearsPage.tsx';
import { hrefOf } from '#renderer/state/route.ts';

const rooms = [
  { key: '', label: '统计' },
  { key: 'ledger', label: '台账' },
  { key: 'summary', label: '工作综述' },
  { key: 'month', label: '月报' },
  { key: 'issued', label: '已出表册' },
  { key: 'years', label: '年度锁定' },
  { key: 'archive', label: '归档' },
  { key: 'inspection', label: '检查材料' },
  { key: 'basis', label: '口径' },
] as const;

/** Any room on paper; a register and the figures have sheets of their own, which come later and so count. */
const sheetRule = '@page { size: 210mm 297mm; margin: 18mm 16mm; }';

function Room(props: { parts: readonly string[]; query: Query }) {
  const { query } = props;
  const [room = '', id, list] = props.parts;
  switch (room) {
    case 'ledger':
      return id === undefined ? <LedgerList query={query} /> : <LedgerPage key={id} ledger={id} query={query} />;
    case 'summary':
      return <SummaryPage query={query} />;
    case 'month':
      return <MonthPage query={query} />;
    case 'issued':
      return id === undefined ? <IssuedList /> : list === undefined ? <IssuedPage key={id} id={id} /> : <IssuedRows key={list} id={id} list={list} query={query} />;
    case 'years':
      return <YearsPage />;
    case 'archive':
      return id === undefined ? <ArchivePage /> : <VolumePage key={id} id={id} />;
    case 'inspection':
      return <InspectionPage query={query} />;
    case 'basis':
      return <BasisPage />;
    default:
      return <Dashboard query={query} />;
  }
}

/** 统计报表: the figures, the registers, the narrative summary, the month's report. */
export function FiguresPage({ parts, query }: { parts: readonly string[]; query: Query }) {
  const [room = ''] = parts;
  return (
    <div className="figures">
      <style>{sheetRule}</style>
      <div className="figures-top">
        <h1>统计报表</h1>
        <nav aria-label="统计报表">
          {rooms.map(({ key, label }) => (
            <a key={key} href={hrefOf(key === '' ? ['figures'] : ['figures', key], query)} className={key === room ? 'figures-room figures-room-now' : 'figures-room'} {...(key === room ? { 'aria-current': 'page' as const } : {})}>{label}</a>
          ))}
        </nav>
      </div>
      <Room parts={parts} query={query} />
    </div>
  );
}
