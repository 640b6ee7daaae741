import '#renderer/pages/problems/problems.css';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { Failure } from '#shared/failure.ts';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { ChoiceInput } from '#renderer/record/ChoiceInput.tsx';
import { keptRows } from '#renderer/record/draftContent.ts';
import type { PasteProblem } from '#renderer/record/pasteValues.ts';
import { usePasteLookup } from '#renderer/record/usePasteLookup.ts';
import { type GridPreset, gridColumns, gridEntity, gridWords, gridWrites, readGrid } from '#renderer/pages/problems/gridRows.ts';
import { useOfficeLevel, useUser } from '#renderer/pages/problems/office.ts';
import { useDraft } from '#renderer/state/draft.ts';
import { saveRecords } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { PasteTable } from '#renderer/ui/PasteTable.tsx';

const draftKey = 'problem/grid';
const lookedUp = ['place'];
const blank = (n: number): string[][] => Array.from({ length: n }, () => gridColumns.map(() => ''));

/** Many small cases at once: pasted from Excel or typed, each a problem with all its steps; saved in one go, or not at all. */
export function GridPage() {
  const level = useOfficeLevel();
  const user = useUser();
  const lookup = usePasteLookup(gridEntity, lookedUp);
  const [typed, setTyped] = useState<string[][] | null>(null);
  const [empty] = useState(() => blank(8));
  const [kind, setKind] = useState('problemKind.errand');
  const [resultClass, setResultClass] = useState('resultClass.a');
  const [refused, setRefused] = useState<readonly PasteProblem[]>([]);
  const [pressed, setPressed] = useState(false);
  const [busy, setBusy] = useState(false);
  const draft = useDraft(useMemo(() => ({ key: draftKey, entity: 'problem' as const, id: null }), []));
  const restored = useMemo(() => keptRows(draft.found?.content), [draft.found]);
  const rows = typed ?? restored ?? empty;
  const { cases, problems } = useMemo(() => (lookup ? readGrid(rows, lookup) : { cases: [], problems: [] }), [rows, lookup]);

  // What is not filled yet is pointed out only when the person says that it is all.
  const isHole = (one: PasteProblem) => (rows[one.row]?.[gridColumns.findIndex(({ key }) => key === one.column)] ?? '').trim() === '';
  const shown = [...problems.filter((one) => pressed || !isHole(one)), ...refused];
  const wrongRows = [...new Set(shown.map((one) => one.row))].toSorted((a, b) => a - b);

  const change = (next: string[][]) => {
    setTyped(next);
    setRefused([]);
    draft.keep(next.some((row) => row.some((cell) => cell.trim() !== '')) ? JSON.stringify(next) : null);
  };

  const save = async () => {
    setPressed(true);
    if (cases.length === 0 || problems.length > 0) return;
    setBusy(true);
    const preset: GridPreset = { kind, resultClass, user, holder: `level.${level}` };
    const groups = cases.map((one) => gridWrites(one, preset, () => crypto.randomUUID()));
    try {
      await draft.settle();
      const { tx } = await saveRecords(groups.flat(), draftKey);
      doneWithUndo(`已登记${cases.length}条`, tx);
      navigate(hrefOf(['problems']));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      draft.keep(JSON.stringify(rows));
      const rowOf = groups.flatMap((group, i) => group.map(() => cases[i]?.row ?? 0));
      const found = error.fields.map(({ field, message }): PasteProblem => ({ row: rowOf[Number(field.split('.')[0])] ?? 0, column: columnOf(field.split('.')[1] ?? field), message }));
      setRefused(found);
      if (found.length === 0) await attempt(() => Promise.reject(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="ui-list">
      <a className="ui-back" href={hrefOf(['problems'])}>
        ← 办理事项
      </a>
      <div className="ui-title-row">
        <h1>小事批量登记</h1>
        <span className="ui-hint">一行一件。写了怎么办的，就记为办结；写了满意度，就记为反馈并销号。</span>
        <div className="ui-buttons">
          {draft.found && typed === null ? (
            <Button
              onClick={() => {
                void draft.drop();
                setTyped(empty);
              }}
            >
              清空上次没有保存的
            </Button>
          ) : null}
          <Button type="primary" loading={busy} disabled={cases.length === 0 || lookup === null} onClick={() => void save()}>
            {cases.length === 0 ? '登记' : `登记${cases.length}条`}
          </Button>
        </div>
      </div>
      <div className="problem-grid-preset">
        <span>类别</span>
        <ChoiceInput list="problemKind" label="类别" value={[kind]} onChange={(ids) => setKind(ids[0] ?? kind)} />
        <span>办结的按</span>
        <ChoiceInput list="resultClass" label="办理结果" value={[resultClass]} onChange={(ids) => setResultClass(ids[0] ?? resultClass)} />
      </div>
      <p role="status" className={shown.length > 0 ? 'ui-refusal' : 'ui-hint'}>
        {shown.length > 0
          ? `第${wrongRows.slice(0, 12).map((row) => row + 1).join('、')}${wrongRows.length > 12 ? '等' : ''}行需要修改，改好以后才能登记；一条也还没有保存。`
          : cases.length > 0
            ? gridWords(cases)
            : '从Excel里复制六列（日期、村、谁、什么事、怎么办的、满意度），在第一个格子里粘贴；也可以直接填。'}
      </p>
      {/* What is typed before the draft is there would take its place. */}
      {draft.found === undefined ? <p className="ui-hint">正在读取…</p> : <PasteTable label="小事登记表" columns={gridColumns} rows={rows} onChange={change} errors={shown} />}
    </div>
  );
}

/** The column in which a rule's field is typed. */
function columnOf(field: string): string {
  const columns: Readonly<Record<string, string>> = {
    registeredOn: 'on', on: 'on', place: 'place', raisedBy: 'who', respondent: 'who', title: 'what', content: 'what', text: 'done', resultClass: 'done', satisfaction: 'satisfaction',
    noCallback: 'satisfaction',
  };
  return columns[field] ?? 'what';
}
