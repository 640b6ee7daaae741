import '#renderer/record/record.css';
import { Button } from 'antd';
import type { RecordDetail } from '#shared/contract/records.ts';
import type { FieldValue } from '#shared/fields.ts';
import type { Entity } from '#shared/entity.ts';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { nameOf } from '#renderer/record/formValues.ts';
import { shownTime } from '#renderer/record/shownTime.ts';
import { saveRecords } from '#renderer/state/records.ts';
import { useToday } from '#renderer/state/session.ts';

/** Fields that two offices changed without knowing of each other: every value that stands, one to be chosen. */
export function TwoSidedPanel(props: { entity: Entity; id: string; twoSided: RecordDetail['twoSided'] }) {
  const { entity } = props;
  const today = useToday();
  if (props.twoSided.length === 0) return null;
  const choose = (field: string, value: FieldValue) =>
    void attempt(async () => {
      const { tx } = await saveRecords([{ entity: nameOf(entity), id: props.id, set: { [field]: value } }]);
      doneWithUndo(`已选定${entity.fields[field]?.label ?? field}`, tx);
    });
  return (
    <div className="record-stale" role="status">
      <strong>下面{props.twoSided.length}项两边都改过，现在显示的是后改的那个值，请核对后选定一个。</strong>
      {props.twoSided.map(({ field, values }) => (
        <div key={field} className="record-stale-row">
          <span className="record-stale-label">{entity.fields[field]?.label ?? field}：</span>
          {values.map((one) => (
            <span key={one.op}>
              {one.text || '（空）'} <span className="ui-hint">{`${one.who} ${shownTime(one.at, today)}`}</span>{' '}
              <Button size="small" onClick={() => choose(field, one.value)} aria-label={`${entity.fields[field]?.label ?? field}选定${one.text}`}>
                选定这个
              </Button>
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
