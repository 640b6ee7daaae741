import '#renderer/pages/studios/studios.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { Row } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import { RecordDialog } from '#renderer/record/RecordDialog.tsx';
import { RefInput } from '#renderer/record/RefInput.tsx';
import { recordHref } from '#renderer/state/recordHref.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useToday } from '#renderer/state/session.ts';
import { ListPage } from '#renderer/ui/ListPage.tsx';
import type { ListColumn } from '#renderer/ui/ListTable.tsx';
import { StateTag } from '#renderer/ui/StateTag.tsx';
import { type CoverageState, useCoverage } from '#renderer/pages/studios/useCoverage.ts';

type Line = CoverageState['councils'][number];

const memberColumns = [{ key: 'name' }, { key: 'sector', width: 12 }, { key: 'township', width: 12 }, { key: 'employer', width: 16 }, { key: 'phone', width: 11 }];

/** 1+2+N: every village council with the members sent down to it, those that lack some first, and members with none. */
export function CoverageList() {
  const today = useToday();
  const [place, setPlace] = useState<string | null>(null);
  const [tab, setTab] = useState('short');
  const [page, setPage] = useState({ page: 1, size: 50 });
  const [adding, setAdding] = useState<string | null>(null);
  const coverage = useCoverage(place);
  if (!coverage) return <p className="ui-hint">正在读取…</p>;

  const { councils, covered, without, least, rows, names } = coverage;
  const short = councils.filter((line) => !line.covered);
  const shown = tab === 'short' ? short : tab === 'covered' ? councils.filter((line) => line.covered) : councils;
  const columns: ListColumn<Line>[] = [
    { key: 'name', title: '协商议事会', render: (line) => String(rows.get(line.council)?.['name'] ?? '') },
    { key: 'place', title: '所属村（社区）', width: 9, render: (line) => names[String(rows.get(line.council)?.['place'] ?? '')] ?? '' },
    { key: 'count', title: '下沉委员', width: 6, align: 'right', render: (line) => `${line.members.length} / ${least}` },
    {
      key: 'state',
      title: '达标',
      width: 6.5,
      render: (line) => (line.covered ? <StateTag word="已达标" tone="green" /> : <StateTag word={`差${least - line.members.length}人`} tone={line.members.length === 0 ? 'red' : 'orange'} />),
    },
    {
      key: 'add',
      title: '操作',
      width: 7.5,
      render: (line) => (
        <Button type="link" size="small" onClick={() => setAdding(line.council)}>
          添加委员
        </Button>
      ),
    },
    {
      key: 'members',
      title: '委员',
      width: 16,
      render: (line) => (
        <span className="studios-names">
          {line.members.map((id) => (
            <a key={id} href={recordHref('member', id) ?? '#/'}>
              {String(coverage.members.get(id)?.['name'] ?? '')}
            </a>
          ))}
        </span>
      ),
    },
  ];
  const rate = councils.length === 0 ? '' : `，覆盖率${((covered / councils.length) * 100).toFixed(1)}%`;

  const head = {
    title: '委员下沉（1+2+N）',
    note: `每个村级议事会至少${least}名委员。已达标${covered}个，共${councils.length}个${rate}`,
    actions: [
      { key: 'print', text: '打印清单', onClick: () => navigate(hrefOf(['studios', 'coverage', 'print'], place === null ? {} : { place })) },
      { key: 'councils', text: '协商议事会', onClick: () => navigate(hrefOf(['settings', 'council'])) },
      { key: 'studios', text: '工作室', onClick: () => navigate(hrefOf(['studios'])) },
    ],
    tabs: [
      { key: 'short', title: '未达标', count: short.length },
      { key: 'covered', title: '已达标', count: covered },
      { key: 'all', title: '全部', count: councils.length },
      { key: 'without', title: '还没有下沉的委员', count: without.length },
    ],
    tab,
    onTab: (next: string) => {
      setTab(next);
      setPage({ ...page, page: 1 });
    },
    filters: (
      <span className="record-filter">
        <RefInput to="place" value={place === null ? [] : [place]} onChange={(ids) => setPlace(ids[0] ?? null)} label="所属地方" placeholder="所属地方" />
      </span>
    ),
    page: page.page,
    pageSize: page.size,
    onPage: (next: number, size: number) => setPage({ page: next, size }),
  };
  const onPage = <T,>(all: readonly T[]) => all.slice((page.page - 1) * page.size, page.page * page.size);
  if (tab === 'without') {
    const named = (value: unknown) => (typeof value === 'string' ? (names[value] ?? value) : '');
    const people = without.flatMap((id) => coverage.members.get(id) ?? []);
    return (
      // Keyed, both of them: they list different things, and one table would show these rows with the other's addresses.
      <ListPage<Row>
        key="members"
        {...head}
        rows={onPage(people)}
        total={people.length}
        rowKey={(row) => row.id}
        href={(row) => recordHref('member', row.id) ?? '#/'}
        columns={memberColumns.map(({ key, width }) => ({ key, width, title: entityOf('member').fields[key]?.label ?? key, render: (row: Row) => named(row[key]) }))}
        empty={{ sentence: '每位委员都已下沉到村（社区）。' }}
      />
    );
  }

  return (
    <>
      <ListPage<Line>
        key="councils"
        {...head}
        rows={onPage(shown)}
        total={shown.length}
        rowKey={(line) => line.council}
        columns={columns}
        href={(line) => recordHref('council', line.council) ?? '#/'}
        empty={{ sentence: councils.length === 0 ? '还没有村级协商议事会。请先在设置里登记。' : tab === 'short' ? '所有村级议事会都已达标。' : '还没有达标的议事会。' }}
      />
      {adding === null ? null : (
        <RecordDialog
          entity={entityOf('seat')}
          title={`向“${String(rows.get(adding)?.['name'] ?? '')}”添加委员`}
          okText="添加"
          initial={{ council: adding, capacity: 'capacity.member', since: today }}
          only={['member', 'capacity', 'duty', 'since']}
          onClose={() => setAdding(null)}
        />
      )}
    </>
  );
}
