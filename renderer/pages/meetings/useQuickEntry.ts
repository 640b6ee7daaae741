import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { EntityName } from '#shared/entities/index.ts';
import { entityOf } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import type { FieldValue } from '#shared/fields.ts';
import { keyBetween } from '#shared/rules/orderKey.ts';
import { isEmpty } from '#shared/schema.ts';
import { useDraft } from '#renderer/state/draft.ts';
import { saveRecords } from '#renderer/state/records.ts';

export type EntryValues = Readonly<Record<string, FieldValue>>;

/** An entry on its way to the disk, or one that could not be written and waits for another try. */
export interface WaitingEntry {
  key: number;
  values: EntryValues;
  failure: Failure | null;
}

export interface QuickEntry {
  values: EntryValues;
  set: (field: string, value: FieldValue) => void;
  /** Stores what is typed and empties the form at once, so that the next words have a place; false when something is missing. */
  submit: () => boolean;
  /** The sentence under a field that is missing. */
  missing: Readonly<Record<string, string>>;
  waiting: readonly WaitingEntry[];
  retry: (key: number) => void;
  restored: boolean;
}

interface Kept {
  values: EntryValues;
  waiting: readonly WaitingEntry[];
}

function readKept(content: string): EntryValues[] {
  const read: unknown = JSON.parse(content);
  if (typeof read !== 'object' || read === null || !('values' in read) || !('waiting' in read) || !Array.isArray(read.waiting)) return [];
  const entries: unknown[] = [...(read.waiting as unknown[]), read.values]; // checked the line above
  return entries.filter((one): one is EntryValues => typeof one === 'object' && one !== null && Object.keys(one).length > 0);
}

const isFilled = (values: EntryValues, except: EntryValues) =>
  Object.entries(values).some(([key, value]) => !isEmpty(value) && value !== false && !(Array.isArray(value) && value.length === 0) && except[key] !== value);

/**
 * One entry after the other at the speed of speech: the form is empty again before the disk has answered, and nothing is
 * lost when it can't: what is typed and what is under way stand in the draft.
 */
export function useQuickEntry(entity: EntityName, meeting: string, lastOrder: string | null, usual: EntryValues, required: readonly string[]): QuickEntry {
  const key = `${entity}/record/${meeting}`;
  const draft = useDraft(useMemo(() => ({ key, entity, id: null }), [key, entity]));
  const [kept, setKept] = useState<Kept>({ values: usual, waiting: [] });
  const [missing, setMissing] = useState<Record<string, string>>({});
  const [restored, setRestored] = useState(false);
  const now = useRef(kept);
  const count = useRef(0);
  const order = useRef(lastOrder);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const taken = useRef(false);
  useLayoutEffect(() => {
    if (lastOrder !== null && (order.current === null || lastOrder > order.current)) order.current = lastOrder;
  }, [lastOrder]);

  const hold = (next: Kept) => {
    now.current = next;
    setKept(next);
    const content = { values: isFilled(next.values, usual) ? next.values : {}, waiting: next.waiting.map((one) => one.values) };
    draft.keep(content.waiting.length === 0 && Object.keys(content.values).length === 0 ? null : JSON.stringify(content));
  };

  const { found } = draft;
  const restore = useEffectEvent((content: string) => {
    if (taken.current) return;
    taken.current = true;
    const entries = readKept(content);
    if (entries.length === 0) return;
    // What was typed before the draft came keeps its place: then the draft waits below, with its button.
    const typed = isFilled(now.current.values, usual);
    const waiting = (typed ? entries : entries.slice(0, -1)).map((one) => ({ key: ++count.current, values: one, failure: new Failure('storage', '上次没有存上') }));
    hold({ values: typed ? now.current.values : { ...usual, ...entries.at(-1) }, waiting: [...waiting, ...now.current.waiting] });
    setRestored(true);
  });
  useEffect(() => {
    if (found) restore(found.content);
  }, [found]);

  const store = (entry: WaitingEntry) => {
    order.current = keyBetween(order.current, null);
    const set = { ...entry.values, meeting, order: order.current };
    // One after the other, so that the order on paper is the order of speech even when one has to wait.
    queue.current = queue.current.then(async () => {
      try {
        await draft.settle();
        await saveRecords([{ entity, id: null, set }], key);
        hold({ ...now.current, waiting: now.current.waiting.filter((one) => one.key !== entry.key) });
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        hold({ ...now.current, waiting: now.current.waiting.map((one) => (one.key === entry.key ? { ...one, failure: error } : one)) });
      }
    });
  };

  const submit = () => {
    const { fields } = entityOf(entity);
    const { values } = now.current;
    const holes = required.filter((field) => isEmpty(values[field]));
    setMissing(Object.fromEntries(holes.map((field) => [field, `请填写${fields[field]?.label ?? field}`])));
    if (holes.length > 0) return false;
    const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value) && !(Array.isArray(value) && value.length === 0)));
    const entry: WaitingEntry = { key: ++count.current, values: filled, failure: null };
    hold({ values: usual, waiting: [...now.current.waiting, entry] });
    setRestored(false);
    store(entry);
    return true;
  };

  return {
    values: kept.values,
    set: (field, value) => {
      setMissing((all) => Object.fromEntries(Object.entries(all).filter(([key]) => key !== field)));
      hold({ ...now.current, values: { ...now.current.values, [field]: value } });
    },
    submit,
    missing,
    waiting: kept.waiting,
    retry: (which) => {
      const entry = now.current.waiting.find((one) => one.key === which);
      if (!entry) return;
      hold({ ...now.current, waiting: now.current.waiting.map((one) => (one.key === which ? { ...one, failure: null } : one)) });
      store(entry);
    },
    restored,
  };
}
