import type { DeskItem, SessionOperations } from '#shared/contract/session.ts';
import type { Filter } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';
import { addDays, monthLength } from '#shared/rules/day.ts';
import { lateSides } from '#shared/rules/leadTimes.ts';
import { dueSoonUntil } from '#shared/rules/light.ts';
import { type OfficeLevel, statesOf } from '#shared/rules/life.ts';
import { readReception, receptionDays } from '#shared/rules/people/reception.ts';
import { topicLife, topicOutcomes } from '#shared/rules/topicSteps.ts';
import type { Context } from '#electron/service/context.ts';
import { hasOf, peerAbove } from '#electron/service/exchangeExport.ts';
import { calendarNow, type Office, officeOf, settingsNow } from '#electron/service/office.ts';
import { referredIn, titlesOf } from '#electron/storage/names.ts';
import { listSent } from '#electron/storage/peers.ts';
import type { Reach } from '#electron/storage/reach.ts';
import { countRecords, listRecords } from '#electron/storage/records.ts';
import { countTwoSided } from '#electron/storage/twoSided.ts';

interface Question {
  key: string;
  label: string;
  entity: EntityName;
  where: Filter[];
  tone: DeskItem['tone'];
}

/** What an office above reviews, and the word that stands before its count. */
const reviewed: readonly (readonly [EntityName, string])[] = [['problem', '事项'], ['topic', '议题'], ['meeting', '活动'], ['log', '日志'], ['opinion', '信息']];
/** What was voided waits for nobody. */
const notVoided: Filter = { field: 'review', op: 'isNot', value: 'reviewState.voided' };
const standing = (entity: EntityName, where: readonly Filter[]): Filter[] =>
  (reviewed.some(([name]) => name === entity) && !where.some(({ field }) => field === 'review') ? [...where, notVoided] : [...where]);
/** A proposer waits for an answer from the day on which the topic was decided. */
const decided: readonly string[] = statesOf(topicLife).filter((state) => topicOutcomes[state] !== 'open').map((state) => `topicState.${state}`);

/** Older meetings were brought in with what papers there are: nobody is reminded of theirs. */
const daysReminded = 365;

/** Meetings whose notice, materials or minutes should be there by now; those brought in as light records need none. */
function lateMeetings(today: string, late: ReturnType<typeof lateSides>): Question[] {
  const proper: Filter[] = [{ field: 'light', op: 'isNot', value: true }, { field: 'cancelledOn', op: 'is', value: null }];
  const ahead = (key: string, label: string, field: 'noticeOn' | 'materialsOn', until: string | null): Question[] =>
    (until === null ? [] : [{ key, label, entity: 'meeting', tone: 'red', where: [...proper, { field: 'heldOn', op: 'from', value: today }, { field: 'heldOn', op: 'to', value: until }, { field, op: 'is', value: null }] }]);
  return [
    ...ahead('noticeLate', '会议通知该发未发', 'noticeOn', late.notice),
    ...ahead('materialsLate', '会议材料该送未送', 'materialsOn', late.materials),
    ...(late.minutes === null ? [] : [{ key: 'minutesLate', label: '会议纪要逾期', entity: 'meeting', tone: 'red', where: [...proper, { field: 'heldOn', op: 'from', value: addDays(today, -daysReminded) }, { field: 'heldOn', op: 'to', value: late.minutes }, { field: 'minutesNumber', op: 'is', value: null }] } satisfies Question]),
  ];
}

/** What a clerk must look at today; each is a condition, so that its count opens exactly its rows. */
function questions(today: string, soon: string, quietSince: string, level: OfficeLevel): Question[] {
  const open: Filter = { field: 'open', op: 'is', value: true };
  return [
    { key: 'overdue', label: '已逾期', entity: 'problem', tone: 'red', where: [open, { field: 'deadlineOn', op: 'to', value: addDays(today, -1) }] },
    { key: 'dueSoon', label: '临近期限', entity: 'problem', tone: 'yellow', where: [open, { field: 'deadlineOn', op: 'from', value: today }, { field: 'deadlineOn', op: 'to', value: soon }] },
    { key: 'quiet', label: '久无进展', entity: 'problem', tone: 'yellow', where: [open, { field: 'lastStepOn', op: 'to', value: quietSince }] },
    { key: 'toAssign', label: '待交办', entity: 'problem', tone: 'blue', where: [{ field: 'state', op: 'is', value: 'problemState.registered' }] },
    { key: 'callback', label: '待反馈评价', entity: 'problem', tone: 'blue', where: [{ field: 'state', op: 'is', value: 'problemState.finished' }] },
    { key: 'toClose', label: '待销号', entity: 'problem', tone: 'blue', where: [{ field: 'state', op: 'is', value: 'problemState.assessed' }] },
    { key: 'toCheck', label: '该督办检查', entity: 'supervision', tone: 'yellow', where: [{ field: 'problem.open', op: 'is', value: true }, { field: 'until', op: 'is', value: null }, { field: 'nextOn', op: 'to', value: today }] },
    { key: 'asked', label: level === 'township' ? '提请上级待答复' : '提请承办待定', entity: 'problem', tone: level === 'township' ? 'grey' : 'red', where: [open, { field: 'askedLevel', op: 'filled', value: null }] },
    { key: 'toDispatch', label: '点单待派', entity: 'problem', tone: 'blue', where: [{ field: 'state', op: 'is', value: 'problemState.ordered' }] },
    { key: 'toAccept', label: '派单待接', entity: 'problem', tone: 'blue', where: [{ field: 'state', op: 'is', value: 'problemState.dispatched' }] },
    ...reviewed.map(([entity, word]): Question => (level === 'township'
      ? { key: entity === 'problem' ? 'returned' : `returned.${entity}`, label: `${word}退回修改`, entity, tone: 'red', where: [{ field: 'review', op: 'is', value: 'reviewState.returned' }] }
      : { key: `reported.${entity}`, label: `${word}重报待核`, entity, tone: 'blue', where: [{ field: 'review', op: 'in', value: ['reviewState.reported', 'reviewState.voiding', 'reviewState.pending'] }] })),
    // Who collected a topic answers who proposed it.
    ...(level === 'township' ? [{ key: 'toReply', label: '待答复提出人', entity: 'topic', tone: 'blue', where: [{ field: 'replied', op: 'isNot', value: true }, { field: 'state', op: 'in', value: decided }] } satisfies Question] : []),
    { key: 'toScreen', label: '待筛选议题', entity: 'topic', tone: 'blue', where: [{ field: 'state', op: 'is', value: 'topicState.open' }] },
    { key: 'toApprove', label: '待审定议题', entity: 'topic', tone: 'blue', where: [{ field: 'state', op: 'is', value: 'topicState.adopted' }] },
    { key: 'toMinute', label: '待签发纪要', entity: 'minutes', tone: 'blue', where: [{ field: 'number', op: 'is', value: null }] },
    { key: 'jottings', label: '待归类的事', entity: 'jotting', tone: 'grey', where: [{ field: 'became', op: 'is', value: null }, { field: 'answer', op: 'is', value: null }] },
  ];
}

/** Files that went to the office above and of which no receipt has come: it has not confirmed all that they carry. */
function unconfirmed(context: Context, office: Office): number {
  const above = peerAbove(context, office);
  if (!above) return 0;
  const has = hasOf(above);
  return listSent(context.store.engine).filter((one) => one.peer === above.site && !covers(has, JSON.parse(one.reach) as Reach[])).length; // written by makeBundle alone
}

function covers(has: readonly Reach[], told: readonly Reach[]): boolean {
  return told.every((life) => has.some((one) => one.site === life.site && one.inc === life.inc && one.seq >= life.seq));
}

/** The reception days of the studios in use in a month (`YYYY-MM`): each leads to its studio. */
function receptionsOf(context: Context, month: string): SessionOperations['getDesk']['month'] {
  const calendar = calendarNow(context);
  const last = `${month}-${monthLength(Number(month.slice(0, 4)), Number(month.slice(5)))}`;
  const { rows } = listRecords(context.store.engine, {
    entity: 'studio', where: [{ field: 'receptionRule', op: 'filled', value: null }, { field: 'state', op: 'isNot', value: 'bodyState.stopped' }], search: '', sort: [{ field: 'name', down: false }], offset: 0, limit: 500, deleted: false,
  });
  return rows.flatMap((row) => {
    const rule = readReception(String(row['receptionRule']));
    return (rule === null ? [] : receptionDays(rule, `${month}-01`, last, calendar)).map(({ on }) => ({ day: on, title: `接待日：${String(row['name'])}`, entity: 'studio', id: row.id }));
  });
}

/** What an office enters or takes in first. */
const firstThings: readonly EntityName[] = ['topic', 'problem', 'meeting', 'log', 'member', 'opinion', 'proposal', 'jotting'];

/** The desk: counts that open their rows, the matters due first, and this month's days. */
export function readDesk(context: Context): SessionOperations['getDesk'] {
  const { engine } = context.store;
  const today = context.today();
  const settings = settingsNow(context);
  const office = officeOf(context);
  const calendar = calendarNow(context);
  const soonUntil = dueSoonUntil(today, settings.yellowDays, calendar);
  const asked = questions(today, soonUntil, addDays(today, -settings.quietDays), office?.level ?? 'township');
  const items: DeskItem[] = [...asked, ...lateMeetings(today, lateSides(today, settings, calendar))].map(({ where: asks, ...question }) => {
    const where = standing(question.entity, asks);
    return { ...question, where, count: countRecords(engine, question.entity, where, '') };
  });
  items.push({ key: 'twoSided', label: '两边都改过', entity: 'exchange', count: countTwoSided(engine), where: [], tone: 'yellow' });
  if (office) items.push({ key: 'receipt', label: '待回执', entity: 'exchange', count: unconfirmed(context, office), where: [], tone: 'blue' });
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
    listRecords(engine, { entity, where: standing(entity, within(field)), search: '', sort: [{ field, down: false }], offset: 0, limit: 200, deleted: false }).rows.map((row) => ({
      day: String(row[field]),
      title: String(row['title']),
      entity,
      id: row.id,
    })),
  );
  const begun = firstThings.some((entity) => countRecords(engine, entity, [], '') > 0);
  return { begun, items, soon: due, names: titlesOf(engine, referredIn(engine, 'problem', due)), month: [...days, ...(office?.level === 'township' ? receptionsOf(context, month) : [])].toSorted((a, b) => a.day.localeCompare(b.day)) };
}
