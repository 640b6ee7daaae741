import { Button, Radio } from 'antd';
import { useState } from 'react';
import type { Names, Row } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import { compareNames, knowsOrder, type RosterOrder } from '#shared/rules/duty/rosterOrder.ts';
import { ask } from '#renderer/bridge.ts';
import { MemberNav } from '#renderer/pages/members/MemberNav.tsx';
import { SheetTable } from '#renderer/print/SheetTable.tsx';
import { fieldText } from '#renderer/record/fieldText.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { useChoices } from '#renderer/state/choices.ts';
import { useList } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { PinyinSelect } from '#renderer/ui/PinyinSelect.tsx';

const fields = ['name', 'gender', 'sector', 'committee', 'group', 'employer', 'duty', 'township'] as const;
const orders: readonly { value: RosterOrder; label: string }[] = [
  { value: 'stroke', label: '按姓氏笔画' },
  { value: 'pinyin', label: '按姓氏拼音' },
];

interface Line {
  id: string;
  sector: string;
  cells: readonly string[];
}
interface Roster {
  columns: readonly { label: string; width: number }[];
  lines: readonly Line[];
}

const member = entityOf('member');

function rosterNow(rows: readonly Row[], names: Names): Roster {
  const text = (row: Row, key: string): string => {
    const field = member.fields[key];
    return field ? fieldText(field, row[key], names) : '';
  };
  return {
    columns: fields.map((key) => ({ label: member.fields[key]?.label ?? key, width: key === 'employer' ? 26 : key === 'gender' ? 6 : key === 'name' ? 10 : 15 })),
    lines: rows.map((row) => ({ id: row.id, sector: text(row, 'sector'), cells: fields.map((key) => text(row, key)) })),
  };
}

/** `#/members/roster`: the serving members, or with `?term=` those of a term, in the order of papers: by strokes or by pinyin, whole or by sector. */
export function RosterPage({ term }: { term: string | null }) {
  const terms = useChoices('term', term === null ? [] : [term]);
  const { value } = useList(term === null ? { entity: 'member', where: [{ field: 'state', op: 'is', value: 'memberState.serving' }], limit: 100_000 } : null);
  const past = useAsked(term === null ? null : `getTermRoster ${term}`, ['member', 'tenure', 'choice'], () => ask('getTermRoster', { term: term ?? '' }));
  const roster: Roster | null =
    term === null
      ? value ? rosterNow(value.rows, value.names) : null
      : past.value
        ? {
            columns: [['姓名', 10], ['性别', 6], ['界别', 14], ['专委会', 18], ['活动小组', 14], ['政协职务', 12], ['工作单位', 26], ['起', 11], ['止', 11]].map(([label, width]) => ({ label: String(label), width: Number(width) })),
            lines: past.value.members.map((one) => ({ id: one.member, sector: one.sector, cells: [one.name, one.gender, one.sector, one.committee, one.group, one.duty, one.employer, one.since, one.until] })),
          }
        : null;
  if (past.failure) return <p className="ui-refusal" role="alert">{past.failure.message}{past.failure.fix}</p>;
  return (
    <>
      <MemberNav now="roster" />
      {roster ? <Table roster={roster} term={term} terms={terms.map((one) => ({ value: one.id, label: one.label }))} /> : <p className="ui-hint">正在读取…</p>}
    </>
  );
}

function Table({ roster, term, terms }: { roster: Roster; term: string | null; terms: readonly { value: string; label: string }[] }) {
  const [order, setOrder] = useState<RosterOrder>('stroke');
  const [grouped, setGrouped] = useState(false);
  const name = (line: Line): string => line.cells[0] ?? '';
  const lines = roster.lines.toSorted((a, b) => (grouped ? compareNames('pinyin', a.sector, b.sector) : 0) || compareNames(order, name(a), name(b)) || (a.id < b.id ? -1 : 1));
  const whose = term === null ? '' : (terms.find((one) => one.value === term)?.label ?? '');
  const words = orders.find((one) => one.value === order)?.label ?? '';
  const table = {
    title: `${whose}委员名单（${words}为序）`, note: `${grouped ? '按界别分组　' : ''}共${lines.length}人`,
    columns: [{ label: '序号', width: 6, align: 'center' as const }, ...roster.columns],
    rows: lines.map((line, i) => [i + 1, ...line.cells]),
  };
  return (
    <SheetTable table={table}>
      {(buttons) => (
        <div className="ui-list">
          <div className="ui-title-row">
            <h1>{table.title}</h1>
            <span className="ui-hint">{term === null ? '在任' : ''}{lines.length}人</span>
            <div className="ui-buttons">
              {buttons}
              <Button onClick={() => navigate(hrefOf(['members', 'term']))}>换届</Button>
            </div>
          </div>
          <div className="ui-filters">
            <span className="record-filter">
              <PinyinSelect label="届" placeholder="现任委员" value={term} options={terms} onChange={(next) => navigate(hrefOf(['members', 'roster'], next === null ? {} : { term: next }))} />
            </span>
            <Radio.Group value={order} options={[...orders]} optionType="button" onChange={(event) => setOrder(event.target.value === 'pinyin' ? 'pinyin' : 'stroke')} aria-label="排序" />
            <Radio.Group value={grouped} options={[{ value: false, label: '不分组' }, { value: true, label: '按界别' }]} optionType="button" onChange={(event) => setGrouped(event.target.value === true)} aria-label="分组" />
          </div>
          {knowsOrder(order) ? null : <p className="ui-refusal">这台电脑的系统没有笔画表，下面的次序不是笔画次序。请改用按姓氏拼音。</p>}
          {term !== null && lines.length === 0 ? <p className="ui-hint">这一届还没有名单。换届时，上一届的任职会自动留下来；更早的可以在委员的“任职与荣誉”里补录，类别选“委员任期”。</p> : null}
          <div className="members-scroll">
            <table className="members-lines">
              <thead><tr><th scope="col" className="members-number">序号</th>{roster.columns.map(({ label }) => <th key={label} scope="col">{label}</th>)}</tr></thead>
              <tbody>
                {lines.map((line, i) => (
                  <tr key={line.id}>
                    <td className="members-number">{i + 1}</td>
                    {line.cells.map((text, at) => <td key={roster.columns[at]?.label} className={at === 0 ? 'members-name' : undefined}>{at === 0 ? <a href={hrefOf(['members', line.id])}>{text}</a> : text}</td>)}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      )}
    </SheetTable>
  );
}
