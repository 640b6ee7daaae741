import '#renderer/record/record.css';
import { type ReactNode, useState } from 'react';
import type { RecordDetail, Row } from '#shared/contract/records.ts';
import type { Entity } from '#shared/entity.ts';
import { type EntityName, entityOf } from '#shared/entities/index.ts';
import { erasedWord, personalFields } from '#shared/rules/erasing.ts';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { fieldText } from '#renderer/record/fieldText.ts';
import { nameOf } from '#renderer/record/formValues.ts';
import { AttachmentsPanel } from '#renderer/record/AttachmentsPanel.tsx';
import { ErasePersonDialog } from '#renderer/record/ErasePersonDialog.tsx';
import { HistoryPanel } from '#renderer/record/HistoryPanel.tsx';
import { LinksPanel, type LinkSource } from '#renderer/record/LinksPanel.tsx';
import { concealer, Concealing, useRevealed } from '#renderer/record/reveal.ts';
import { RevealNotice } from '#renderer/record/RevealNotice.tsx';
import { RecordFacts } from '#renderer/record/RecordFacts.tsx';
import { ReviewPanel, useReview } from '#renderer/record/ReviewPanel.tsx';
import { isReported } from '#renderer/record/reviewWords.ts';
import { TwoSidedPanel } from '#renderer/record/TwoSidedPanel.tsx';
import { deleteRecords, restoreRecords, useRecord } from '#renderer/state/records.ts';
import { useNoteVisit } from '#renderer/state/recent.ts';
import { navigate } from '#renderer/state/route.ts';
import type { Action } from '#renderer/ui/action.ts';
import { DetailPage, type DetailPageProps } from '#renderer/ui/DetailPage.tsx';
import { notify } from '#renderer/ui/notify.tsx';

/** What files and photos belong to; of the parts of these, the whole has them. */
const withFiles: readonly string[] = ['topic', 'meeting', 'problem', 'log', 'studio', 'council', 'opinion', 'proposal', 'minutes', 'training'];

/** Whether a record still tells of a person. */
function hasPerson(name: EntityName, row: Row): boolean {
  return personalFields(name).some((key) => typeof row[key] === 'string' && row[key] !== '' && row[key] !== erasedWord);
}

const itemField = entityOf('attachment').fields['checkItem'];
/** Whether the entity has the standard whose items a file can prove. */
function provesItems(entity: Entity): boolean {
  const standard = entity.fields['checklist'];
  return standard?.kind === 'choice' && itemField?.kind === 'choice' && standard.list === itemField.list;
}

export interface RecordPageProps {
  entity: Entity;
  id: string;
  /** The list that the page goes back to. */
  back: { href: string; text: string };
  editHref?: string | undefined;
  /** What the head says beyond title and number. */
  head?: ((detail: RecordDetail) => Partial<DetailPageProps>) | undefined;
  actions?: ((detail: RecordDetail) => readonly Action[]) | undefined;
  /** Sections before the facts: steps, what to do next. */
  before?: ((detail: RecordDetail) => ReactNode) | undefined;
  /** Sections after the facts: parts, files. */
  after?: ((detail: RecordDetail) => ReactNode) | undefined;
  /** Instead of the facts of the definition. */
  facts?: ((detail: RecordDetail) => ReactNode) | undefined;
  omit?: readonly string[] | undefined;
  links?: readonly LinkSource[] | undefined;
  /** Not deleted by hand. */
  keep?: boolean | undefined;
}

/** The page of one record: head, both-sided values, sections of the page, facts, what refers to it, history. */
export function RecordPage(props: RecordPageProps) {
  const { entity, id } = props;
  const name = nameOf(entity);
  const record = useRecord(name, id);
  const detail = record.value;
  const review = useReview(detail?.row);
  const [erasing, setErasing] = useState(false);
  const { ids: revealed } = useRevealed();
  const titled = entity.fields[entity.title];
  useNoteVisit(name, id, detail && titled && !detail.row.deleted ? fieldText(titled, detail.row[entity.title], detail.names) : null);
  if (!detail) return <p className={record.failure ? 'ui-refusal' : 'ui-hint'}>{record.failure ? `${record.failure.message} ${record.failure.fix}` : '正在读取…'}</p>;

  const { row, names } = detail;
  const conceal = concealer(entity, row, names, revealed);
  const title = entity.fields[entity.title];
  const plain = title ? fieldText(title, row[entity.title], names) : '';
  const text = (title && conceal ? conceal(title, plain) : plain) || `（没有名称的${entity.label}）`;
  const number = row['number'];
  const remove = () =>
    void attempt(async () => {
      const { tx } = await deleteRecords(name, [id]);
      doneWithUndo(`已删除“${text}”，可在回收站里找回`, tx);
      navigate(props.back.href);
    });
  const restore = () =>
    void attempt(async () => {
      await restoreRecords(name, [id]);
      notify.done(`已恢复“${text}”`);
    });
  const reported = isReported(entity, review);
  const { editHref } = props;
  const actions: Action[] = row.deleted
    ? [{ key: 'restore', text: '恢复', onClick: restore }]
    : [
        ...(editHref ? [{ key: 'edit', text: reported ? '批注' : '修改', onClick: () => navigate(editHref) }] : []),
        ...(props.actions?.(detail) ?? []),
        ...(props.keep || reported ? [] : [{ key: 'delete', text: '删除', danger: true, onClick: remove }]),
        ...(hasPerson(name, row) ? [{ key: 'erase', text: '删除个人信息', danger: true, onClick: () => setErasing(true) }] : []),
      ];

  return (
    <DetailPage title={text} {...(typeof number === 'string' && number !== '' ? { number } : {})} back={props.back} actions={actions} {...props.head?.(detail)}>
      {row.deleted ? (
        <div className="record-notice record-notice-bad" role="status">
          这条{entity.label}在回收站里，恢复以后才能修改。
        </div>
      ) : null}
      <RevealNotice entity={entity} row={row} />
      <TwoSidedPanel entity={entity} id={id} twoSided={detail.twoSided} />
      {row.deleted ? null : <ReviewPanel entity={entity} row={row} editHref={editHref} />}
      <Concealing value={conceal}>{props.before?.(detail)}</Concealing>
      {props.facts ? props.facts(detail) : <RecordFacts entity={entity} row={row} names={names} omit={[entity.title, ...(props.omit ?? [])]} />}
      <Concealing value={conceal}>{props.after?.(detail)}</Concealing>
      {withFiles.includes(name) ? <AttachmentsPanel subject={id} readOnly={row.deleted} checkItems={provesItems(entity)} /> : null}
      <LinksPanel entity={name} id={id} sources={props.links} />
      {conceal ? null : <HistoryPanel entity={name} id={id} />}
      {erasing ? <ErasePersonDialog entity={name} id={id} title={text} onClose={() => setErasing(false)} /> : null}
    </DetailPage>
  );
}
