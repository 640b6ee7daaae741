import { Button, Checkbox, Pagination, Radio } from 'antd';
import { useEffect, useState } from 'react';
import type { TableFilter, TableRow } from '#shared/contract/tables.ts';
import { ask } from '#renderer/bridge.ts';
import { CheckTable } from '#renderer/pages/tables/CheckTable.tsx';
import { MissingNames } from '#renderer/pages/tables/MissingNames.tsx';
import { changeTable, importTable, settleTable, takeRefused, useTable } from '#renderer/pages/tables/tableStore.ts';
import { attempt } from '#renderer/record/attempt.ts';

const pageSize = 50;

/** Every row with what becomes of it, mended in place, before anything is saved. */
export function CheckStep() {
  const { ticket, reading, round, doubts, job, columns, layout } = useTable();
  const [show, setShow] = useState<TableFilter>(() => (reading && reading.counts.bad + reading.counts.doubt > 0 ? 'problems' : 'all'));
  const [page, setPage] = useState(1);
  const [found, setFound] = useState<{ rows: TableRow[]; total: number } | null>(null);
  useEffect(() => {
    let current = true;
    void attempt(async () => {
      const answer = await ask('listTableRows', { ticket, show, offset: (page - 1) * pageSize, limit: pageSize });
      if (current) setFound(answer);
    });
    return () => {
      current = false;
    };
  }, [ticket, show, page, round]);
  if (!reading || !layout) return null;
  const { counts } = reading;
  const going = counts.added + counts.changed + (doubts ? counts.doubt : 0);
  const clashes = (found?.rows ?? []).some((row) => row.clashes.length > 0);
  const tabs: { key: TableFilter; text: string; n: number }[] = [
    { key: 'all', text: '全部', n: counts.all }, { key: 'problems', text: '只看有问题的', n: counts.bad + counts.doubt }, { key: 'added', text: '新增', n: counts.added },
    { key: 'changed', text: '更新', n: counts.changed }, { key: 'doubt', text: '要看一眼', n: counts.doubt }, { key: 'bad', text: '进不来', n: counts.bad }, { key: 'same', text: '没有变化', n: counts.same },
  ];
  return (
    <section className="ui-section tables-step">
      <div className="tables-line" role="status">
        <strong>
          新增{counts.added}条，更新{counts.changed}条，没有变化{counts.same}条，要看一眼{counts.doubt}条，进不来{counts.bad}条。
        </strong>
        <span className="ui-hint">还没有保存。红格子点一下就能改，改的只是这次导入，不动您的文件。</span>
      </div>
      <MissingNames missing={reading.missing} names={reading.names} disabled={job !== ''} />
      {reading.reasons.length > 0 ? (
        <details>
          <summary>其他原因（{reading.reasons.length}种）</summary>
          <ul className="tables-skipped">
            {reading.reasons.map((one) => (
              <li key={`${one.label} ${one.message}`}>
                {one.rows}行　{one.label === '' || one.message.includes(one.label) ? '' : `${one.label}：`}
                {one.message}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {clashes ? (
        <div className="tables-line">
          <span className="tables-label">系统里后来改过的栏目：</span>
          <Button onClick={() => void settleTable(null, 'own')}>都保留系统里的</Button>
          <Button onClick={() => void settleTable(null, 'sheet')}>都用表里的</Button>
        </div>
      ) : null}
      <Radio.Group
        className="tables-tabs"
        optionType="button"
        value={show}
        onChange={(event) => {
          setShow(event.target.value as TableFilter); // one of the tabs
          setPage(1);
        }}
        options={tabs.filter((tab) => tab.key === 'all' || tab.key === show || tab.n > 0).map((tab) => ({ value: tab.key, label: `${tab.text} ${tab.n}` }))}
      />
      <CheckTable
        rows={found?.rows ?? []}
        columns={layout.columns.map((column, i) => ({ ...column, used: columns[i] !== null }))}
        onMended={(row) => setFound((before) => before && { ...before, rows: before.rows.map((one) => (one.row === row.row ? row : one)) })}
      />
      {found && found.total > pageSize ? <Pagination current={page} pageSize={pageSize} total={found.total} showSizeChanger={false} showTotal={(all) => `共${all}行`} onChange={setPage} /> : null}
      <div className="tables-foot">
        <Button size="large" onClick={() => changeTable({ step: 'columns' })}>
          上一步
        </Button>
        {counts.bad + counts.doubt > 0 ? (
          <Button size="large" onClick={() => void takeRefused()}>
            退回有问题的行（我的表）
          </Button>
        ) : null}
        {counts.doubt > 0 ? (
          <Checkbox checked={doubts} onChange={(event) => changeTable({ doubts: event.target.checked })}>
            要看一眼的{counts.doubt}条，就按黄格子里写的导入
          </Checkbox>
        ) : null}
        <Button type="primary" size="large" disabled={going === 0 || job !== ''} onClick={() => void importTable()}>
          导入{going}条
        </Button>
      </div>
    </section>
  );
}
