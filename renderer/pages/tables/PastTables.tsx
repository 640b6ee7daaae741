import '#renderer/pages/tables/tables.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { PastTable } from '#shared/contract/tables.ts';
import { ask } from '#renderer/bridge.ts';
import { undoTableImport } from '#renderer/pages/tables/undoTable.ts';
import { shownTime } from '#renderer/record/shownTime.ts';
import { useProgress } from '#renderer/record/useProgress.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { useToday } from '#renderer/state/session.ts';
import { DetailPage, Section } from '#renderer/ui/DetailPage.tsx';

const states: Readonly<Record<PastTable['state'], string>> = { running: '没有做完', stopped: '中途停下', done: '完成', undone: '已撤销' };

/** Every import that was made here, each to be taken back as a whole. */
export function PastTables() {
  const today = useToday();
  const [job, setJob] = useState('');
  const progress = useProgress(job);
  const imports = useAsked('listTableImports', ['tableImport'], async () => (await ask('listTableImports', {})).imports, true).value;
  const undo = async (one: PastTable) => {
    const name = `undo ${one.id}`;
    setJob(name);
    await undoTableImport({ id: one.id, words: `${one.label}${one.added + one.changed}条，来自${one.file}`, job: name });
    setJob('');
  };
  return (
    <DetailPage title="以前的导入" back={{ href: hrefOf(['tables']), text: '导入旧表' }}>
      <Section title="导入记录" note="撤销以后，新增的在回收站里，还能找回。">
        {job !== '' && progress !== '' ? <p role="status">{progress}</p> : null}
        {imports === undefined ? <p className="ui-hint">正在打开…</p> : null}
        {imports?.length === 0 ? <p className="ui-hint">还没有导入过旧表。</p> : null}
        {imports && imports.length > 0 ? (
          <div className="tables-scroll">
            <table className="ui-plain-table">
              <thead>
                <tr>
                  {['时间', '文件', '内容', '新增', '更新', '没有变化', '没有进来', '经手人', '结果', ''].map((text) => (
                    <th key={text} scope="col">
                      {text}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {imports.map((one) => (
                  <tr key={one.id}>
                    <td className="tables-nowrap">{shownTime(one.at, today)}</td>
                    <td>
                      {one.file}
                      <span className="ui-hint">　{one.sheet}</span>
                    </td>
                    <td className="tables-nowrap">{one.label}</td>
                    <td>{one.added}</td>
                    <td>{one.changed}</td>
                    <td>{one.same}</td>
                    <td>{one.refused}</td>
                    <td>{one.user}</td>
                    <td>
                      {states[one.state]}
                      {one.state === 'undone' && one.kept ? <span className="ui-hint">（{one.kept}条保留）</span> : null}
                    </td>
                    <td>
                      {one.state === 'undone' || one.added + one.changed === 0 ? null : (
                        <Button disabled={job !== ''} onClick={() => void undo(one)}>
                          撤销
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : null}
      </Section>
    </DetailPage>
  );
}
