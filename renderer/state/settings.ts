import { useMemo } from 'react';
import { readSettings, type Settings } from '#shared/defaults/settings.ts';
import { useList } from '#renderer/state/records.ts';

/** The settings in force: the county's and the office's over the shipped ones. */
export function useSettings(): Settings {
  const { value } = useList({ entity: 'setting', limit: 1000 });
  return useMemo(() => readSettings((value?.rows ?? []).map((row) => ({ key: String(row['key']), value: typeof row['value'] === 'string' ? row['value'] : null }))), [value]);
}
