import type { DutyItem, DutySource } from '#shared/rules/duty/rule.ts';
import type { Day } from '#shared/rules/day.ts';
import type { Engine, SqlValue } from '#electron/storage/engine/engine.ts';

/** A row as the queries below give it: who, by which record, on which day. */
interface Found {
  record: string;
  member: string;
  on: string;
  /** What decides the item, the level or the role, by query. */
  what: SqlValue;
  more: SqlValue;
}

/** Records that were sent back or voided say nothing until they are reported again. */
const standing = (table: string): string => `(${table}.review IS NULL OR ${table}.review NOT IN ('reviewState.returned', 'reviewState.voided'))`;

const filedStates = ['filed', 'combined', 'prepared', 'assigned', 'returned', 'working', 'replied', 'assessed', 'finished', 'archived'].map((key) => `'proposalState.${key}'`).join(', ');
const lostStates = ['sentBack', 'withdrawn'].map((key) => `'proposalState.${key}'`).join(', ');
const doneStates = ['finished', 'assessed', 'closed'].map((key) => `'problemState.${key}'`).join(', ');
/** 办好: what was only taken note of, or put off, is finished and not done. */
const solved = `(SELECT id FROM choice WHERE id = 'resultClass.a' OR countsAs = 'resultClass.a')`;
const takenStates = ['adopted', 'approved', 'planned'].map((key) => `'topicState.${key}'`).join(', ');

const logItems: Readonly<Record<string, DutyItem>> = {
  'logKind.reception': 'reception', 'logKind.visit': 'visit', 'logKind.help': 'help', 'logKind.reading': 'reading',
};
const trainingItems: Readonly<Record<string, DutyItem>> = {
  'trainingKind.training': 'training', 'trainingKind.reading': 'reading', 'trainingKind.observation': 'inspection', 'trainingKind.inspection': 'inspection',
};

/**
 * What records say about the duty of members from a day to a day, both inclusive: only what is held, reported, filed or
 * finished as it stands now, so that reopening or deleting a record takes it away. `member`: of one alone. A choice of the
 * county that counts as a shipped one counts with it.
 */
export function dutySources(engine: Engine, span: { from: Day; to: Day }, member: string | null = null): DutySource[] {
  const sources: DutySource[] = [];
  const countsAs = new Map(engine.all<{ id: string; countsAs: string }>(`SELECT id, countsAs FROM choice WHERE countsAs IS NOT NULL AND countsAs <> ''`).map((one) => [one.id, one.countsAs]));
  const same = (id: SqlValue): string => (typeof id === 'string' ? (countsAs.get(id) ?? id) : '');
  const ask = (sql: string, who: string, day: string, year: boolean = true): Found[] => {
    const own = member === null ? '' : ` AND ${who} = ?`;
    const days = year ? ` AND ${day} BETWEEN ? AND ?` : '';
    return engine.all<Found & Record<string, SqlValue>>(`${sql}${days}${own}`, [...(year ? [span.from, span.to] : []), ...(member === null ? [] : [member])]);
  };
  const add = (entity: string, item: DutyItem, found: Found, more: Partial<DutySource> = {}): void => {
    const { record, member: who, on } = found;
    const level = more.level ?? null;
    sources.push({
      key: `${item} ${record} ${who}${level === null ? '' : ` ${level}`}`, entity, record, member: who, item, on,
      role: 'only', combined: false, level, amount: 1, points: null, rule: null, ...more,
    });
  };

  const leaves = ask(`SELECT id AS record, member, since AS "on", verdict AS what, meeting AS more FROM leave WHERE deleted = 0 AND member IS NOT NULL`, 'member', 'since');
  const asked = new Set(leaves.map((one) => `${one.member} ${String(one.more)}`));
  const judged = new Set(leaves.filter((one) => one.what !== null).map((one) => `${one.member} ${String(one.more)}`));
  for (const one of leaves) {
    if (one.what === 'leaveVerdict.granted') add('leave', 'leave', one);
    else if (one.what === 'leaveVerdict.refused') add('leave', 'leaveRefused', one);
  }

  const came = ask(
    `SELECT meeting.id AS record, attendance.member, heldOn AS "on", attendance.state AS what,
       (attendance.spoke IS NOT NULL OR EXISTS (SELECT 1 FROM speech WHERE speech.attendance = attendance.id AND speech.deleted = 0)) AS more
     FROM meeting JOIN attendance ON attendance.meeting = meeting.id
     WHERE meeting.deleted = 0 AND attendance.deleted = 0 AND attendance.member IS NOT NULL AND cancelledOn IS NULL AND ${standing('meeting')}`,
    'attendance.member', 'heldOn',
  );
  for (const one of came) {
    const which = `${one.member} ${one.record}`;
    if (one.what === 'attendanceState.present') {
      add('meeting', 'meeting', one);
      if (one.more === 1) add('meeting', 'speech', one);
    } else if (one.what === 'attendanceState.excused') {
      // A leave of its own says it already, or says that it was refused.
      if (!judged.has(which)) add('meeting', 'leave', one);
    } else if (one.what === 'attendanceState.absent' && !asked.has(which)) add('meeting', 'absence', one);
  }

  for (const one of ask(
    `SELECT log.id AS record, link.element AS member, heldOn AS "on", log.kind AS what, 0 AS more FROM log JOIN link ON link.record = log.id AND link.field = 'members'
     WHERE log.deleted = 0 AND ${standing('log')}`,
    'link.element', 'heldOn',
  )) {
    add('log', 'activity', one);
    const item = logItems[same(one.what)];
    if (item) add('log', item, one);
  }
  for (const one of ask(
    `SELECT training.id AS record, link.element AS member, heldOn AS "on", training.kind AS what, 0 AS more FROM training JOIN link ON link.record = training.id AND link.field = 'members'
     WHERE training.deleted = 0`,
    'link.element', 'heldOn',
  )) {
    const item = trainingItems[same(one.what)];
    if (item) add('training', item, one);
  }
  for (const one of ask(
    `SELECT id AS record, member, coalesce(decidedOn, collectedOn) AS "on", 0 AS what, 0 AS more FROM topic
     WHERE deleted = 0 AND member IS NOT NULL AND state IN (${takenStates}) AND ${standing('topic')}`,
    'member', 'coalesce(decidedOn, collectedOn)',
  )) add('topic', 'topic', one);

  const opinions = papers(engine, member, 'opinion', 'coauthors', 'reportedOn', `state IS NOT 'opinionState.returned' AND ${standing('opinion')}`, 'compiled');
  const results = Map.groupBy(
    engine.all<{ opinion: string; step: string; level: string | null; on: string }>(
      `SELECT opinion, step, level, min("on") AS "on" FROM opinionStep WHERE deleted = 0 AND step IN ('opinionStep.adopt', 'opinionStep.instruct') GROUP BY opinion, step, level`,
    ),
    (one) => one.opinion,
  );
  const within = (day: string): boolean => day >= span.from && day <= span.to;
  for (const { found, role } of opinions) {
    const combined = found.what === 'compilation.joint';
    if (within(found.on)) add('opinion', 'opinion', found, { role });
    for (const result of results.get(found.record) ?? []) {
      const item = result.step === 'opinionStep.adopt' ? 'opinionAdopted' : 'opinionInstructed';
      if (within(result.on)) add('opinion', item, { ...found, on: result.on }, { role, combined: item === 'opinionAdopted' && combined, level: result.level === null ? null : same(result.level) });
    }
  }
  const proposals = papers(engine, member, 'proposal', 'jointly', 'submittedOn', `(state IS NULL OR state NOT IN (${lostStates})) AND ${standing('proposal')}`, `state IN (${filedStates})`, '("key" = 1) + 2 * (excellent = 1)');
  for (const { found, role } of proposals) {
    if (!within(found.on)) continue;
    add('proposal', 'proposal', found, { role });
    if (found.what !== 1) continue;
    add('proposal', 'proposalFiled', found, { role });
    if (Number(found.more) % 2 === 1) add('proposal', 'proposalKey', found, { role });
    if (Number(found.more) >= 2) add('proposal', 'proposalExcellent', found, { role });
  }

  const done = `problem.deleted = 0 AND problem.state IN (${doneStates}) AND problem.resultClass IN ${solved} AND ${standing('problem')}`;
  for (const one of ask(`SELECT id AS record, member, finishedOn AS "on", 0 AS what, 0 AS more FROM problem WHERE member IS NOT NULL AND ${done}`, 'member', 'finishedOn')) add('problem', 'problem', one);
  for (const from of ['topic', 'opinion']) {
    const raised = ask(
      `SELECT problem.id AS record, ${from}.member, finishedOn AS "on", 0 AS what, 0 AS more FROM problem JOIN ${from} ON ${from}.id = problem.${from} AND ${from}.deleted = 0 AND ${from}.member IS NOT NULL WHERE ${done}`,
      `${from}.member`, 'finishedOn',
    );
    for (const one of raised) add('problem', 'problemRaised', one);
  }
  for (const one of ask(`SELECT id AS record, member, "on", coalesce(quantity, 1) AS what, json_array(points, rule) AS more FROM dutyEntry WHERE deleted = 0`, 'member', '"on"')) {
    const [points, rule] = JSON.parse(String(one.more)) as [number | null, string | null]; // made by json_array in the line above
    add('dutyEntry', 'entry', one, { amount: Number(one.what), points, rule: rule === '' ? null : rule });
  }
  return sources;
}

/** Opinions and proposals with each of their authors: alone, first of several, or one of the others. */
function papers(engine: Engine, member: string | null, entity: 'opinion' | 'proposal', others: string, day: string, where: string, what: string, more = '0'): { found: Found; role: DutySource['role'] }[] {
  const columns = `"${entity}".id AS record, "${entity}"."${day}" AS "on", ${what} AS what, ${more} AS more`;
  const own = (column: string): string => (member === null ? '' : ` AND ${column} = ?`);
  const params = member === null ? [] : [member];
  const first = engine.all<Found & { shared: number } & Record<string, SqlValue>>(
    `SELECT ${columns}, member, EXISTS (SELECT 1 FROM link WHERE link.record = "${entity}".id AND link.field = '${others}' AND link.element <> member) AS shared
     FROM "${entity}" WHERE deleted = 0 AND member IS NOT NULL AND ${where}${own('member')}`,
    params,
  );
  const joint = engine.all<Found & Record<string, SqlValue>>(
    `SELECT ${columns}, link.element AS member FROM "${entity}" JOIN link ON link.record = "${entity}".id AND link.field = '${others}'
     WHERE deleted = 0 AND link.element IS NOT member AND ${where}${own('link.element')}`,
    params,
  );
  return [...first.map((found) => ({ found, role: found.shared === 1 ? ('first' as const) : ('only' as const) })), ...joint.map((found) => ({ found, role: 'joint' as const }))];
}
