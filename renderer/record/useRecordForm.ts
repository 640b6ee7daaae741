import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { Entity } from '#shared/entity.ts';
import type { Write } from '#shared/contract/records.ts';
import { Failure, type FieldProblem } from '#shared/failure.ts';
import type { FieldValue } from '#shared/fields.ts';
import { checkValue } from '#shared/schema.ts';
import type { Values } from '#renderer/record/fieldText.ts';
import { type Changes, changedFields, headsToSend, nameOf, problemsOf, sameValue, valuesToSend } from '#renderer/record/formValues.ts';
import { readDraft, writeDraft } from '#renderer/record/draftContent.ts';
import { useDraft } from '#renderer/state/draft.ts';
import { learnNames } from '#renderer/state/names.ts';
import { getRecord, saveRecords } from '#renderer/state/records.ts';
import { notify } from '#renderer/ui/notify.tsx';
import { settled } from '#renderer/ui/owing.ts';

export interface RecordFormOptions {
  entity: Entity;
  /** The record to change; absent or null: a new one. */
  id?: string | null | undefined;
  /** What a new record begins with: its parent, today, usual choices. Read once, when the form opens. */
  initial?: Changes | undefined;
  /** Tells the drafts of several forms for new records apart; by default the parent does. */
  draftKey?: string | undefined;
  /** Fields of a new record that are filled at the moment of saving: its place at the end of a list. */
  complete?: (() => Changes) | undefined;
  /** Rules beyond the definition, the same that the service has. */
  check?: ((values: Values) => readonly FieldProblem[]) | undefined;
  /** Names a new record before it is saved, so that what is written together with it can refer to it. */
  newId?: (() => string) | undefined;
  /** What is written together with the record, in one transaction: `own` must be one of what it answers, the same object. */
  writes?: ((own: Write) => readonly Write[]) | undefined;
}

/** Both values of a field that somebody changed meanwhile. */
export interface StaleField {
  field: string;
  message: string;
  mine: FieldValue;
  theirs: FieldValue;
}

interface Loaded {
  base: Values;
  set: Changes;
  heads: Record<string, string[]>;
}

export interface RecordFormState {
  entity: Entity;
  id: string | null;
  /** False until record and draft are there. */
  ready: boolean;
  values: Values;
  dirty: boolean;
  busy: boolean;
  /** By field, the sentence under it. */
  errors: Readonly<Record<string, string>>;
  /** All that kept the last save from happening, in the order of the form. */
  problems: readonly FieldProblem[];
  /** Grows with each save that was kept back: then the cursor goes to the first problem. */
  keptBack: number;
  stale: readonly StaleField[];
  /** When the draft was written that this form was filled from; null: it wasn't. */
  restoredAt: string | null;
  draftSavedAt: string | null;
  draftFailure: Failure | null;
  setValue: (field: string, value: FieldValue) => void;
  refuse: (field: string, message: string | null) => void;
  leave: (field: string) => void;
  takeMine: (field: string) => void;
  takeTheirs: (field: string) => void;
  dropDraft: () => void;
  /** Answers the id and the transaction of what was saved, or null when something keeps it from being saved. */
  save: () => Promise<{ id: string; tx: string } | null>;
}

/** Of several writes the service names fields as `1.title`: those of the form's own record get their plain names back. */
function ownProblems(failure: Failure, at: number): Failure {
  const fields = failure.fields.map((one) => ({ ...one, field: one.field.startsWith(`${at}.`) ? one.field.slice(`${at}.`.length) : one.field }));
  return new Failure(failure.code, failure.message, failure.fix, fields);
}

/** One form for one record: loaded values, touched fields, draft, checks, and what to do when somebody else was faster. */
export function useRecordForm(options: RecordFormOptions): RecordFormState {
  const { entity } = options;
  const id = options.id ?? null;
  const name = nameOf(entity);
  const [initial] = useState<Changes>(() => options.initial ?? {});
  const parent = entity.parents?.map((key) => initial[key]).find((value) => typeof value === 'string');
  const key = options.draftKey ?? `${name}/${id ?? 'new'}${id === null && typeof parent === 'string' ? `/${parent}` : ''}`;
  const draft = useDraft(useMemo(() => ({ key, entity: name, id }), [key, name, id]));

  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [stale, setStale] = useState<readonly StaleField[]>([]);
  const [restoredAt, setRestoredAt] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [keptBack, setKeptBack] = useState(0);
  const saving = useRef(false);
  // Leaving a field stores its text and checks it within one event: the check must see what was stored a moment ago.
  const now = useRef<Loaded | null>(null);
  const refusals = useRef<Record<string, string>>({});
  const law = useRef(options.check);
  useEffect(() => {
    law.current = options.check;
  });

  const hold = useCallback((next: Loaded | null) => {
    now.current = next;
    setLoaded(next);
  }, []);

  /** Loads anew; a draft is laid over what is loaded, or what was typed since `saved` was sent. */
  const load = async (found: { content: string; savedAt: string } | null, current: () => boolean, saved: Changes | null) => {
    const kept = found && readDraft(entity, found.content);
    let start: Loaded = { base: initial, set: {}, heads: {} };
    if (id !== null) {
      const detail = await getRecord(name, id);
      learnNames(detail.names);
      start = { base: detail.row, set: {}, heads: detail.heads };
    }
    if (!current()) return;
    const restored = kept !== null && changedFields(start.base, kept.set).length > 0;
    // The draft's own heads: what was seen when it was typed decides whether somebody was faster.
    if (restored) start = { ...start, set: kept.set, heads: { ...start.heads, ...kept.heads } };
    setStale([]);
    setRestoredAt(restored ? (found?.savedAt ?? null) : null);
    const later = saved === null ? {} : Object.fromEntries(Object.entries(now.current?.set ?? {}).filter(([field, value]) => !sameValue(saved[field] ?? start.base[field], value)));
    if (Object.keys(later).length > 0) return change({ ...start, set: later });
    if (saved === null) refusals.current = {};
    setErrors({});
    setProblems([]);
    hold(start);
  };
  const loadOr = (found: { content: string; savedAt: string } | null, current: () => boolean = () => true, saved: Changes | null = null) =>
    load(found, current, saved).catch((error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      notify.failure(error);
    });

  const { found } = draft;
  const onFound = useEffectEvent((one: NonNullable<typeof found> | null, current: () => boolean) => void loadOr(one, current));
  useEffect(() => {
    // After the first load the form is the person's: `found` changes only when the draft is thrown away.
    if (found === undefined || now.current !== null) return;
    let current = true;
    onFound(found, () => current);
    return () => {
      current = false;
    };
  }, [found]);

  // What the fields are given stays the same from key to key: a form has fifty of them, and only one is typed in.
  const { keep } = draft;
  const change = useCallback(
    (next: Loaded) => {
      hold(next);
      const changed = changedFields(next.base, next.set);
      keep(changed.length === 0 ? null : writeDraft(Object.fromEntries(changed.map((field) => [field, next.set[field] ?? null])), next.heads));
    },
    [hold, keep],
  );
  const clearError = useCallback((field: string) => {
    setErrors((all) => {
      if (!Object.hasOwn(all, field)) return all;
      const { [field]: _, ...others } = all;
      return others;
    });
    setProblems((all) => (all.some((problem) => problem.field === field) ? all.filter((problem) => problem.field !== field) : all));
  }, []);
  const setValue = useCallback(
    (field: string, value: FieldValue) => {
      if (!now.current) return;
      clearError(field);
      change({ ...now.current, set: { ...now.current.set, [field]: value } });
    },
    [change, clearError],
  );
  const refuse = useCallback(
    (field: string, message: string | null) => {
      if (message === null) delete refusals.current[field];
      else refusals.current[field] = message;
      clearError(field);
    },
    [clearError],
  );
  const leave = useCallback(
    (field: string) => {
      const definition = entity.fields[field];
      if (!now.current || !definition || refusals.current[field]) return;
      const values = { ...now.current.base, ...now.current.set };
      const message = checkValue(definition, values[field]);
      if (message !== null) setErrors((all) => ({ ...all, [field]: message }));
      // What the last save was refused for stands until the rule is content: the definition alone doesn't know what a step needs.
      else if (!law.current?.(values).some((problem) => problem.field === field)) clearError(field);
    },
    [entity, clearError],
  );

  /** What was seen of the field is now the other's value: the next save overwrites it knowingly, or leaves it. */
  const settleStale = (field: string, keepMine: boolean, fresh: StaleField, heads: readonly string[]) => {
    if (!now.current) return;
    const { [field]: mine, ...others } = now.current.set;
    change({
      base: { ...now.current.base, [field]: fresh.theirs },
      heads: { ...now.current.heads, [field]: [...heads] },
      set: keepMine && mine !== undefined ? { ...others, [field]: mine } : others,
    });
    setStale((all) => all.filter((one) => one.field !== field));
    clearError(field);
  };
  const freshHeads = useRef<Record<string, string[]>>({});
  const take = (field: string, keepMine: boolean) => {
    const one = stale.find((entry) => entry.field === field);
    if (one) settleStale(field, keepMine, one, freshHeads.current[field] ?? []);
  };

  const refusedBy = async (failure: Failure) => {
    if (failure.code === 'stale' && id !== null && now.current) {
      const detail = await getRecord(name, id);
      learnNames(detail.names);
      freshHeads.current = detail.heads;
      const { set } = now.current;
      setStale(failure.fields.map(({ field, message }) => ({ field, message, mine: set[field] ?? null, theirs: detail.row[field] ?? null })));
      return;
    }
    if (failure.code === 'invalid' && failure.fields.length > 0) return showProblems(failure.fields);
    notify.failure(failure);
  };
  const showProblems = (found: readonly FieldProblem[]) => {
    setProblems(found);
    setErrors(Object.fromEntries(found.filter(({ field }) => !refusals.current[field]).map(({ field, message }) => [field, message])));
  };

  const save = async () => {
    if (!now.current || saving.current) return null;
    saving.current = true;
    try {
      await settled();
      const saved = await trySave(now.current);
      if (saved === null) setKeptBack((n) => n + 1);
      return saved;
    } finally {
      saving.current = false;
    }
  };
  const trySave = async ({ base, set, heads }: Loaded) => {
    if (stale.length > 0) {
      setProblems(stale.map(({ field }) => ({ field, message: `${entity.fields[field]?.label ?? field}有两个值，请先选用一个` })));
      return null;
    }
    const sent = valuesToSend(entity, id, id === null ? { ...base, ...options.complete?.() } : base, set);
    const found = problemsOf(entity, id === null, sent, refusals.current, options.check?.({ ...base, ...set }) ?? []);
    showProblems(found);
    if (found.length > 0) return null;
    setBusy(true);
    try {
      // A draft on its way must not arrive after the save that removes it.
      await draft.settle();
      if (id !== null && Object.keys(sent).length === 0) return { id, tx: '' };
      const own: Write = { entity: name, id: id ?? options.newId?.() ?? null, set: sent, heads: id === null ? {} : headsToSend(entity, sent, heads) };
      const writes = options.writes?.(own) ?? [own];
      const at = writes.indexOf(own);
      const saved = await saveRecords([...writes], key).catch((error: unknown) => {
        throw error instanceof Failure && writes.length > 1 ? ownProblems(error, at) : error;
      });
      // A form that stays open keeps what was typed meanwhile; a new one is empty for the next.
      await loadOr(null, undefined, id === null ? null : set);
      return { id: saved.ids[at] ?? id ?? '', tx: saved.tx };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      // Nothing was saved: what is on screen goes back into the draft.
      if (now.current) change(now.current);
      await refusedBy(error);
      return null;
    } finally {
      setBusy(false);
    }
  };

  return {
    entity,
    id,
    ready: loaded !== null,
    values: useMemo(() => (loaded ? { ...loaded.base, ...loaded.set } : {}), [loaded]),
    dirty: loaded !== null && changedFields(loaded.base, loaded.set).length > 0,
    busy,
    errors,
    problems,
    keptBack,
    stale,
    restoredAt,
    draftSavedAt: draft.savedAt,
    draftFailure: draft.failure,
    setValue,
    refuse,
    leave,
    takeMine: (field) => take(field, true),
    takeTheirs: (field) => take(field, false),
    dropDraft: () => void draft.drop().then(() => loadOr(null)),
    save,
  };
}
