import '#renderer/record/record.css';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { Entity } from '#shared/entity.ts';
import { entityOf, isEntityName } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import type { FieldValue } from '#shared/fields.ts';
import { keysBetween } from '#shared/rules/orderKey.ts';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { keptRows } from '#renderer/record/draftContent.ts';
import { nameOf } from '#renderer/record/formValues.ts';
import { type PasteProblem, readRows } from '#renderer/record/pasteValues.ts';
import { needsTitleOnly } from '#renderer/record/RefInput.tsx';
import { usePasteLookup } from '#renderer/record/usePasteLookup.ts';
import { useDraft } from '#renderer/state/draft.ts';
import { saveRecords } from '#renderer/state/records.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { PasteTable } from '#renderer/ui/PasteTable.tsx';

export interface PasteDialogProps {
  entity: Entity;
  /** The columns of the grid, in the order in which the sheet usually has them. */
  fields: readonly string[];
  /** The same for every row: the parent, a state. */
  preset?: Readonly<Record<string, FieldValue>> | undefined;
  /** The last key of an ordered list: the rows are put behind it. */
  after?: string | null | undefined;
  onClose: () => void;
  onSaved?: ((ids: readonly string[]) => void) | undefined;
}

const blankRows = (columns: number, n: number): string[][] => Array.from({ length: n }, () => Array.from({ length: columns }, () => ''));

/** Many records at once from cells copied in Excel: read cell by cell, saved in one go, or not at all. */
export function PasteDialog(props: PasteDialogProps) {
  const { entity, fields } = props;
  const name = nameOf(entity);
  const lookup = usePasteLookup(entity, fields);
  // Until something is typed or pasted the grid shows the draft, or nothing.
  const [typed, setTyped] = useState<string[][] | null>(null);
  const [blank] = useState(() => blankRows(fields.length, 5));
  const [refused, setRefused] = useState<readonly PasteProblem[]>([]);
  const [pressed, setPressed] = useState(false);
  const [busy, setBusy] = useState(false);
  const parent = Object.entries(props.preset ?? {}).find(([key]) => entity.parents?.includes(key))?.[1];
  const key = `${name}/paste${typeof parent === 'string' ? `/${parent}` : ''}`;
  const draft = useDraft(useMemo(() => ({ key, entity: name, id: null }), [key, name]));
  const restored = useMemo(() => keptRows(draft.found?.content), [draft.found]);
  const rows = typed ?? restored ?? blank;

  const read = useMemo(() => (lookup ? readRows(entity, fields, rows, props.preset ?? {}, lookup) : null), [lookup, entity, fields, rows, props.preset]);
  const filled = read?.sets.length ?? 0;
  const problems = read?.problems ?? [];
  // A hole is pointed out when the person says that it is all: until then more may come.
  const isHole = (problem: PasteProblem) => (rows[problem.row]?.[fields.indexOf(problem.column)] ?? '').trim() === '';
  const shown = [...problems.filter((problem) => pressed || !isHole(problem)), ...refused];
  const missing = new Map(problems.flatMap(({ missing: one }) => (one ? [[`${one.to}/${one.name}`, one] as const] : [])));

  const change = (next: string[][]) => {
    setTyped(next);
    setRefused([]);
    draft.keep(next.some((row) => row.some((cell) => cell.trim() !== '')) ? JSON.stringify(next) : null);
  };

  const save = async () => {
    setPressed(true);
    if (!read || filled === 0 || problems.length > 0) return;
    setBusy(true);
    const keys = entity.fields['order']?.kind === 'order' ? keysBetween(props.after ?? null, null, filled) : [];
    const writes = read.sets.map(({ set }, i) => ({ entity: name, id: null, set: keys[i] === undefined ? set : { ...set, order: keys[i] } }));
    try {
      await draft.settle();
      const { ids, tx } = await saveRecords(writes, key);
      doneWithUndo(`已添加${ids.length}条${entity.label}`, tx);
      props.onSaved?.(ids);
      props.onClose();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      draft.keep(JSON.stringify(rows));
      // The service names fields as `3.title`, with the number of the write; of a single one without.
      const found = error.fields.map(({ field, message }): PasteProblem => {
        const [index = '', column = field] = field.includes('.') ? field.split('.') : ['0', field];
        return { row: read.sets[Number(index)]?.row ?? 0, column: fields.includes(column) ? column : (fields[0] ?? column), message };
      });
      setRefused(found);
      if (found.length === 0) await attempt(() => Promise.reject(error));
    } finally {
      setBusy(false);
    }
  };

  const create = (to: string, title: string) => {
    if (!isEntityName(to)) return;
    void attempt(async () => {
      const { tx } = await saveRecords([{ entity: to, id: null, set: { [entityOf(to).title]: title } }]);
      doneWithUndo(`已新增${entityOf(to).label}“${title}”`, tx);
    });
  };

  const wrongRows = new Set(shown.map((problem) => problem.row)).size;
  return (
    <Dialog
      open
      title={`从表格粘贴${entity.label}`}
      okText={filled === 0 ? '添加' : `添加${filled}条`}
      okDisabled={filled === 0 || lookup === null}
      onOk={() => void save()}
      onClose={() => {
        void draft.drop();
        props.onClose();
      }}
      dirty={filled > 0}
      busy={busy}
      width={80}
      waiting={draft.found === undefined}
    >
      {draft.found ? (
        <div className="record-notice" role="status">
          已恢复上次没有保存的内容
          <Button
            size="small"
            onClick={() => {
              void draft.drop();
              setTyped(null);
            }}
          >
            放弃
          </Button>
        </div>
      ) : null}
      {/* What is typed before the draft is there would take its place. */}
      {draft.found === undefined ? (
        <p className="ui-hint">正在读取…</p>
      ) : (
        <PasteTable
          label={`${entity.label}表格`}
          columns={fields.map((field) => ({
            key: field,
            title: entity.fields[field]?.label ?? field,
            required: entity.fields[field]?.required,
            width: entity.fields[field]?.kind === 'memo' ? 20 : 10,
          }))}
          rows={rows}
          onChange={change}
          errors={shown}
        />
      )}
      <p role="status" className={shown.length > 0 ? 'ui-refusal' : 'ui-hint'}>
        {shown.length > 0 ? `有${wrongRows}行需要修改，改好以后才能添加；一条也还没有保存。` : filled > 0 ? `共${filled}条，可以添加。` : '还没有内容。'}
      </p>
      {[...missing.values()].map(({ to, name: title }) =>
        isEntityName(to) && needsTitleOnly(to) ? (
          <Button key={`${to}/${title}`} size="small" onClick={() => create(to, title)}>
            新增{entityOf(to).label}“{title}”
          </Button>
        ) : null,
      )}
    </Dialog>
  );
}
