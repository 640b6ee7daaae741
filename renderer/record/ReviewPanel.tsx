import '#renderer/record/record.css';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { Row } from '#shared/contract/records.ts';
import type { Entity } from '#shared/entity.ts';
import { type EntityName, entityOf } from '#shared/entities/index.ts';
import { type Verdict, verdictOf } from '#shared/rules/checks/review.ts';
import { formatDay } from '#shared/rules/day.ts';
import type { OfficeLevel } from '#shared/rules/life.ts';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { nameOf } from '#renderer/record/formValues.ts';
import { changesSince, type ReviewState, reviewState, verdictVerbs } from '#renderer/record/reviewWords.ts';
import { StepDialog } from '#renderer/record/StepDialog.tsx';
import { toneOfColour } from '#renderer/record/toneOfColour.ts';
import { useRecordForm } from '#renderer/record/useRecordForm.ts';
import { useChoice } from '#renderer/state/choices.ts';
import { saveRecords, useHistory, useList, useRecord } from '#renderer/state/records.ts';
import { useSession, useToday } from '#renderer/state/session.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { PinyinSelect } from '#renderer/ui/PinyinSelect.tsx';
import { StateTag } from '#renderer/ui/StateTag.tsx';

const review = entityOf('review');

/** The reviews of a record and what this office may say; undefined until they are there. */
export function useReview(row: Row | undefined): ReviewState | undefined {
  const level = useSession()?.office?.level ?? 'township';
  const reviews = useList(row ? { entity: 'review', where: [{ field: 'subject', op: 'is', value: row.id }], limit: 500 } : null);
  const site = useList(row ? { entity: 'site', where: [{ field: 'id', op: 'is', value: row.site }], limit: 1 } : null);
  return useMemo(() => {
    if (!row || !reviews.value || !site.value) return undefined;
    const own = String(site.value.rows[0]?.['level'] ?? '').slice('level.'.length);
    const author: OfficeLevel | null = own === 'township' || own === 'county' || own === 'city' ? own : null;
    return reviewState(reviews.value.rows, author, level);
  }, [row, reviews.value, site.value, level]);
}

export interface ReviewPanelProps {
  entity: Entity;
  row: Row;
  /** Where the record is changed. */
  editHref?: string | undefined;
}

/** Review apart from receipt: the office above accepts or returns for correction, this one corrects and reports again, or asks to void. */
export function ReviewPanel(props: ReviewPanelProps) {
  const { entity, row } = props;
  const state = useReview(row);
  const [opened, setOpened] = useState<Verdict | null>(null);
  const today = useToday();
  const user = useSession()?.user ?? '';
  // A record that nobody has looked at says so to the office above alone.
  if (!entity.fields['review'] || !state || (state.side === 'own' && state.reviews.length === 0)) return null;
  const say = (verdict: Verdict) => {
    if (verdict !== 'accepted' && verdict !== 'reported' && verdict !== 'voided') return setOpened(verdict);
    void attempt(async () => {
      const { tx } = await saveRecords([{ entity: 'review', id: null, set: { subject: row.id, verdict: `reviewState.${verdict}`, on: today, ...(user === '' ? {} : { by: user }) } }]);
      doneWithUndo(`已${verdictVerbs[verdict]}`, tx);
    });
  };
  const last = verdictOf(state.last?.['verdict']);
  return (
    <Section
      title="审核"
      note={<Verdict id={typeof state.last?.['verdict'] === 'string' ? state.last['verdict'] : 'reviewState.pending'} />}
      extra={
        <>
          {last === 'returned' && state.side === 'own' && props.editHref ? <Button href={props.editHref}>去修改</Button> : null}
          {state.allowed.map((verdict) => (
            <Button key={verdict} type={verdict === 'reported' ? 'primary' : 'default'} danger={verdict === 'voiding' || verdict === 'voided'} onClick={() => say(verdict)}>
              {verdict === 'accepted' && last === 'voiding' ? '不同意作废' : verdictVerbs[verdict]}
            </Button>
          ))}
        </>
      }
    >
      {last === 'returned' ? <Returned entity={entity} rows={state.returned} /> : null}
      {last === 'voiding' ? <p className="record-notice record-notice-bad">申请作废：{String(state.last?.['reason'] ?? '')}</p> : null}
      {last === 'reported' || (last === 'returned' && state.side === 'own') ? <Corrected entity={entity} id={row.id} returned={state.returned} side={state.side} /> : null}
      {opened ? <ReviewDialog verdict={opened} entity={entity} subject={row.id} onClose={() => setOpened(null)} /> : null}
    </Section>
  );
}

function Verdict(props: { id: string }) {
  const choice = useChoice(props.id);
  return choice ? <StateTag word={choice.label} tone={toneOfColour(choice.colour ?? '')} /> : null;
}

/** What was returned, field by field, with the reason and the day. */
export function Returned(props: { entity: Entity; rows: readonly Row[] }) {
  return (
    <div className="record-notice record-notice-bad" role="status">
      <strong>退回修改：</strong>
      <ul>
        {props.rows.map((one) => (
          <li key={one.id}>
            {typeof one['field'] === 'string' ? `“${props.entity.fields[one['field']]?.label ?? one['field']}”：` : null}
            {String(one['reason'] ?? '')}
            {typeof one['dueOn'] === 'string' ? `（${formatDay(one['dueOn'])}前改好）` : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** After a correction only what was returned is shown, before and after. */
function Corrected(props: { entity: Entity; id: string; returned: readonly Row[]; side: ReviewState['side'] }) {
  const history = useHistory(nameOf(props.entity), props.id).value;
  if (!history) return null;
  const changes = changesSince(history, props.returned);
  if (changes.length === 0) return <p className="ui-hint">{props.side === 'above' ? '退回以后这几栏没有改动，请看重报的说明。' : '退回以后还没有改动。改好以后，点“重报”。'}</p>;
  return (
    <table className="record-table" aria-label="退回后的修改">
      <thead>
        <tr>
          <th>栏目</th>
          <th>退回时</th>
          <th>现在</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.field}>
            <td>{change.label}</td>
            <td className="record-history-before">{change.before || '（空）'}</td>
            <td>{change.after || '（空）'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 退回修改 names a field, a reason and a day; 申请作废 a reason. */
function ReviewDialog(props: { verdict: Verdict; entity: Entity; subject: string; onClose: () => void }) {
  const { verdict, entity, subject } = props;
  const today = useToday();
  const user = useSession()?.user ?? '';
  const reason = verdict === 'returned' ? '请写退回修改的理由，让填报的人知道改什么。' : '请写申请作废的理由。';
  const form = useRecordForm({
    entity: review,
    draftKey: `review/${verdict}/${subject}`,
    initial: { subject, verdict: `reviewState.${verdict}`, on: today, ...(user === '' ? {} : { by: user }) },
    check: (values) => (values['reason'] ? [] : [{ field: 'reason', message: reason }]),
  });
  const fields = entity.groups.flatMap((group) => group.fields).map((key) => ({ value: key, label: entity.fields[key]?.label ?? key }));
  return (
    <StepDialog
      form={form}
      title={`${verdictVerbs[verdict]}`}
      okText={verdictVerbs[verdict]}
      danger={verdict === 'voiding'}
      fields={verdict === 'returned' ? [{ name: 'field', hint: '哪一栏不对；几栏不对的，退回几次' }, { name: 'reason', required: true }, { name: 'dueOn' }] : [{ name: 'reason', label: '作废理由', required: true }]}
      inputs={{
        field: <PinyinSelect label="栏目" options={fields} value={typeof form.values['field'] === 'string' ? form.values['field'] : null} onChange={(field) => form.setValue('field', field)} />,
      }}
      onClose={props.onClose}
      onSaved={(_id, tx) => {
        doneWithUndo(`已${verdictVerbs[verdict]}`, tx);
        props.onClose();
      }}
    />
  );
}

/** Above a form: what was returned, so that it is read where it is changed. */
export function ReturnedNotice(props: { entity: Entity; id: string }) {
  const name: EntityName = nameOf(props.entity);
  const state = useReview(useRecord(name, props.id).value?.row);
  if (!state || verdictOf(state.last?.['verdict']) !== 'returned') return null;
  return <Returned entity={props.entity} rows={state.returned} />;
}
