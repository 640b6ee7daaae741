import { useMemo } from 'react';
import type { Row } from '#shared/contract/records.ts';
import { readSettings, type Settings } from '#shared/defaults/settings.ts';
import { toneOfColour } from '#renderer/record/toneOfColour.ts';
import { useList } from '#renderer/state/records.ts';
import { useSession, useToday } from '#renderer/state/session.ts';
import { Light } from '#renderer/ui/StateTag.tsx';
import { shownDeadline } from '#renderer/pages/problems/deadlineLight.ts';

/** The settings in force: thresholds, the county's scheme of lights. */
export function useSettings(): Settings {
  const list = useList({ entity: 'setting', limit: 1000 });
  const { value } = list;
  return useMemo(() => readSettings((value?.rows ?? []).map((row) => ({ key: String(row['key']), value: typeof row['value'] === 'string' ? row['value'] : null }))), [value]);
}

/** The deadline's own state: a lamp, its word, and the day where it is wanted. */
export function DeadlineLight(props: { row: Row; withDay?: boolean | undefined }) {
  const today = useToday();
  const soon = useSession()?.dueSoonUntil ?? today;
  const { lights } = useSettings();
  const { light, word, day } = shownDeadline(props.row, today, soon, lights);
  return (
    <>
      {props.withDay && day !== '' ? <span>{props.row['state'] === 'problemState.suspended' ? '下次研究' : '时限'} {day}　</span> : null}
      <Light word={word} tone={toneOfColour(lights[light].colour)} />
    </>
  );
}
