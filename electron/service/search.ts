import type { Handlers } from '#shared/contract.ts';
import { rank } from '#shared/rules/similar.ts';
import type { Context } from '#electron/service/context.ts';
import { listRecords } from '#electron/storage/records.ts';
import { hitsOf } from '#electron/storage/search/hits.ts';
import { findRecords } from '#electron/storage/search/query.ts';

export function searchHandlers(context: Context): Pick<Handlers, 'searchAll' | 'similarTopics'> {
  const { engine } = context.store;
  return {
    searchAll({ text, entity, limit }) {
      const { words, groups } = findRecords(engine, text, entity, limit);
      return { hits: hitsOf(engine, groups, words), counts: groups.map(({ entity: of, count }) => ({ entity: of, count })) };
    },
    similarTopics({ title, place, except }) {
      const where = place === null ? [] : [{ field: 'place', op: 'is' as const, value: place }];
      const { rows } = listRecords(engine, { entity: 'topic', where, search: '', sort: [{ field: 'collectedOn', down: true }], offset: 0, limit: 2000, deleted: false });
      const candidates = rows.filter((row) => row.id !== except).map((row) => ({ id: row.id, title: String(row['title']), place: String(row['place']), note: String(row['collectedOn']) }));
      return { items: rank(title, place, candidates).map(({ candidate, score }) => ({ id: candidate.id, title: candidate.title, note: candidate.note, score })) };
    },
  };
}
