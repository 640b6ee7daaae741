import type { Row } from '#shared/contract/records.ts';
import { foldTopicRows } from '#shared/rules/folds/topic.ts';
import type { FoldedTopic } from '#shared/rules/topicSteps.ts';

/** What was said of a topic in one round. */
export interface Opinion {
  id: string;
  score: number | null;
  text: string;
  by: string;
}

export interface Compared {
  row: Row;
  folded: FoldedTopic;
  /** By round (a choice of `screeningRound`), oldest first; '' where no round was named. */
  rounds: ReadonlyMap<string, readonly Opinion[]>;
  /** The mean of the scores since the topic was last opened; null: nobody has scored it. */
  mean: number | null;
}

function opinionOf(step: Row): Opinion {
  return { id: step.id, score: typeof step['score'] === 'number' ? step['score'] : null, text: String(step['reason'] ?? ''), by: String(step['by'] ?? '') };
}

/** Topics side by side: the best mean first, then those that nobody has scored, oldest first. `steps` are those of all of them. */
export function compareRows(topics: readonly Row[], steps: readonly Row[]): Compared[] {
  const byTopic = Map.groupBy(steps, (step) => String(step['topic']));
  const compared = topics.map((row): Compared => {
    const own = (byTopic.get(row.id) ?? []).toSorted((a, b) => String(a['on']).localeCompare(String(b['on'])) || a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id));
    const folded = foldTopicRows(row, own, () => null);
    const reopened = own.findLastIndex((step) => step['step'] === 'topicStep.reopen');
    const said = own.slice(reopened + 1).filter((step) => typeof step['score'] === 'number' || (step['step'] === 'topicStep.screen' && String(step['reason'] ?? '') !== ''));
    const rounds = new Map([...Map.groupBy(said, (step) => String(step['round'] ?? ''))].map(([round, some]) => [round, some.map(opinionOf)]));
    return { row, folded, rounds, mean: folded.score };
  });
  return compared.toSorted((a, b) => (b.mean ?? -1) - (a.mean ?? -1) || String(a.row['collectedOn']).localeCompare(String(b.row['collectedOn'])));
}
