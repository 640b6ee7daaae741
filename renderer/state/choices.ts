import { useMemo } from 'react';
import { create } from 'zustand';
import type { Choice } from '#shared/contract/session.ts';
import { Failure } from '#shared/failure.ts';
import { ask } from '#renderer/bridge.ts';
import { onChanged } from '#renderer/state/versions.ts';

interface ChoiceState {
  byId: ReadonlyMap<string, Choice>;
  byList: ReadonlyMap<string, readonly Choice[]>;
  failure: Failure | null;
}

/** All choice lists, in order of rank. Retired entries stay here: old records show them, new ones aren't offered them. */
export const useChoiceStore = create<ChoiceState>(() => ({ byId: new Map(), byList: new Map(), failure: null }));

function holdChoices(choices: readonly Choice[]): void {
  const sorted = choices.toSorted((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
  useChoiceStore.setState({
    byId: new Map(sorted.map((choice) => [choice.id, choice])),
    byList: Map.groupBy(sorted, (choice) => choice.list),
    failure: null,
  });
}

export async function loadChoices(): Promise<void> {
  try {
    holdChoices((await ask('getChoices', {})).choices);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    useChoiceStore.setState({ failure: error });
  }
}

export function watchChoices(): () => void {
  void loadChoices();
  return onChanged((event) => {
    if (event.entity === 'choice') void loadChoices();
  });
}

const none: readonly Choice[] = [];

/** What a list offers: entries in use, and of the retired ones those that the record already holds. */
export function useChoices(list: string, held: readonly string[] = []): readonly Choice[] {
  const all = useChoiceStore((state) => state.byList.get(list)) ?? none;
  const kept = held.join(' ');
  return useMemo(() => all.filter((choice) => !choice.retired || kept.split(' ').includes(choice.id)), [all, kept]);
}

export function useChoice(id: string | null): Choice | undefined {
  return useChoiceStore((state) => (id === null ? undefined : state.byId.get(id)));
}
