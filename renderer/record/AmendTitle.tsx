import type { Entity } from '#shared/entity.ts';
import { nameOf } from '#renderer/record/formValues.ts';
import { useReview } from '#renderer/record/ReviewPanel.tsx';
import { isReported } from '#renderer/record/reviewWords.ts';
import { useRecord } from '#renderer/state/records.ts';

/** The head of the form of a record that stands: 批注 where an office below reported it, else 修改, as the button said that opened it. */
export function AmendTitle({ entity, id, what = entity.label }: { entity: Entity; id: string; what?: string }) {
  const record = useRecord(nameOf(entity), id);
  const review = useReview(record.value?.row);
  return <h1>{`${isReported(entity, review) ? '批注' : '修改'}${what}`}</h1>;
}
