import type { Filter, Row } from '#shared/contract/records.ts';
import { type EntityName, entityOf } from '#shared/entities/index.ts';
import type { HandOverData } from '#shared/papers/peoplePapers.ts';
import { formatDay } from '#shared/rules/day.ts';
import { textOf } from '#shared/rules/folds/step.ts';
import { withoutWords } from '#shared/rules/telling.ts';
import type { Context } from '#electron/service/context.ts';
import { makeReader, readAll } from '#electron/service/ledgerReader.ts';
import { getMeta } from '#electron/storage/meta.ts';
import { listPeers } from '#electron/storage/peers.ts';
import { countRecords } from '#electron/storage/records.ts';

/** What is open of one kind: which records, the day by which, and the fields that say how it stands and with whom. */
interface OpenKind {
  kind: string;
  entity: EntityName;
  where: readonly Filter[];
  due: string;
  note: readonly string[];
}

const any = (field: string, list: string, ...keys: readonly string[]): Filter => ({ field, op: 'in', value: keys.map((key) => `${list}.${key}`) });
const none = (field: string): Filter => ({ field, op: 'is', value: null });

const openKinds: readonly OpenKind[] = [
  { kind: '办理事项', entity: 'problem', where: [{ field: 'open', op: 'is', value: true }], due: 'deadlineOn', note: ['state', 'organisation'] },
  { kind: '领衔督办', entity: 'supervision', where: [none('until'), { field: 'problem.open', op: 'is', value: true }], due: 'nextOn', note: ['leader'] },
  { kind: '提案', entity: 'proposal', where: [any('state', 'proposalState', 'submitted', 'reviewing', 'sentBack', 'filed', 'prepared', 'assigned', 'returned', 'working', 'replied', 'assessed')], due: 'deadlineOn', note: ['state', 'organisation'] },
  { kind: '议题', entity: 'topic', where: [any('state', 'topicState', 'open', 'reserve', 'adopted')], due: '', note: ['state'] },
  { kind: '待签发纪要', entity: 'minutes', where: [none('number')], due: '', note: ['meeting'] },
  { kind: '社情民意', entity: 'opinion', where: [any('state', 'opinionState', 'reported', 'returned', 'edited', 'signed')], due: '', note: ['state'] },
  { kind: '待批请假', entity: 'leave', where: [none('verdict')], due: 'since', note: ['member'] },
  { kind: '计划事项', entity: 'planItem', where: [any('state', 'planState', 'planned', 'doing')], due: 'dueOn', note: ['leader', 'doer'] },
  { kind: '待归类的事', entity: 'jotting', where: [none('became'), none('answer')], due: '', note: ['on'] },
];

const counted: readonly EntityName[] = ['topic', 'meeting', 'minutesVersion', 'problem', 'studio', 'log', 'opinion', 'proposal', 'member', 'council', 'attachment'];
const dayOf = (at: string | null): string => (at === null ? '还没有' : formatDay(at.slice(0, 10)));

/** What a new clerk takes over: everything open with its deadline, the last number of each series, where the files went. */
export function gatherHandOver(context: Context): HandOverData {
  const { engine } = context.store;
  const reader = makeReader(context);
  const rows = openKinds.flatMap(({ kind, entity, where, due, note }) => {
    const sorted = readAll(context, entity, where).toSorted((a, b) => String(a[due] ?? '9').localeCompare(String(b[due] ?? '9')));
    reader.prepare(entity, sorted, [entityOf(entity).title, ...note, ...(entity === 'supervision' ? ['problem', 'proposal'] : [])]);
    const title = (row: Row): string => {
      const text = entity === 'supervision' ? reader.cell(entity, row, 'problem').text || reader.cell(entity, row, 'proposal').text : reader.cell(entity, row, entityOf(entity).title).text;
      return withoutWords(text, reader.secrets(entity, row));
    };
    return sorted.map((row) => {
      const day = due === '' ? null : textOf(row[due]);
      const what = title(row);
      const said = note.map((key) => reader.cell(entity, row, key)).map((cell) => (cell.day === undefined ? cell.text : formatDay(cell.day)));
      return { kind, what, due: day === null ? '' : formatDay(day), note: said.filter((text) => text !== '' && text !== what).join('，') };
    });
  });
  const issues = Map.groupBy(readAll(context, 'issue', []), (row) => String(row['series']));
  // Another office's numbers are given by that office: nobody here goes on with them.
  const { site } = context.store.life;
  const given = readAll(context, 'series', []).filter((row) => row.site === site || row['giver'] === site);
  const series = given.flatMap((row) => {
    const own = (issues.get(row.id) ?? []).toSorted((a, b) => Number(b['number']) - Number(a['number']));
    return own[0] ? [{ kind: '文号', what: `${String(row['name'])}：最后一个是${String(own[0]['text'])}`, due: '', note: `下一个是第${Number(own[0]['number']) + 1}号` }] : [];
  });
  const peers = listPeers(engine).filter((one) => one.trustedAt !== null && one.revokedAt === null);
  const files = peers.map((one) => ({ kind: '往来单位', what: one.name, due: '', note: `最近收到：${dayOf(one.receivedAt)}` }));
  return {
    rows: [...rows, ...series, ...files],
    counts: counted.map((entity) => ({ label: entityOf(entity).label, count: countRecords(engine, entity, [], '') })),
    facts: [{ label: '最近备份', text: dayOf(getMeta(engine, 'lastBackupAt')) }, { label: '最近报送', text: dayOf(getMeta(engine, 'lastExportAt')) }, { label: '截止日期', text: formatDay(context.today()) }],
  };
}
