import { useCoverage } from '#renderer/pages/studios/useCoverage.ts';
import { SheetTable } from '#renderer/print/SheetTable.tsx';
import { hrefOf } from '#renderer/state/route.ts';
import { useNames } from '#renderer/state/names.ts';
import { percent } from '#shared/rules/numerals.ts';

/** `#/studios/coverage/print`: 1+2+N as a list for paper: every council with who is sent down, those that lack some first, then who has none. */
export function CoverageSheet({ place }: { place: string | null }) {
  const coverage = useCoverage(place);
  const where = useNames(place === null ? [] : [place]);
  if (!coverage) return <p className="ui-hint">正在读取…</p>;
  const { councils, covered, without, least, rows, members, names } = coverage;
  const name = (id: string): string => String(members.get(id)?.['name'] ?? '');
  const ordered = councils.toSorted((a, b) => a.members.length - b.members.length);
  const table = {
    title: `${place === null ? '' : (where[place] ?? '')}委员下沉（1+2+N）情况表`,
    note: `每个村级议事会至少${least}名委员；达标${covered}个，共${councils.length}个，覆盖率${percent(covered, councils.length)}。还没有下沉的委员${without.length}人：${without.map(name).join('、') || '无'}`,
    columns: [{ label: '序号', width: 6, align: 'center' as const }, { label: '协商议事会', width: 36 }, { label: '所属村（社区）', width: 20 }, { label: '下沉委员（人）', width: 10, align: 'right' as const }, { label: '达标', width: 12, align: 'center' as const }, { label: '委员', width: 56 }],
    rows: ordered.map((line, i) => {
      const row = rows.get(line.council);
      return [i + 1, String(row?.['name'] ?? ''), names[String(row?.['place'] ?? '')] ?? '', line.members.length, line.covered ? '已达标' : `差${least - line.members.length}人`, line.members.map(name).join('、')];
    }),
  };
  return (
    <SheetTable table={table}>
      {(buttons) => (
        <div className="ui-list">
          <a className="ui-back" href={hrefOf(['studios', 'coverage'])}>← 委员下沉</a>
          <div className="ui-title-row"><h1>{table.title}</h1><div className="ui-buttons">{buttons}</div></div>
          <p className="ui-hint">{table.note}</p>
          <div className="record-scroll">
            <table className="record-table" aria-label={table.title}>
              <thead><tr>{table.columns.map(({ label }) => <th key={label}>{label}</th>)}</tr></thead>
              <tbody>{table.rows.map((cells) => <tr key={String(cells[0])}>{cells.map((cell, i) => <td key={table.columns[i]?.label}>{cell}</td>)}</tr>)}</tbody>
            </table>
          </div>
        </div>
      )}
    </SheetTable>
  );
}
