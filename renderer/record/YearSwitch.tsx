import { Radio } from 'antd';
import { useEffect, useEffectEvent } from 'react';
import { isRange } from '#renderer/record/listQuery.ts';
import type { FilterValue } from '#renderer/state/listView.ts';
import { useYear } from '#renderer/state/year.ts';

export interface YearSwitchProps {
  /** Names the list, so that it follows each choice of a year once. */
  listKey: string;
  /** The filter of the day that says of which year a record is. */
  value: FilterValue | undefined;
  onChange: (value: FilterValue | undefined) => void;
}

/** The year of the top bar that each list has taken over. */
const followed = new Map<string, number>();

const rangeOf = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` });

/** Which years a list shows, in words: all, until a year is chosen here or in the top bar. What is overdue from last year stays in sight. */
export function YearSwitch({ listKey, value, onChange }: YearSwitchProps) {
  const { year, chosen } = useYear();
  const range = rangeOf(year);
  const shown = value === undefined ? 'all' : isRange(value) && value.from === range.from && value.to === range.to ? 'year' : '';
  const follow = useEffectEvent((to: number) => {
    if (followed.get(listKey) === to) return;
    followed.set(listKey, to);
    onChange(rangeOf(to));
  });
  useEffect(() => {
    if (chosen !== null) follow(chosen);
  }, [chosen]);
  return (
    <Radio.Group
      aria-label="看哪一年"
      optionType="button"
      value={shown}
      onChange={(event) => onChange(event.target.value === 'year' ? range : undefined)}
      options={[{ value: 'all', label: '所有年份' }, { value: 'year', label: `${year}年` }]}
    />
  );
}
