import { useEffect, useMemo, useState } from 'react';
import type { Entity } from '#shared/entity.ts';
import { type EntityName, entityOf, isEntityName } from '#shared/entities/index.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { type Lookup, plainName } from '#shared/rules/readCell.ts';
import { useChoiceStore } from '#renderer/state/choices.ts';
import { listOnce } from '#renderer/state/records.ts';
import { useToday } from '#renderer/state/session.ts';
import { useVersionOf } from '#renderer/state/versions.ts';

type Index = Map<string, string[]>;

/** Names under which a record is written in sheets besides its title. */
const otherNames = ['short', 'oldNames'];

async function indexOf(name: EntityName): Promise<Index> {
  const entity = entityOf(name);
  const { rows } = await listOnce({ entity: name, limit: 100_000 });
  const index: Index = new Map();
  for (const row of rows) {
    const titles = [entity.title, ...otherNames].flatMap((key) => (typeof row[key] === 'string' ? String(row[key]).split(/[、，,；;]/) : []));
    for (const title of new Set(titles.map(plainName))) {
      if (title === '') continue;
      const ids = index.get(title);
      if (!ids) index.set(title, [row.id]);
      else if (!ids.includes(row.id)) ids.push(row.id);
    }
  }
  return index;
}

/** What pasted cells of these columns are looked up in; null until it is there. Kept up with records that are added. */
export function usePasteLookup(entity: Entity, columns: readonly string[]): Lookup | null {
  const today = useToday();
  const byList = useChoiceStore((state) => state.byList);
  const wanted = columns
    .flatMap((key) => {
      const field = entity.fields[key];
      return field?.kind === 'ref' ? [field.to] : [];
    })
    .filter(isEntityName);
  const targets = [...new Set(wanted)].join(' ');
  const version = useVersionOf(targets === '' ? [] : targets.split(' '));
  const [refs, setRefs] = useState<Lookup['refs'] | null>(null);

  useEffect(() => {
    let current = true;
    const names = targets.split(' ').filter(isEntityName);
    void attempt(async () => {
      const found = await Promise.all(names.map(async (name) => [name, await indexOf(name)] as const));
      if (current) setRefs(Object.fromEntries(found));
    });
    return () => {
      current = false;
    };
  }, [targets, version]);

  return useMemo(() => (refs ? { today, refs, choices: (list) => byList.get(list) ?? [] } : null), [refs, today, byList]);
}
