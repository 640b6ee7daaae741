import type { Row } from '#shared/contract/records.ts';
import { formatDay } from '#shared/rules/day.ts';
import { useLight } from '#renderer/record/useLight.ts';
import { Light } from '#renderer/ui/StateTag.tsx';

/** A problem's deadline: a lamp, its word, and the day where it is wanted. A suspended one shows the day of its next review. */
export function DeadlineLight({ row, withDay }: { row: Row; withDay?: boolean | undefined }) {
  const light = useLight();
  const on = row['deadlineOn'];
  return (
    <>
      {withDay && typeof on === 'string' ? <span>{row['state'] === 'problemState.suspended' ? '下次研究' : '时限'} {formatDay(on)}　</span> : null}
      <Light {...light(on, row['open'] === true)} />
    </>
  );
}
