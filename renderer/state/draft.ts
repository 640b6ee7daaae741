import { useCallback, useEffect, useRef, useState } from 'react';
import type { EntityName } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import { ask } from '#renderer/bridge.ts';

export interface DraftKey {
  key: string;
  entity: EntityName;
  id: string | null;
}

/** What was found when the form opened: `undefined` while looking, null when there is none. */
export type FoundDraft = { content: string; savedAt: string } | null | undefined;

export interface Draft {
  found: FoundDraft;
  /** When the last keystrokes reached the disk; null: not yet. */
  savedAt: string | null;
  /** The draft could not be written: the person must know that only the screen holds the text. */
  failure: Failure | null;
  /** Takes note of what the form holds now; it is on disk within a second. Null: the form holds nothing of its own any more. */
  keep: (content: string | null) => void;
  /** Throws the draft away. */
  drop: () => Promise<void>;
  /** Waits for what is under way and keeps nothing more until the next `keep`: to be called before the save that removes it. */
  settle: () => Promise<void>;
}

const behindMs = 700;

/** The draft of one form, the same one as long as it is mounted. What is typed is written behind it, at the latest a second later, and when the window closes. */
export function useDraft(place: DraftKey): Draft {
  const { key, entity, id } = place;
  const [found, setFound] = useState<FoundDraft>(undefined);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const pending = useRef<{ content: string | null } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const running = useRef<Promise<void>>(Promise.resolve());

  const write = useCallback((): Promise<void> => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    const next = pending.current;
    pending.current = null;
    if (next === null) return running.current;
    // One after the other: an older text must not arrive after a newer one.
    running.current = running.current.then(async () => {
      try {
        if (next.content === null) {
          await ask('dropDraft', { key });
          setSavedAt(null);
        } else setSavedAt((await ask('saveDraft', { key, entity, id, content: next.content })).savedAt);
        setFailure(null);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        setFailure(error);
      }
    });
    return running.current;
  }, [key, entity, id]);

  const keep = useCallback(
    (content: string | null) => {
      pending.current = { content };
      // Not put off by further typing: a person who types without a pause is kept as well.
      timer.current ??= setTimeout(() => void write(), behindMs);
    },
    [write],
  );

  const settle = useCallback((): Promise<void> => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    pending.current = null;
    return running.current;
  }, []);

  const drop = useCallback(async () => {
    pending.current = { content: null };
    setFound(null);
    await write();
  }, [write]);

  useEffect(() => {
    let current = true;
    ask('getDraft', { key }).then(
      ({ draft }) => {
        if (current) setFound(draft);
      },
      (error: unknown) => {
        if (!current) return;
        setFound(null);
        if (!(error instanceof Failure)) throw error;
        setFailure(error);
      },
    );
    return () => {
      current = false;
    };
  }, [key]);

  useEffect(() => {
    const flush = () => void write();
    const onHidden = () => {
      if (document.visibilityState === 'hidden') flush();
    };
    window.addEventListener('beforeunload', flush);
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      window.removeEventListener('beforeunload', flush);
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', onHidden);
      flush();
    };
  }, [write]);

  return { found, savedAt, failure, keep, drop, settle };
}
