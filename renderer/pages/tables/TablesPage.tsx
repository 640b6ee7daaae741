import '#renderer/pages/tables/tables.css';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { isEntityName } from '#shared/entities/index.ts';
import { tableKindOf } from '#shared/tables/kinds.ts';
import { CheckStep } from '#renderer/pages/tables/CheckStep.tsx';
import { ChooseStep } from '#renderer/pages/tables/ChooseStep.tsx';
import { ColumnsStep } from '#renderer/pages/tables/ColumnsStep.tsx';
import { LayoutStep } from '#renderer/pages/tables/LayoutStep.tsx';
import { PastTables } from '#renderer/pages/tables/PastTables.tsx';
import { ReportStep } from '#renderer/pages/tables/ReportStep.tsx';
import { cancelTable, startTable, type TableStep, useTable } from '#renderer/pages/tables/tableStore.ts';
import { WordsPage } from '#renderer/pages/tables/WordsPage.tsx';
import { useProgress } from '#renderer/record/useProgress.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { StepBar } from '#renderer/ui/StepBar.tsx';

const steps: readonly { key: TableStep; title: string }[] = [
  { key: 'choose', title: '选文件' },
  { key: 'layout', title: '看表头' },
  { key: 'columns', title: '对栏目' },
  { key: 'check', title: '核对' },
  { key: 'report', title: '完成' },
];

const shown: Readonly<Record<TableStep, () => React.ReactNode>> = { choose: ChooseStep, layout: LayoutStep, columns: ColumnsStep, check: CheckStep, report: ReportStep };

/** Old sheets come in: `#/tables` is the way from the file to the records, `#/tables/past` what came before, `#/tables/words` the county's words. */
export function TablesPage({ parts, query }: { parts: readonly string[]; query: Readonly<Record<string, string>> }) {
  if (parts[0] === 'past') return <PastTables />;
  if (parts[0] === 'words') return <WordsPage />;
  return <Wizard kind={query['kind'] ?? ''} />;
}

function Wizard({ kind }: { kind: string }) {
  const { step, wanted, file, job, failure } = useTable();
  const progress = useProgress(job);
  useEffect(() => {
    // Another list's button means another sheet; coming back to the same one goes on where it was.
    if (kind !== '' && isEntityName(kind) && tableKindOf(kind) && kind !== wanted) startTable(kind);
  }, [kind, wanted]);
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    top.current?.scrollIntoView?.({ block: 'start' });
  }, [step]);
  const at = steps.findIndex((one) => one.key === step);
  const Shown = shown[step];
  return (
    <div className="tables" ref={top}>
      <header className="tables-head">
        <h1>导入旧表</h1>
        <span className="ui-hint">{file}</span>
        <div className="ui-buttons">
          {step === 'choose' ? null : <Button onClick={() => startTable(wanted)}>换一个文件</Button>}
          <Button href={hrefOf(['tables', 'words'])}>本县的叫法</Button>
          <Button href={hrefOf(['tables', 'past'])}>以前的导入</Button>
        </div>
      </header>
      <StepBar steps={steps.map((one, i) => ({ ...one, state: i < at ? 'done' : i === at ? 'now' : 'ahead' }))} />
      {failure ? (
        <p className="tables-failure" role="alert">
          {failure.message}
          <br />
          {failure.fix}
        </p>
      ) : null}
      {job !== '' ? (
        <p className="tables-busy" role="status">
          <span>{progress === '' ? '请稍候…' : progress}</span>
          <Button onClick={() => void cancelTable()}>停下</Button>
        </p>
      ) : null}
      <Shown />
    </div>
  );
}
