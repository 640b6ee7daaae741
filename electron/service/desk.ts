import type { DeskItem, SessionOperations } from '#shared/contract/session.ts';
import type { Filter } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';
import { addDays } from '#shared/rules/day.ts';
import { addWorkingDays } from '#shared/rules/workingDays.ts';
import type { Context } from '#electron/service/context.ts';
import { calendarNow, settingsNow } from '#electron/service/office.ts';
import { referredIn, titlesOf } from '#electron/storage/names.ts';
import { countRecords, listRecords } from '#electron/storage/records.ts';
import { countTwoSided } from '#electron/storage/twoSided.ts';

interface Question {
  key: string;
  label: string;
  entity: EntityName;
  where: Filter[];
  tone: DeskItem['tone'];
}

/** What a clerk must look at today; each is a condition, so that its count opens exactly its rows. */
function questions(today: string, soon: string, quietSince: string): Question[] {
  const open: Filter = { field: 'open', op: 'is', value: true };
  return [
    { key: 'overdue', label: '已逾期', entity: 'problem', tone: 'red', where: [open, { field: 'deadlineOn', op: 'to', value: addDays(today, -1) }] },
    { key: 'dueSoon', label: '临近期限', entity: 'problem', tone: 'yellow', where: [open, { field: 'deadlineOn', op: 'from', value: today }, { field: 'deadlineOn', op: 'to', value: soon }] },
    { key: 'quiet', label: '久无进展', entity: 'problem', tone: 'yellow', where: [open, { field: 'lastStepOn', op: 'to', value: quietSince }] },
    { key: 'toAssign', label: '待交办', entity: 'problem', tone: 'blue', where: [{ field: 'state', op: 'is', value: 'problemState.registered' }] },
    { key: 'callback', label: '待反馈评价', entity: 'problem', tone: 'blue', where: [{ field: 'state', op: 'is', value: 'problemState.finished' }] },
    { key: 'toClose', label: '待销号', entity: 'problem', tone: 'blue', where: [{ field: 'state', op: 'is', value: 'problemState.assessed' }] },
    { key: 'returned', label: '退回修改', entity: 'problem', tone: 'red', where: [{ field: 'review', op: 'is', value: 'reviewState.returned' }] },
    { key: 'toScreen', label: '待筛选议题', entity: 'topic', tone: 'blue', where: [{ field: 'state', op: 'is', value: 'topicState.open' }] },
    { key: 'toApprove', label: '待审定议题', entity: 'topic', tone: 'blue', where: [{ field: 'state', op: 'is', value: 'topicState.adopted' }] },
    { key: 'toMinute', label: '待签发纪要', entity: 'minutes', tone: 'blue', where: [{ field: 'number', op: 'is', value: null }] },
    { key: 'jottings', label: '待归类的事', entity: 'jotting', tone: 'grey', where: [{ field: 'became', op: 'is', value: null }, { field: 'answer', op: 'is', value: null }] },
  ];
}

/** The desk: counts that open their rows, the matters due first, and this month's days. */
export function readDesk(context: Context): SessionOperations['getDesk'] {
  const { engine } = context.store;
  const today = context.today();
  const settings = settingsNow(context);
  const soonUntil = addDays(addWorkingDays(today, settings.yellowDays, calendarNow(context)).day, -1);
  const asked = questions(today, soonUntil, addDays(today, -settings.quietDays));
  const items: DeskItem[] = asked.map(({ key, label, entity, where, tone }) => ({ key, label, entity, where, tone, count: countRecords(engine, entity, where, '') }));
  items.push({ key: 'twoSided', label: '两边都改过', entity: 'exchange', count: countTwoSided(engine), where: [], tone: 'yellow' });
  const due = listRecords(engine, {
    entity: 'problem',
    where: [{ field: 'open', op: 'is', value: true }, { field: 'deadlineOn', op: 'filled', value: null }],
    search: '',
    sort: [{ field: 'deadlineOn', down: false }],
    offset: 0,
    limit: 12,
    deleted: false,
  }).rows;
  const month = today.slice(0, 7);
  const within = (field: string): Filter[] => [
    { field, op: 'from', value: `${month}-01` },
    { field, op: 'to', value: `${month}-31` },
  ];
  const days = ([['meeting', 'heldOn'], ['log', 'heldOn'], ['problem', 'deadlineOn'], ['planItem', 'dueOn']] as const).flatMap(([entity, field]) =>
    listRecords(engine, { entity, where: within(field), search: '', sort: [{ field, down: false }], offset: 0, limit: 200, deleted: false }).rows.map((row) => ({
      day: String(row[field]),
      title: String(row['title']),
      entity,
      id: row.id,
    })),
  );
  return { items, soon: due, names: titlesOf(engine, referredIn(engine, 'problem', due)), month: days.toSorted((a, b) => a.day.localeCompare(b.day)) };
}
