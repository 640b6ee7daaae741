import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { create } from 'zustand';
import { Failure } from '#shared/failure.ts';
import { useVersionOf } from '#renderer/state/versions.ts';

export interface Asked<T> {
  /** The last answer, also while a newer one is awaited. */
  value: T | undefined;
  failure: Failure | null;
  loading: boolean;
  /** What is shown still answers the question before (`carry`). */
  late: boolean;
}

interface Kept {
  version: string;
  value: unknown;
  failure: Failure | null;
}

/** Answers by question, so that going back shows at once what was there. The oldest go first. */
const useAnswers = create<Record<string, Kept>>(() => ({}));
const most = 200;
const running = new Map<string, string>();

export function forgetAnswers(): void {
  useAnswers.setState({}, true);
  running.clear();
}

function keepAnswer(key: string, kept: Kept): void {
  useAnswers.setState((answers) => {
    const { [key]: _, ...others } = answers;
    const keys = Object.keys(others);
    for (const old of keys.slice(0, Math.max(0, keys.length + 1 - most))) delete others[old];
    return { ...others, [key]: kept };
  }, true);
}

async function runQuestion(key: string, version: string, question: () => Promise<unknown>): Promise<void> {
  running.set(key, version);
  const answer = await question().then(
    (value) => ({ value, failure: null }),
    (error: unknown) => {
      if (error instanceof Failure) return { value: useAnswers.getState()[key]?.value, failure: error };
      throw error;
    },
  );
  // A later question of the same words is under way: its answer is the one to show.
  if (running.get(key) !== version) return;
  running.delete(key);
  keepAnswer(key, { version, ...answer });
}

/**
 * Asks the service and keeps the answer under `key`; asks again when a record of one of `entities` changes. A null key
 * asks nothing. `carry`: while the first answer to a new key is awaited, the answer to the key before stays on screen.
 */
export function useAsked<T>(key: string | null, entities: readonly string[], question: () => Promise<T>, carry = false): Asked<T> {
  const version = useVersionOf(entities);
  const kept = useAnswers((answers) => (key === null ? undefined : answers[key]));
  const latest = useRef(question);
  useLayoutEffect(() => {
    latest.current = question;
  });
  // Of a page that stays open while two hundred other questions are asked the answer goes; the page has it still.
  const [shown, setShown] = useState<{ key: string | null; kept: Kept | undefined }>({ key: null, kept: undefined });
  if (kept && (kept !== shown.kept || key !== shown.key)) setShown({ key, kept });
  const own = kept ?? (key !== null && shown.key === key ? shown.kept : undefined);
  const fresh = own?.version === version;

  useEffect(() => {
    if (key === null || fresh || running.get(key) === version) return;
    void runQuestion(key, version, () => latest.current());
  }, [key, version, fresh]);

  // The key holds the whole question, so that what is kept under it has the answer's type.
  const value = (own ?? (carry ? shown.kept : undefined))?.value as T | undefined;
  return { value, failure: own?.failure ?? null, loading: key !== null && !fresh, late: key !== null && own === undefined && value !== undefined };
}
