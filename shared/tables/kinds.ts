import type { EntityName } from '#shared/entities/index.ts';
import { entityOf } from '#shared/entities/index.ts';
import type { Field, FieldValue } from '#shared/fields.ts';

/**
 * A record of its own that a row also makes: a step, a seat. Its columns are named `key.field`. It is made where one of `by` is
 * filled, and all of `needs` (paths of any part); else its words go to the note. `on` names, in order, the day fields that stand in
 * for its own when that is empty. `each`: one record for every name in that field. Nothing is made a second time for a record that
 * has such a part.
 */
export interface TablePart {
  key: string;
  label: string;
  entity: EntityName;
  parent: string;
  preset: Readonly<Record<string, FieldValue>>;
  fields: readonly string[];
  by: readonly string[];
  on?: readonly string[];
  each?: string;
  /** What the record itself gets when it has this part. */
  also?: Readonly<Record<string, FieldValue>>;
  needs?: readonly string[];
  /** Where the column itself says which step it is (审查结果): those that it may be. */
  steps?: readonly string[];
  /** What a step must say and the sheet leaves out. */
  otherwise?: Readonly<Record<string, FieldValue>>;
  /** Parts that must stand before this one: what the sheet doesn't tell of them is made as `implied`, on the same day. */
  first?: readonly string[];
  implied?: Readonly<Record<string, FieldValue>>;
  /** The field that says so where the day or the whole step was inferred. */
  remark?: string;
  /** A deadline that the sheet leaves out is the county's usual one for proposals. */
  usualDeadline?: boolean;
  /** Made only by offices above the township: the rules leave these steps to them. */
  above?: boolean;
}

/** What can come out of an old sheet. Data: the importer knows no entity. */
export interface TableKind {
  entity: EntityName;
  /** The fields that tell two rows apart: the same in all of these is the same thing. */
  key: readonly string[];
  /** What rows get where the sheet says nothing: `office` is the office's own place, `level` its level. */
  usual: Readonly<Record<string, FieldValue | { from: 'office' | 'level' | 'today' }>>;
  parts: readonly TablePart[];
  /** Derived or inner fields that no sheet brings. */
  without?: readonly string[];
}

const archived = { archived: true };
const unsaid = '旧表没有写明';

export const tableKinds: readonly TableKind[] = [
  { entity: 'member', key: ['name', 'employer'], usual: { state: 'memberState.serving' }, parts: [] },
  { entity: 'place', key: ['name', 'parent'], usual: { kind: 'placeKind.village', parent: { from: 'office' } }, parts: [] },
  { entity: 'organisation', key: ['name'], usual: {}, parts: [] },
  {
    entity: 'council', key: ['name'], usual: { kind: 'councilKind.council', level: 'level.village', place: { from: 'office' }, state: 'bodyState.running' },
    parts: [{ key: 'seat', label: '成员', entity: 'seat', parent: 'council', preset: { capacity: 'capacity.seated' }, fields: ['name'], by: ['name'], each: 'name' }],
  },
  {
    entity: 'studio', key: ['name'], usual: { kind: 'studioKind.studio', place: { from: 'office' }, state: 'bodyState.running' },
    parts: [{ key: 'seat', label: '成员', entity: 'seat', parent: 'studio', preset: { capacity: 'capacity.member' }, fields: ['name'], by: ['name'], each: 'name' }],
  },
  {
    entity: 'topic', key: ['title', 'collectedOn'], usual: { channel: 'channel.raised', place: { from: 'office' }, field: 'workField.livelihood' },
    parts: [
      {
        key: 'decide', label: '筛选', entity: 'topicStep', parent: 'topic', preset: {}, steps: ['topicStep.adopt', 'topicStep.reserve', 'topicStep.decline', 'topicStep.merge', 'topicStep.handOver'],
        fields: ['step', 'on', 'reason', 'into'], by: ['step'], on: ['collectedOn'], otherwise: { reason: unsaid }, implied: { step: 'topicStep.adopt' }, remark: 'reason',
      },
      {
        key: 'approve', label: '审定', entity: 'topicStep', parent: 'topic', preset: { step: 'topicStep.approve' }, fields: ['on', 'body', 'number'], by: ['on'], otherwise: { body: unsaid }, first: ['decide'], remark: 'reason',
      },
      { key: 'reply', label: '答复提出人', entity: 'topicStep', parent: 'topic', preset: { step: 'topicStep.reply' }, fields: ['on'], by: ['on'] },
    ],
  },
  {
    entity: 'meeting', key: ['title', 'heldOn'], usual: { place: { from: 'office' }, form: 'meetingForm.conference', level: { from: 'level' } },
    parts: [
      {
        key: 'attendance', label: '参会人员', entity: 'attendance', parent: 'meeting', preset: { role: 'attendanceRole.member', state: 'attendanceState.present' },
        fields: ['name'], by: ['name'], each: 'name',
      },
    ],
  },
  {
    entity: 'problem', key: ['title', 'place', 'registeredOn'], usual: { kind: 'problemKind.livelihood', place: { from: 'office' } }, without: ['archived'],
    parts: [
      {
        key: 'assign', label: '交办', entity: 'progress', parent: 'problem', preset: { step: 'problemStep.assign' }, also: archived,
        fields: ['organisation', 'coOrganisations', 'person', 'on', 'deadlineOn'], by: ['organisation'], on: ['registeredOn'],
      },
      {
        key: 'finish', label: '办结', entity: 'progress', parent: 'problem', preset: { step: 'problemStep.finish' }, also: archived,
        fields: ['on', 'resultClass', 'text'], by: ['on'],
      },
      {
        key: 'feedback', label: '反馈评价', entity: 'progress', parent: 'problem', preset: { step: 'problemStep.feedback' }, also: archived,
        fields: ['on', 'satisfaction', 'respondent', 'callbackWay'], by: ['satisfaction'], on: ['finish.on'],
      },
      { key: 'close', label: '销号', entity: 'progress', parent: 'problem', preset: { step: 'problemStep.close' }, also: archived, fields: ['on', 'by'], by: ['on'] },
    ],
  },
  { entity: 'log', key: ['title', 'heldOn', 'studio'], usual: { kind: 'logKind.visit', place: { from: 'office' } }, parts: [] },
  {
    entity: 'opinion', key: ['title', 'reportedOn'], usual: { place: { from: 'office' } },
    parts: [
      { key: 'edit', label: '采编', entity: 'opinionStep', parent: 'opinion', preset: { step: 'opinionStep.edit' }, fields: ['on', 'by'], by: ['on'], remark: 'text' },
      { key: 'issue', label: '编发', entity: 'opinionStep', parent: 'opinion', preset: { step: 'opinionStep.issue' }, fields: ['issue', 'on'], by: ['issue'], on: ['edit.on', 'reportedOn'], first: ['edit'], remark: 'text' },
      { key: 'adopt', label: '采用', entity: 'opinionStep', parent: 'opinion', preset: { step: 'opinionStep.adopt' }, fields: ['level', 'on', 'carrier'], by: ['level'], needs: ['adopt.on'], otherwise: { carrier: unsaid } },
      { key: 'instruct', label: '批示', entity: 'opinionStep', parent: 'opinion', preset: { step: 'opinionStep.instruct' }, fields: ['leader', 'level', 'on', 'text'], by: ['leader'], needs: ['instruct.level', 'instruct.on'], otherwise: { text: unsaid } },
      { key: 'handOn', label: '转办', entity: 'opinionStep', parent: 'opinion', preset: { step: 'opinionStep.handOn' }, fields: ['organisation', 'on'], by: ['organisation'], needs: ['handOn.on'] },
      { key: 'feedback', label: '反馈', entity: 'opinionStep', parent: 'opinion', preset: { step: 'opinionStep.feedback' }, fields: ['on', 'text'], by: ['on'], otherwise: { text: unsaid } },
    ],
  },
  {
    entity: 'proposal', key: ['title', 'session'], usual: { proposerKind: 'proposerKind.individual' },
    parts: [
      {
        key: 'decide', label: '审查', entity: 'proposalStep', parent: 'proposal', preset: {}, above: true,
        steps: ['proposalStep.file', 'proposalStep.combine', 'proposalStep.convert', 'proposalStep.reject', 'proposalStep.withdraw'],
        fields: ['step', 'on', 'text', 'into'], by: ['step'], on: ['submittedOn'], otherwise: { text: unsaid }, implied: { step: 'proposalStep.file' }, remark: 'text',
      },
      {
        key: 'assign', label: '交办', entity: 'proposalStep', parent: 'proposal', preset: { step: 'proposalStep.assign' }, above: true,
        fields: ['organisation', 'coOrganisations', 'on', 'deadlineOn'], by: ['organisation'], on: ['decide.on', 'submittedOn'], first: ['decide'], remark: 'text', usualDeadline: true,
      },
      {
        key: 'reply', label: '答复', entity: 'proposalStep', parent: 'proposal', preset: { step: 'proposalStep.reply' }, above: true,
        fields: ['on', 'replyClass', 'letter', 'text'], by: ['replyClass'], needs: ['reply.on', 'assign.organisation'], otherwise: { text: unsaid },
      },
      {
        key: 'assess', label: '委员反馈', entity: 'proposalStep', parent: 'proposal', preset: { step: 'proposalStep.assess' }, above: true,
        fields: ['satisfaction', 'attitude', 'on', 'respondent'], by: ['satisfaction'], needs: ['reply.replyClass', 'reply.on', 'assign.organisation'], on: ['reply.on'],
        otherwise: { attitude: 'satisfaction.silent', respondent: unsaid }, remark: 'text',
      },
      {
        key: 'finish', label: '办结', entity: 'proposalStep', parent: 'proposal', preset: { step: 'proposalStep.finish' }, above: true, fields: ['on'], by: ['on'],
        needs: ['assess.satisfaction', 'reply.replyClass', 'reply.on', 'assign.organisation'], otherwise: { text: unsaid },
      },
    ],
  },
];

export function tableKindOf(entity: string): TableKind | undefined {
  return tableKinds.find((kind) => kind.entity === entity);
}

/** A field that a column can go to: `title`, or of a part `assign.organisation`. */
export interface Target {
  path: string;
  label: string;
  field: Field;
  part: TablePart | null;
  key: string;
}

const targetsByKind = new Map<TableKind, Target[]>();

/** Every field that a column of this kind can go to, in the order of the forms. */
export function targetsOf(kind: TableKind): Target[] {
  const known = targetsByKind.get(kind);
  if (known) return known;
  const entity = entityOf(kind.entity);
  const typed = [...new Set([...entity.groups.flatMap((group) => group.fields), ...Object.keys(entity.fields)])];
  const own = typed.flatMap((key): Target[] => {
    const field = entity.fields[key];
    if (!field || field.derived || field.kind === 'order' || kind.without?.includes(key)) return [];
    return [{ path: key, label: field.label, field, part: null, key }];
  });
  const parts = kind.parts.flatMap((part) =>
    part.fields.flatMap((key): Target[] => {
      const field = entityOf(part.entity).fields[key];
      if (!field) return [];
      // A list of names comes as one text; the records that it makes are checked by themselves.
      const shown: Field = part.each === key ? { kind: 'memo', label: part.label } : field;
      return [{ path: `${part.key}.${key}`, label: part.each === key ? part.label : `${part.label}：${field.label}`, field: shown, part, key }];
    }),
  );
  const all = [...own, ...parts];
  targetsByKind.set(kind, all);
  return all;
}
