import type { Handlers } from '#shared/contract.ts';
import { rank } from '#shared/rules/similar.ts';
import type { Context } from '#electron/service/context.ts';
import { listRecords } from '#electron/storage/records.ts';
import { hitsOf } from '#electron/storage/search/hits.ts';
import { findAll, findFirst } from '#electron/storage/search/query.ts';
import { runInSlices } from '#electron/storage/slices.ts';
import { makePace } from '#electron/sync/pace.ts';

export function searchHandlers(context: Context): Pick<Handlers, 'searchAll' | 'similarTopics'> {
  const { engine } = context.store;
  const pace = makePace();
  return {
    async searchAll({ text, entity, limit, whole }) {
      const { words, groups, unread } = whole
        ? await runInSlices(findAll(engine, text, entity, limit), () => pace.breathe())
        : findFirst(engine, text, entity, limit);
      return { hits: hitsOf(engine, groups, words), counts: groups.map(({ entity: of, count }) => ({ entity: of, count })), unread };
    },
    similarTopics({ title, place, except }) {
      const where = place === null ? [] : [{ field: 'place', op: 'is' as const, value: place }];
      const { rows } = listRecords(engine, { entity: 'topic', where, search: '', sort: [{ field: 'collectedOn', down: true }], offset: 0, limit: 2000, deleted: false });
      const candidates = rows.filter((row) => row.id !== except).map((row) => ({ id: row.id, title: String(row['title']), place: String(row['place']), note: String(row['collectedOn']) }));
      return { items: rank(title, place, candidates).map(({ candidate, score }) => ({ id: candidate.id, title: candidate.title, note: candidate.note, score })) };
    },
  };
}
