import '#renderer/pages/opinions/opinions.css';
import { Radio } from 'antd';
import { Fragment, useMemo, useState } from 'react';
import type { Filter } from '#shared/contract/records.ts';
import { readSettings, type Settings } from '#shared/defaults/settings.ts';
import { concealed, isHidden } from '#shared/rules/telling.ts';
import { keyOf, textOf } from '#shared/rules/folds/step.ts';
import { opinionScore, type RankBy, type RankedOpinion, rankOpinions } from '#shared/rules/people/opinionRanking.ts';
import { SheetTable } from '#renderer/print/SheetTable.tsx';
import { idsIn } from '#renderer/record/fieldText.ts';
import { useList } from '#renderer/state/records.ts';
import { recordHref } from '#renderer/state/recordHref.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { useSession } from '#renderer/state/session.ts';
import { useYear } from '#renderer/state/year.ts';

interface ListedOpinion extends RankedOpinion {
  on: string;
  title: string;
}

const ways: readonly { value: RankBy; label: string; head: string }[] = [
  { value: 'author', label: '按撰写人', head: '撰写人' },
  { value: 'sector', label: '按界别', head: '界别' },
  { value: 'township', label: '按乡镇', head: '乡镇' },
];

const levelWords: Readonly<Record<string, string>> = { county: '县级', city: '市级', province: '省级', national: '全国' };

/** The reports behind a line, each with what it got and why. */
function Behind({ opinions, scores }: { opinions: readonly ListedOpinion[]; scores: Settings['opinionScores'] }) {
  return (
    <ul className="opinions-behind">
      {opinions.toSorted((a, b) => (a.on < b.on ? -1 : 1)).map((one) => {
        const marks = [...one.adopted.map((level) => `${levelWords[keyOf(level)] ?? ''}采用`), one.instructed.length > 0 ? '有批示' : '', one.combined ? '综合' : ''].filter((mark) => mark !== '');
        return <li key={one.id}><span>{one.on}</span> <a href={recordHref('opinion', one.id) ?? '#/'}>{one.title}</a> <span className="ui-hint">{marks.join('、')}</span> <span>{opinionScore(one, scores)}分</span></li>;
      })}
    </ul>
  );
}

/** `#/opinions/ranking`: who reported how much, and how far up it was taken. */
export function RankingPage() {
  const { year } = useYear();
  const settled = useSession()?.office?.level !== 'township';
  const [by, setBy] = useState<RankBy>('author');
  const [open, setOpen] = useState<string | null>(null);
  const inYear: Filter[] = [{ field: 'reportedOn', op: 'from', value: `${year}-01-01` }, { field: 'reportedOn', op: 'to', value: `${year}-12-31` }];
  const opinions = useList({ entity: 'opinion', where: [...inYear, { field: 'state', op: 'isNot', value: 'opinionState.returned' }], limit: 100_000 });
  const steps = useList({ entity: 'opinionStep', where: [{ field: 'step', op: 'in', value: ['opinionStep.adopt', 'opinionStep.instruct'] }, { field: 'opinion.reportedOn', op: 'from', value: `${year}-01-01` }, { field: 'opinion.reportedOn', op: 'to', value: `${year}-12-31` }], limit: 100_000 });
  const members = useList({ entity: 'member', limit: 100_000 });
  const settings = useList({ entity: 'setting', where: [{ field: 'key', op: 'is', value: 'opinionScores' }], limit: 10 });
  const ranked = useMemo(() => {
    if (!opinions.value || !steps.value || !members.value || !settings.value) return null;
    const people = new Map(members.value.rows.map((row) => [row.id, row]));
    const names = { ...members.value.names, ...opinions.value.names };
    const ofOpinion = Map.groupBy(steps.value.rows, (row) => String(row['opinion']));
    return {
      scores: readSettings(settings.value.rows.map((row) => ({ key: String(row['key']), value: textOf(row['value']) }))).opinionScores,
      opinions: opinions.value.rows.map((row): ListedOpinion => {
        const own = ofOpinion.get(row.id) ?? [];
        const levels = (step: string) => [...new Set(own.filter((one) => one['step'] === `opinionStep.${step}`).map((one) => textOf(one['level']) ?? ''))];
        const lead = people.get(String(row['member'] ?? ''));
        const hidden = isHidden(row);
        return {
          id: row.id, on: String(row['reportedOn']), title: String(row['title']), coauthors: idsIn(row['coauthors']), combined: row['compiled'] === 'compilation.joint',
          author: hidden ? concealed : lead ? String(lead['name']) : (textOf(row['author']) ?? '（没有写撰写人）'),
          sector: names[String(lead?.['sector'] ?? '')] ?? '（不是委员或没有界别）',
          township: names[String(row['place'] ?? '')] ?? '',
          adopted: levels('adopt'), instructed: levels('instruct'),
        };
      }),
    };
  }, [opinions.value, steps.value, members.value, settings.value]);
  if (!ranked) return <p className="ui-hint">正在统计…</p>;
  const way = ways.find((one) => one.value === by) ?? ways[0];
  const lines = rankOpinions(ranked.opinions, by, ranked.scores);
  const { scores } = ranked;
  const table = {
    title: `${year}年社情民意信息采用排名（${way?.label ?? ''}）`,
    note: `每条报送${scores.reported}分；采用按最高一级计：县${scores.county}、市${scores.city}、省${scores.province}、全国${scores.national}分，综合采用乘${scores.combined}；有批示加${scores.instructed}分。联名的记在第一撰写人名下。共${ranked.opinions.length}条`,
    columns: [['名次', 6], [way?.head ?? '', 22], ['报送（条）', 9], ['采用（条）', 9], ['县级', 8], ['市级', 8], ['省级', 8], ['全国', 8], ['批示（条）', 9], ['得分', 9]].map(([label, width], i) => ({ label: String(label), width: Number(width), align: i === 1 ? ('left' as const) : ('right' as const) })),
    rows: lines.map((line) => [line.rank, line.key, line.reported, line.adoptedOnce, line.adopted['county'] ?? 0, line.adopted['city'] ?? 0, line.adopted['province'] ?? 0, line.adopted['national'] ?? 0, line.instructed, line.score]),
  };
  return (
    <SheetTable table={table}>
      {(buttons) => (
        <div className="ui-list">
          <a className="ui-back" href={hrefOf(['opinions'])}>← 社情民意</a>
          <div className="ui-title-row"><h1>{year}年社情民意采用排名</h1><div className="ui-buttons">{buttons}</div></div>
          <div className="ui-filters"><Radio.Group value={by} options={ways.map(({ value, label }) => ({ value, label }))} optionType="button" onChange={(event) => setBy(ways.find((one) => one.value === event.target.value)?.value ?? 'author')} aria-label="排名办法" /></div>
          <p className="ui-hint">{table.note}。点名称看是哪几条。{settled ? <a href={hrefOf(['settings', 'rules'])}>修改计分办法</a> : null}</p>
          {lines.length === 0 ? <p>{year}年还没有社情民意信息。</p> : (
            <div className="record-scroll">
              <table className="record-table" aria-label={table.title}>
                <thead><tr>{table.columns.map(({ label }, i) => <th key={label} scope="col" className={i === 1 ? undefined : 'record-number'}>{label}</th>)}</tr></thead>
                <tbody>
                  {table.rows.map((cells) => {
                    const key = String(cells[1]);
                    return (
                      <Fragment key={key}>
                        <tr>{cells.map((cell, i) => <td key={table.columns[i]?.label} className={i === 1 ? undefined : 'record-number'}>{i === 1 ? <button type="button" className="ui-link" aria-expanded={open === key} onClick={() => setOpen(open === key ? null : key)}>{cell}</button> : cell}</td>)}</tr>
                        {open === key ? <tr><td colSpan={cells.length}><Behind opinions={ranked.opinions.filter((one) => one[by] === key)} scores={scores} /></td></tr> : null}
                      </Fragment>
                    );
                  })}
                </tbody>
              </table>
            </div>
          )}
        </div>
      )}
    </SheetTable>
  );
}
