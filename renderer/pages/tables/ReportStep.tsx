import { Button } from 'antd';
import { entityOf } from '#shared/entities/index.ts';
import { readTable, startTable, takeRefused, useTable } from '#renderer/pages/tables/tableStore.ts';
import { undoTableImport } from '#renderer/pages/tables/undoTable.ts';
import { listHref } from '#renderer/state/recordHref.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';

const shownReasons = 50;

/** What came of it: how many, what did not go in and why, and the way back. */
export function ReportStep() {
  const { report, layout, wanted, job } = useTable();
  if (!report || !layout) return null;
  const { label } = entityOf(layout.kind);
  return (
    <section className="ui-section tables-step">
      <h2 className="ui-heading" role="status">
        {report.state === 'stopped' ? '已停下。' : '导入完成。'}新增{label}
        {report.added}条，更新{report.changed}条{report.same > 0 ? `，没有变化${report.same}条` : ''}
        {report.refused.length > 0 ? `，没有进来${report.refused.length >= 500 ? '500多' : report.refused.length}条` : ''}。
      </h2>
      <p className="ui-hint">
        {report.created.map((one) => `同时新建${one.label}${one.count}个。`).join('')}用时{(report.ms / 1000).toFixed(1)}秒，都已存到硬盘上。
        {report.state === 'stopped' ? '停下之前的已经进来了：再导一次会接着导，不重复；不要的可以撤销。' : ''}
      </p>
      {report.refused.length > 0 ? (
        <div className="tables-scroll">
          <table className="ui-plain-table">
            <thead>
              <tr>
                <th scope="col">表里第几行</th>
                <th scope="col">没有进来的原因</th>
              </tr>
            </thead>
            <tbody>
              {report.refused.slice(0, shownReasons).map((one) => (
                <tr key={one.number}>
                  <td>{one.number}</td>
                  <td>{one.reasons.join('；')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <div className="tables-foot">
        {report.added + report.changed > 0 ? (
          <Button
            size="large"
            disabled={job !== ''}
            onClick={() =>
              void undoTableImport({ id: report.id, words: `${label}${report.added + report.changed}条` }).then((done) => {
                if (done) navigate(hrefOf(['tables', 'past']));
              })
            }
          >
            撤销这次导入
          </Button>
        ) : null}
        <Button size="large" onClick={() => startTable(wanted)}>
          再导入一个表
        </Button>
        {report.refused.length > 0 ? (
          <>
            <Button size="large" disabled={job !== ''} onClick={() => void readTable()}>
              就在这里改
            </Button>
            <Button size="large" onClick={() => void takeRefused()}>
              退回没进来的行（我的表）
            </Button>
          </>
        ) : null}
        <Button type="primary" size="large" href={listHref(layout.kind)}>
          去看{label}
        </Button>
      </div>
    </section>
  );
}
