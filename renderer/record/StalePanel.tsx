import { Button } from 'antd';
import type { RecordFormState } from '#renderer/record/useRecordForm.ts';
import { fieldText } from '#renderer/record/fieldText.ts';
import { useShownNames } from '#renderer/record/useShownNames.ts';

/** Somebody changed the same fields since they were loaded: both values side by side, one to be taken. */
export function StalePanel(props: { form: RecordFormState }) {
  const { form } = props;
  const { fields } = form.entity;
  const names = useShownNames(
    form.entity,
    form.stale.flatMap(({ field, mine, theirs }) => [{ [field]: mine }, { [field]: theirs }]),
  );
  if (form.stale.length === 0) return null;
  return (
    <div className="record-stale" role="alert">
      <strong>您打开以后，别人改过下面{form.stale.length}项。您填的内容还没有保存，也没有丢失，请逐项选用一个值，再按保存。</strong>
      {form.stale.map((one) => {
        const field = fields[one.field];
        if (!field) return null;
        const text = (value: typeof one.mine) => fieldText(field, value, names) || '（空）';
        return (
          <div key={one.field} className="record-stale-row" data-stale={one.field}>
            <span className="record-stale-label">{field.label}：</span>
            <span>
              <span className="ui-hint">我填的</span> {text(one.mine)}
              <Button size="small" onClick={() => form.takeMine(one.field)} aria-label={`${field.label}用我填的`}>
                用我填的
              </Button>
            </span>
            <span>
              <span className="ui-hint">{one.message}</span> {text(one.theirs)}
              <Button size="small" onClick={() => form.takeTheirs(one.field)} aria-label={`${field.label}用对方的`}>
                用对方的
              </Button>
            </span>
          </div>
        );
      })}
    </div>
  );
}
