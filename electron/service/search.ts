import type { Handlers } from '#shared/contract.ts';
import type { Hit } from '#shared/contract/records.ts';
import { entityOf, type EntityName } from '#shared/entities/index.ts';
import { rank } from '#shared/rules/similar.ts';
import type { Context } from '#electron/service/context.ts';
import { listRecords } from '#electron/storage/records.ts';

/** What the search box looks through, in the order in which a person expects the hits. */
const searched: readonly EntityName[] = [
  'topic', 'meeting', 'problem', 'member', 'studio', 'log', 'council', 'place', 'organisation', 'opinion', 'proposal', 'decision', 'minutes', 'planItem',
];

/** The words around the first place where the text stands. */
function excerptOf(value: string, word: string): string {
  const at = value.toLowerCase().indexOf(word.toLowerCase());
  if (at < 0) return '';
  const from = Math.max(0, at - 12);
  return `${from > 0 ? '…' : ''}${value.slice(from, at + word.length + 24).replace(/\s+/g, ' ')}${value.length > at + word.length + 24 ? '…' : ''}`;
}

export function searchHandlers(context: Context): Pick<Handlers, 'searchAll' | 'similarTopics'> {
  const { engine } = context.store;
  return {
    searchAll({ text, limit }) {
      const word = text.trim().split(/\s+/)[0] ?? '';
      if (word === '') return { hits: [] };
      const hits: Hit[] = [];
      for (const entity of searched) {
        const definition = entityOf(entity);
        const { rows } = listRecords(engine, { entity, where: [], search: text, sort: [], offset: 0, limit: Math.max(1, limit - hits.length), deleted: false });
        for (const row of rows) {
          const found = Object.entries(definition.fields).find(([key]) => typeof row[key] === 'string' && excerptOf(row[key], word) !== '');
          hits.push({
            entity,
            id: row.id,
            title: String(row[definition.title] ?? ''),
            label: found ? found[1].label : '',
            excerpt: found ? excerptOf(String(row[found[0]]), word) : '',
          });
        }
        if (hits.length >= limit) break;
      }
      return { hits: hits.slice(0, limit) };
    },
    similarTopics({ title, place, except }) {
      const where = place === null ? [] : [{ field: 'place', op: 'is' as const, value: place }];
      const { rows } = listRecords(engine, { entity: 'topic', where, search: '', sort: [{ field: 'collectedOn', down: true }], offset: 0, limit: 2000, deleted: false });
      const candidates = rows.filter((row) => row.id !== except).map((row) => ({ id: row.id, title: String(row['title']), place: String(row['place']), note: String(row['collectedOn']) }));
      return { items: rank(title, place, candidates).map(({ candidate, score }) => ({ id: candidate.id, title: candidate.title, note: candidate.note, score })) };
    },
  };
}
