import type { DutyItem, DutySource } from '#shared/rules/duty/rule.ts';
import type { Day } from '#shared/rules/day.ts';
import type { Engine, SqlValue } from '#electron/storage/engine/engine.ts';

/** A row as the queries below give it: by which record, who, on which day; nothing is the empty text, and numbers are text. */
type Take = (
  record: string,
  member: string,
  on: string,
  /** What decides the item, the level or the role, by query. */
  what: string,
  more: string,
) => void;

/**
 * The rows of a query with the columns record, member, on, what, more, as one text that is taken apart here: a busy county
 * has 100,000 of them in a year, and an object for each on its way out of SQLite is what reading them would cost.
 */
function each(engine: Engine, sql: string, params: readonly SqlValue[], take: Take): void {
  const part = (column: string): string => `ifnull(${column}, '')`;
  const found = engine.get<{ packed: string | null }>(
    `SELECT group_concat(record || char(31) || member || char(31) || ${part('"on"')} || char(31) || ${part('what')} || char(31) || ${part('more')}, char(30)) AS packed FROM (${sql})`,
    params,
  );
  const packed = found?.packed ?? '';
  for (let from = 0; from < packed.length; ) {
    const member = packed.indexOf('\u001f', from) + 1;
    const on = packed.indexOf('\u001f', member) + 1;
    const what = packed.indexOf('\u001f', on) + 1;
    const more = packed.indexOf('\u001f', what) + 1;
    const next = packed.indexOf('\u001e', more);
    const end = next === -1 ? packed.length : next;
    take(packed.slice(from, member - 1), packed.slice(member, on - 1), packed.slice(on, what - 1), packed.slice(what, more - 1), packed.slice(more, end));
    from = end + 1;
  }
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
  const same = (id: string): string => countsAs.get(id) ?? id;
  const ask = (sql: string, who: string, day: string, take: Take): void => {
    const own = member === null ? '' : ` AND ${who} = ?`;
    each(engine, `${sql} AND ${day} BETWEEN ? AND ?${own}`, member === null ? [span.from, span.to] : [span.from, span.to, member], take);
  };
  const plain = { role: 'only', combined: false, level: null, amount: 1, points: null, rule: null } as const;
  const add = (entity: string, item: DutyItem, record: string, who: string, on: string, more: Partial<DutySource> = plain): void => {
    const { role = 'only', combined = false, level = null, amount = 1, points = null, rule = null } = more;
    const key = level === null ? `${item} ${record} ${who}` : `${item} ${record} ${who} ${level}`;
    sources.push({ key, entity, record, member: who, item, on, role, combined, level, amount, points, rule });
  };

  const asked = new Set<string>();
  const judged = new Set<string>();
  ask(`SELECT id AS record, member, since AS "on", verdict AS what, meeting AS more FROM leave WHERE deleted = 0 AND member IS NOT NULL`, 'member', 'since', (record, who, on, verdict, meeting) => {
    asked.add(`${who} ${meeting}`);
    if (verdict !== '') judged.add(`${who} ${meeting}`);
    if (verdict === 'leaveVerdict.granted') add('leave', 'leave', record, who, on);
    else if (verdict === 'leaveVerdict.refused') add('leave', 'leaveRefused', record, who, on);
  });

  ask(
    `SELECT meeting.id AS record, attendance.member, heldOn AS "on", attendance.state AS what,
       (attendance.spoke IS NOT NULL OR EXISTS (SELECT 1 FROM speech WHERE speech.attendance = attendance.id AND speech.deleted = 0)) AS more
     FROM meeting JOIN attendance ON attendance.meeting = meeting.id
     WHERE meeting.deleted = 0 AND attendance.deleted = 0 AND attendance.member IS NOT NULL AND cancelledOn IS NULL AND ${standing('meeting')}`,
    'attendance.member', 'heldOn', (record, who, on, state, spoke) => {
      if (state === 'attendanceState.present') {
        add('meeting', 'meeting', record, who, on);
        if (spoke === '1') add('meeting', 'speech', record, who, on);
      } else if (state === 'attendanceState.excused') {
        // A leave of its own says it already, or says that it was refused.
        if (!judged.has(`${who} ${record}`)) add('meeting', 'leave', record, who, on);
      } else if (state === 'attendanceState.absent' && !asked.has(`${who} ${record}`)) add('meeting', 'absence', record, who, on);
    },
  );

  ask(
    `SELECT log.id AS record, link.element AS member, heldOn AS "on", log.kind AS what, 0 AS more FROM log JOIN link ON link.record = log.id AND link.field = 'members'
     WHERE log.deleted = 0 AND ${standing('log')}`,
    'link.element', 'heldOn', (record, who, on, kind) => {
      add('log', 'activity', record, who, on);
      const item = logItems[same(kind)];
      if (item) add('log', item, record, who, on);
    },
  );
  ask(
    `SELECT training.id AS record, link.element AS member, heldOn AS "on", training.kind AS what, 0 AS more FROM training JOIN link ON link.record = training.id AND link.field = 'members'
     WHERE training.deleted = 0`,
    'link.element', 'heldOn', (record, who, on, kind) => {
      const item = trainingItems[same(kind)];
      if (item) add('training', item, record, who, on);
    },
  );
  ask(
    `SELECT id AS record, member, coalesce(decidedOn, collectedOn) AS "on", 0 AS what, 0 AS more FROM topic
     WHERE deleted = 0 AND member IS NOT NULL AND state IN (${takenStates}) AND ${standing('topic')}`,
    'member', 'coalesce(decidedOn, collectedOn)', (record, who, on) => add('topic', 'topic', record, who, on),
  );

  const results = resultsOf(engine, same);
  const within = (day: string): boolean => day >= span.from && day <= span.to;
  papers(engine, member, 'opinion', 'coauthors', 'reportedOn', `state IS NOT 'opinionState.returned' AND ${standing('opinion')}`, 'compiled', '0', (role) => (record, who, on, compiled) => {
    if (within(on)) add('opinion', 'opinion', record, who, on, { role });
    for (const result of results.get(record)?.values() ?? []) {
      if (within(result.on)) add('opinion', result.item, record, who, result.on, { role, combined: result.item === 'opinionAdopted' && compiled === 'compilation.joint', level: result.level });
    }
  });
  papers(engine, member, 'proposal', 'jointly', 'submittedOn', `(state IS NULL OR state NOT IN (${lostStates})) AND ${standing('proposal')}`, `state IN (${filedStates})`, '("key" = 1) + 2 * (excellent = 1)', (role) => (record, who, on, filed, marks) => {
    if (!within(on)) return;
    add('proposal', 'proposal', record, who, on, { role });
    if (filed !== '1') return;
    add('proposal', 'proposalFiled', record, who, on, { role });
    if (Number(marks) % 2 === 1) add('proposal', 'proposalKey', record, who, on, { role });
    if (Number(marks) >= 2) add('proposal', 'proposalExcellent', record, who, on, { role });
  });

  const done = `problem.deleted = 0 AND problem.state IN (${doneStates}) AND problem.resultClass IN ${solved} AND ${standing('problem')}`;
  ask(`SELECT id AS record, member, finishedOn AS "on", 0 AS what, 0 AS more FROM problem WHERE member IS NOT NULL AND ${done}`, 'member', 'finishedOn', (record, who, on) => add('problem', 'problem', record, who, on));
  for (const from of ['topic', 'opinion']) {
    ask(
      `SELECT problem.id AS record, ${from}.member, finishedOn AS "on", 0 AS what, 0 AS more FROM problem JOIN ${from} ON ${from}.id = problem.${from} AND ${from}.deleted = 0 AND ${from}.member IS NOT NULL WHERE ${done}`,
      `${from}.member`, 'finishedOn', (record, who, on) => add('problem', 'problemRaised', record, who, on),
    );
  }
  ask(`SELECT id AS record, member, "on", coalesce(quantity, 1) AS what, json_array(points, rule) AS more FROM dutyEntry WHERE deleted = 0`, 'member', '"on"', (record, who, on, quantity, more) => {
    const [points, rule] = JSON.parse(more) as [number | null, string | null]; // made by json_array in the line above
    add('dutyEntry', 'entry', record, who, on, { amount: Number(quantity), points, rule: rule === '' ? null : rule });
  });
  return sources;
}

/** What became of each opinion, the first day at each level; levels of the county that count as one are one. */
function resultsOf(engine: Engine, same: (id: string) => string): Map<string, Map<string, { item: DutyItem; level: string | null; on: string }>> {
  const results = new Map<string, Map<string, { item: DutyItem; level: string | null; on: string }>>();
  const rows = engine.all<{ opinion: string; step: string; level: string | null; on: string }>(
    `SELECT opinion, step, level, min("on") AS "on" FROM opinionStep WHERE deleted = 0 AND step IN ('opinionStep.adopt', 'opinionStep.instruct') GROUP BY opinion, step, level`,
  );
  for (const one of rows) {
    const item = one.step === 'opinionStep.adopt' ? 'opinionAdopted' : 'opinionInstructed';
    const level = one.level === null ? null : same(one.level);
    const own = results.get(one.opinion) ?? new Map<string, { item: DutyItem; level: string | null; on: string }>();
    const which = `${item} ${level ?? ''}`;
    const known = own.get(which);
    if (!known || one.on < known.on) own.set(which, { item, level, on: one.on });
    results.set(one.opinion, own);
  }
  return results;
}

/** Opinions and proposals with each of their authors: alone, first of several, or one of the others. */
function papers(engine: Engine, member: string | null, entity: 'opinion' | 'proposal', others: string, day: string, where: string, what: string, more: string, take: (role: DutySource['role']) => Take): void {
  const columns = (who: string): string => `"${entity}".id AS record, ${who} AS member, "${entity}"."${day}" AS "on", ${what} AS what, ${more} AS more`;
  const own = (column: string): string => (member === null ? '' : ` AND ${column} = ?`);
  const params = member === null ? [] : [member];
  const shared = `EXISTS (SELECT 1 FROM link WHERE link.record = "${entity}".id AND link.field = '${others}' AND link.element <> member)`;
  for (const [role, whether] of [['only', `NOT ${shared}`], ['first', shared]] as const) {
    each(engine, `SELECT ${columns(`"${entity}".member`)} FROM "${entity}" WHERE deleted = 0 AND member IS NOT NULL AND ${where} AND ${whether}${own('member')}`, params, take(role));
  }
  each(
    engine,
    `SELECT ${columns('link.element')} FROM "${entity}" JOIN link ON link.record = "${entity}".id AND link.field = '${others}'
     WHERE deleted = 0 AND link.element IS NOT "${entity}".member AND ${where}${own('link.element')}`,
    params, take('joint'),
  );
}
