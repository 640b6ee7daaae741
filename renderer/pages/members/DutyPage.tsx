import { useCallback, useState } from 'react';
import type { DutyRow, DutyYearView } from '#shared/contract/duty.ts';
import type { LedgerSheet } from '#shared/contract/figures.ts';
import { compareNames } from '#shared/rules/duty/rosterOrder.ts';
import { ask, takeFile } from '#renderer/bridge.ts';
import { LedgerHead } from '#renderer/print/LedgerHead.tsx';
import { LedgerPrint } from '#renderer/print/LedgerPrint.tsx';
import { attempt } from '#renderer/record/attempt.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useSession } from '#renderer/state/session.ts';
import { useYear } from '#renderer/state/year.ts';
import { ListPage } from '#renderer/ui/ListPage.tsx';
import type { ListColumn, ListSort } from '#renderer/ui/ListTable.tsx';
import { notify } from '#renderer/ui/notify.tsx';
import { PinyinSelect } from '#renderer/ui/PinyinSelect.tsx';
import { StateTag } from '#renderer/ui/StateTag.tsx';
import { ClosingPanel } from '#renderer/pages/members/ClosingPanel.tsx';
import { useDuty } from '#renderer/pages/members/dutyState.ts';
import { GroupTable } from '#renderer/pages/members/GroupTable.tsx';
import { MemberNav } from '#renderer/pages/members/MemberNav.tsx';

const dimensions = [
  { key: 'sector', label: '界别' },
  { key: 'committee', label: '专委会' },
  { key: 'group', label: '活动小组' },
  { key: 'township', label: '联系乡镇' },
] as const;

/** Who does what the list is for: the best grade (or every box), the lowest grade or something missing. */
function isPraised(row: DutyRow, view: DutyYearView): boolean {
  if (row.rank === null) return false;
  return view.grades.length > 0 ? row.grade === view.grades[0] : row.missing.length === 0 && row.boxes.length > 0;
}
function isReminded(row: DutyRow, view: DutyYearView): boolean {
  return row.rank !== null && (row.missing.length > 0 || (view.grades.length > 1 && row.grade === view.grades.at(-1)));
}

const tabs = [
  { key: 'all', title: '全部', keep: () => true },
  { key: 'missing', title: '未完成清单', keep: (row: DutyRow) => row.missing.length > 0 },
  { key: 'praise', title: '通报表扬', keep: isPraised },
  { key: 'remind', title: '提醒名单', keep: isReminded },
] as const;

function columnsOf(view: DutyYearView): ListColumn<DutyRow>[] {
  const boxes = [...new Map(view.rows.flatMap((row) => row.boxes.map((box) => [box.rule, box.name] as const)))];
  return [
    { key: 'name', title: '姓名', width: 7, sortable: true, render: (row) => row.name },
    { key: 'rank', title: '名次', width: 5, align: 'right', sortable: true, render: (row) => row.rank ?? row.state },
    ...(view.hasPoints
      ? [
          { key: 'total', title: '得分', width: 5.5, align: 'right' as const, sortable: true, render: (row: DutyRow) => (row.total === null ? null : <a href={hrefOf(['members', row.member])}>{row.total}</a>) },
          { key: 'grade', title: '等次', width: 6.5, render: (row: DutyRow) => (row.grade === null ? '' : <StateTag word={row.grade} tone={row.grade === view.grades[0] ? 'green' : row.grade === view.grades.at(-1) ? 'red' : 'blue'} />) },
        ]
      : []),
    ...boxes.map(([rule, name]): ListColumn<DutyRow> => ({
      key: rule, title: name, width: Math.max(5.5, name.length * 1.05 + 1.5), align: 'center',
      render: (row) => {
        const box = row.boxes.find((one) => one.rule === rule);
        // The member's file with the records of this box open.
        return box ? <a href={hrefOf(['members', row.member], { box: rule })}>{`${box.done}/${box.minimum}${box.met ? ' ✔' : ''}`}</a> : '';
      },
    })),
    { key: 'sector', title: '界别', width: 9, render: (row) => row.sector },
    { key: 'committee', title: '专委会', width: 11, render: (row) => row.committee },
    { key: 'group', title: '活动小组', width: 9, render: (row) => row.group },
    { key: 'township', title: '联系乡镇', width: 8, render: (row) => row.township },
    { key: 'missing', title: '欠缺', width: 18, render: (row) => row.missing.join('；') },
  ];
}

function sorted(rows: readonly DutyRow[], sort: ListSort | null): DutyRow[] {
  const by = (a: DutyRow, b: DutyRow): number => {
    if (sort?.key === 'name') return compareNames('pinyin', a.name, b.name);
    if (sort?.key === 'total') return (a.total ?? -1e9) - (b.total ?? -1e9);
    return (a.rank ?? 1e9) - (b.rank ?? 1e9);
  };
  return rows.toSorted((a, b) => (sort?.descending ? by(b, a) : by(a, b)) || compareNames('pinyin', a.name, b.name));
}

/** `#/members/duty`: the ranking of a year, what is missing, who is praised and who reminded; the year's closing below. */
export function DutyPage() {
  const { year } = useYear();
  const { value: view, failure } = useDuty(year);
  const [tab, setTab] = useState<string>('all');
  const [chosen, choose] = useState<Record<string, string | null>>({});
  const [sort, setSort] = useState<ListSort | null>(null);
  const [page, setPage] = useState({ page: 1, size: 50 });
  const [selected, select] = useState<string[]>([]);
  const [printed, setPrinted] = useState<LedgerSheet | null>(null);
  const endPrint = useCallback(() => setPrinted(null), []);
  const practice = useSession()?.practice ?? false;
  if (!view) return <><MemberNav now="duty" /><p className={failure ? 'ui-refusal' : 'ui-hint'}>{failure ? `${failure.message}${failure.fix}` : '正在计算…'}</p></>;

  const within = view.rows.filter((row) => dimensions.every(({ key }) => !chosen[key] || row[key] === chosen[key]));
  const keep = tabs.find((one) => one.key === tab)?.keep ?? tabs[0].keep;
  const rows = sorted(within.filter((row) => keep(row, view)), sort);
  const shown = rows.slice((page.page - 1) * page.size, page.page * page.size);
  const conditions = dimensions.flatMap(({ key, label }) => (chosen[key] ? [`${label}：${chosen[key]}`] : []));
  const listName = tab === 'praise' ? '委员履职通报表扬名单' : tab === 'remind' ? '委员履职提醒名单' : tab === 'missing' ? '委员必做清单未完成情况表' : '委员履职情况统计表';
  const sheet = (members: readonly string[]) =>
    void attempt(async () => {
      const made = await ask('makeDutySheet', { year, members: [...members], title: listName });
      await takeFile(made.ticket, made.name);
      notify.done(`已导出${made.rows}人：${made.name}`);
    });
  const word = (members: readonly string[]) =>
    void attempt(async () => {
      const made = await ask('makeMemberFiles', { year, members: [...members] });
      await takeFile(made.ticket, made.name);
      notify.done(`已存为Word文件，${made.pages}人一人一页：${made.name}`);
    });

  const print = (members: readonly string[]) => void attempt(async () => setPrinted(await ask('getDutySheet', { year, members: [...members], title: listName })));
  if (printed) return <LedgerPrint sheet={printed} head={<LedgerHead columns={printed.columns} />} practice={practice} onDone={endPrint} />;

  return (
    <>
      <MemberNav now="duty" />
      {view.example ? (
        <p className="members-note members-note-example">
          {view.adopted ? `${year}年的规则还都是“示例”，没有改成本县的，不作考核依据。` : `${year}年还没有本县的履职规则，下面按程序自带的“示例”计算，不作考核依据。`}
          {view.partial ? '规则由县政协制定下发。' : <a href={hrefOf(['members', 'rules'])}>去制定规则</a>}
        </p>
      ) : null}
      {view.partial ? <p className="members-note">只列本乡镇联系的委员，只计本单位已有的记录；得分和等次以县政协公布的为准。</p> : null}
      <ListPage<DutyRow>
        title={`${year}年度履职排名`}
        note={`${view.from}至${view.to}，共${view.rows.length}人${view.closing ? `，${view.closing.closedOn}已结算` : '，随记录实时计算'}`}
        actions={[
          { key: 'files', text: '打印全部档案', onClick: () => navigate(hrefOf(['members', 'files'])), disabled: view.rows.length === 0 },
          { key: 'print', text: '打印名单', onClick: () => print(rows.map((row) => row.member)), disabled: rows.length === 0 },
          { key: 'sheet', text: '导出Excel', onClick: () => sheet(rows.map((row) => row.member)), disabled: rows.length === 0 },
        ]}
        tabs={tabs.map((one) => ({ key: one.key, title: one.title, count: within.filter((row) => one.keep(row, view)).length }))}
        tab={tab}
        onTab={(next) => {
          setTab(next);
          setPage({ ...page, page: 1 });
        }}
        filters={dimensions.map(({ key, label }) => (
          <span key={key} className="record-filter">
            <PinyinSelect
              label={label} placeholder={label} clearable value={chosen[key] ?? null}
              options={[...new Set(view.rows.map((row) => row[key]).filter((one) => one !== ''))].toSorted((a, b) => compareNames('pinyin', a, b)).map((one) => ({ value: one, label: one }))}
              onChange={(value) => {
                choose({ ...chosen, [key]: value });
                setPage({ ...page, page: 1 });
              }}
            />
          </span>
        ))}
        conditions={conditions}
        onClearConditions={() => choose({})}
        rows={shown}
        rowKey={(row) => row.member}
        rowName={(row) => row.name}
        columns={columnsOf(view)}
        href={(row) => hrefOf(['members', row.member])}
        sort={sort}
        onSort={setSort}
        page={page.page}
        pageSize={page.size}
        total={rows.length}
        onPage={(next, size) => setPage({ page: next, size })}
        selected={selected}
        onSelect={select}
        bulk={[
          { key: 'sheet', text: `导出${selected.length}人`, onClick: () => sheet(selected) },
          { key: 'word', text: `${selected.length}人档案存Word`, onClick: () => word(selected) },
        ]}
        empty={{ sentence: view.rows.length === 0 ? '还没有委员。请先在名册里登记。' : '这个名单里没有委员。' }}
      />
      <GroupTable view={view} dimensions={dimensions} />
      <ClosingPanel view={view} />
    </>
  );
}
