import type { EntityName } from '#shared/entities/index.ts';
import { answersIn } from '#shared/rules/answered.ts';
import { openVerdicts } from '#shared/rules/folds/review.ts';
import { stepBase } from '#shared/rules/folds/step.ts';
import { inOrder } from '#shared/rules/life.ts';
import type { Row } from '#shared/contract/records.ts';
import type { Context } from '#electron/service/context.ts';
import { readChildren } from '#electron/storage/records.ts';
import type { Save } from '#electron/storage/write.ts';

/** What is only ever added, one after the other, and the field that names what it is about. */
const following: Partial<Record<EntityName, string>> = { review: 'subject', progress: 'problem', topicStep: 'topic', opinionStep: 'opinion', proposalStep: 'proposal' };
/** As many as one step names; of old records, whose steps named none, the last of them. */
const most = 20;

/** The steps of one matter that no other answers. */
function openSteps(rows: readonly Row[]): string[] {
  const answered = new Set(rows.flatMap((row) => answersIn(row['after'])));
  return inOrder(rows.map((row) => stepBase(row, null))).flatMap(({ id }) => (answered.has(id) ? [] : [id]));
}

/** A new review or step says which ones it answers, so that offices whose clocks differ read them in one order. */
export function withFollowed(context: Context, saves: readonly Save[]): Save[] {
  const last = new Map<string, string>();
  return saves.map((save) => {
    const field = following[save.entity];
    const matter = field === undefined ? undefined : save.set[field];
    if (field === undefined || typeof matter !== 'string') return save;
    const key = `${save.entity} ${matter}`;
    const before = last.get(key);
    last.set(key, save.id);
    const rows = before === undefined ? readChildren(context.store.engine, save.entity, field, matter) : [];
    const open = before !== undefined ? [before] : save.entity === 'review' ? openVerdicts(rows).map((row) => row.id) : openSteps(rows);
    const after = open.filter((id) => id !== save.id).slice(-most);
    return after.length === 0 ? save : { ...save, set: { ...save.set, after: after.join(' ') } };
  });
}
