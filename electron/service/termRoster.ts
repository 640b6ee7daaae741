import type { PeopleOperations, TermMember } from '#shared/contract/people.ts';
import type { Row } from '#shared/contract/records.ts';
import { textOf } from '#shared/rules/folds/step.ts';
import { compareNames } from '#shared/rules/duty/rosterOrder.ts';
import type { Context } from '#electron/service/context.ts';
import { referredIn, titlesOf } from '#electron/storage/names.ts';
import { listRecords } from '#electron/storage/records.ts';

/**
 * Everybody who was a member in a term, with what he held in it then: of a term that is over from its tenures, of the one
 * that runs from the members themselves. By surname in strokes.
 */
export function termRoster(context: Context, term: string): PeopleOperations['getTermRoster'] {
  const { engine } = context.store;
  const all = { search: '', sort: [], offset: 0, limit: 100_000, deleted: false } as const;
  const tenures = listRecords(engine, { entity: 'tenure', where: [{ field: 'term', op: 'is', value: term }], ...all }).rows;
  const members = listRecords(engine, { entity: 'member', where: [], ...all }).rows;
  const names = titlesOf(engine, referredIn(engine, 'member', members));
  const own = Map.groupBy(tenures, (row) => String(row['member']));
  const rows = members.flatMap((row): TermMember[] => {
    const held = own.get(row.id) ?? [];
    const now = row['term'] === term;
    const span = held.find((one) => one['kind'] === 'tenureKind.term');
    if (!now && !span) return [];
    const running = now && (span === undefined || textOf(span['until']) === null);
    const then = (kind: string, field: string): string => {
      const kept = held.find((one: Row) => one['kind'] === `tenureKind.${kind}`);
      const value = textOf(row[field]);
      return kept ? String(kept['title']) : running && value !== null ? (names[value] ?? value) : '';
    };
    return [{
      member: row.id, name: String(row['name']), gender: names[String(row['gender'] ?? '')] ?? '', employer: textOf(row['employer']) ?? '',
      sector: then('sector', 'sector'), committee: then('committee', 'committee'), group: then('group', 'group'), duty: then('duty', 'conferenceDuty'),
      since: textOf(span?.['since']) ?? (running ? textOf(row['joinedOn']) : null) ?? '', until: textOf(span?.['until']) ?? (running ? textOf(row['leftOn']) : null) ?? '',
    }];
  });
  const label = listRecords(engine, { entity: 'choice', where: [{ field: 'id', op: 'in', value: [term] }], ...all }).rows[0]?.['label'];
  return { term: String(label ?? ''), members: rows.toSorted((a, b) => compareNames('stroke', a.name, b.name)) };
}
