import { Button } from 'antd';
import type { RecordFormState } from '#renderer/record/useRecordForm.ts';
import { shownTime } from '#renderer/record/shownTime.ts';
import { useToday } from '#renderer/state/session.ts';

/** Tells that the form was filled from what was typed and not saved last time, and how to be rid of it. */
export function DraftNotice(props: { form: RecordFormState }) {
  const { form } = props;
  const today = useToday();
  if (form.draftFailure) {
    return (
      <div className="record-notice record-notice-bad" role="alert">
        草稿没有写到硬盘上：{form.draftFailure.message} {form.draftFailure.fix}
      </div>
    );
  }
  if (form.restoredAt === null) return null;
  return (
    <div className="record-notice" role="status">
      已恢复上次没有保存的内容（{shownTime(form.restoredAt, today)}）
      <Button size="small" onClick={form.dropDraft}>
        放弃
      </Button>
    </div>
  );
}
