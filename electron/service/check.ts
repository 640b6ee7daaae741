import { paperKinds } from '#shared/contract/papers.ts';
import type { Row } from '#shared/contract/records.ts';
import { type EntityName, entityOf, isEntityName } from '#shared/entities/index.ts';
import { Failure, type FieldProblem } from '#shared/failure.ts';
import { checks, frozen, onlyAdded } from '#shared/rules/checks.ts';
import type { Scalar } from '#shared/fields.ts';
import { splitField } from '#shared/operation.ts';
import { officeWords } from '#shared/rules/checks/level.ts';
import { isErasedValue } from '#shared/rules/erasing.ts';
import { compareLevels } from '#shared/rules/life.ts';
import { checkValues } from '#shared/schema.ts';
import type { Context } from '#electron/service/context.ts';
import { levelsOf, officeOf } from '#electron/service/office.ts';
import { holderOf, maySettle } from '#electron/service/settle.ts';
import { erasedAmong } from '#electron/storage/erasing.ts';
import { entityOfRecord } from '#electron/storage/names.ts';
import { readChildren, readRecord } from '#electron/storage/records.ts';
import { twoSidedFields } from '#electron/storage/rows.ts';
import type { Save } from '#electron/storage/write.ts';

/** The records as they will be: those of this very save over those that stand. */
interface Outlook {
  read(entity: EntityName, id: string): Row | null;
  parts(entity: EntityName, field: string, id: string): Row[];
  kindOf(id: string): EntityName | null;
  add(save: Save): void;
}

function outlookOf(context: Context): Outlook {
  const { engine } = context.store;
  const pending = new Map<string, { entity: EntityName; row: Row }>();
  // Nothing is written while the rules look: rows of an import name the same village and choices a thousand times.
  const known = new Map<string, Row | null>();
  const read: Outlook['read'] = (entity, id) => {
    const coming = pending.get(id)?.row;
    if (coming) return coming;
    const key = `${entity} ${id}`;
    let row = known.get(key);
    if (row === undefined) known.set(key, (row = readRecord(engine, entity, id)));
    return row;
  };
  return {
    read,
    kindOf: (id) => pending.get(id)?.entity ?? entityOfRecord(engine, id),
    parts(entity, field, id) {
      const standing = readChildren(engine, entity, field, id).filter((row) => !pending.has(row.id));
      const added = [...pending.values()].filter((one) => one.entity === entity && one.row[field] === id).map((one) => one.row);
      return [...standing, ...added];
    },
    add(save) {
      const at = new Date(context.store.effects.now()).toISOString();
      const stamp = { id: save.id, createdAt: at, changedAt: at, changedBy: context.user(), site: context.store.life.site, deleted: false };
      pending.set(save.id, { entity: save.entity, row: { ...stamp, ...read(save.entity, save.id), ...save.set } });
    },
  };
}

/** What both sides changed is settled by the level that holds the matter (office.md). */
function refuseSettling(context: Context, save: Save): void {
  const standing = twoSidedFields(context.store.engine, save.id).filter((name) => Object.hasOwn(save.set, splitField(name).key));
  if (standing.length === 0 || maySettle(context, save.entity, save.id)) return;
  const labels = [...new Set(standing.map((name) => entityOf(save.entity).fields[splitField(name).key]?.label ?? name))].join('、');
  const holder = officeWords[holderOf(context, save.entity, save.id)];
  throw new Failure('refused', `“${labels}”两边都改过，由${holder}选定，本单位不能改，没有保存；两边的值都还在。`, `请等${holder}的文件；选定以后有不同意见的，可以在“两边都改过”里提一次异议。`);
}

/** An office's own template belongs to a kind of paper, which is no record. */
const isTemplate = (id: string): boolean => paperKinds.some((kind) => id === `template.${kind}`);

function problemsOf(context: Context, save: Save, outlook: Outlook): FieldProblem[] {
  const entity = entityOf(save.entity);
  const before = readRecord(context.store.engine, save.entity, save.id);
  const found = checkValues(entity, save.set, before === null);
  if (found.length > 0) return found;
  const office = officeOf(context);
  if (!office) throw new Failure('refused', '还没有设置本单位，不能保存。您填的内容没有丢失。', '请先填写本单位名称。');
  if (compareLevels(office.level, entity.level) < 0) {
    throw new Failure('refused', `“${entity.label}”由县政协维护，本单位不能修改，数据没有变化。`, '需要修改时，请与县政协联系。');
  }
  if (before !== null && onlyAdded.includes(save.entity)) {
    throw new Failure('refused', `${entity.label}记上以后不能改，数据没有变化。`, '写错了的，请再加一条“更正”。');
  }
  const allowed = before === null ? undefined : frozen[save.entity];
  if (allowed && Object.keys(save.set).some((key) => !allowed.includes(key))) {
    throw new Failure('refused', `${entity.label}已经定稿，不能修改，数据没有变化。`, '需要更正的，请另出一稿。');
  }
  for (const [key, value] of Object.entries(save.set)) {
    const field = entity.fields[key];
    const target = field?.kind === 'choice' ? 'choice' : field?.kind === 'ref' ? field.to : null;
    if (target === null) continue;
    const ids = typeof value === 'string' ? [value] : Array.isArray(value) ? (value as readonly string[]) : [];
    const stands = (id: string): boolean => (isEntityName(target) ? outlook.read(target, id) !== null : outlook.kindOf(id) !== null || isTemplate(id));
    if (!ids.every(stands)) found.push({ field: key, message: `${field?.label ?? key}：找不到所选的记录，请重新选择` });
  }
  if (before !== null) refuseSettling(context, save);
  if (before !== null && Object.entries(save.set).some(([key, value]) => !Array.isArray(value) && isErasedValue(save.entity, key, value as Scalar)) && erasedAmong(context.store.engine, [save.id]).size > 0) {
    throw new Failure('refused', '这条记录的个人信息已按本人要求删除，不能再填，没有保存。', '需要重新登记的，请另建一条。');
  }
  const rule = checks[save.entity];
  if (found.length > 0 || !rule) return found;
  const after = { ...before, ...save.set, id: save.id };
  return rule({ before, after, level: office.level, today: context.today(), read: outlook.read, parts: outlook.parts, kindOf: outlook.kindOf, levelOf: levelsOf(context) });
}

/** The law before a save: definitions, rights, rules. Refuses all writes when one is wrong, and names each field. */
export function checkWrites(context: Context, saves: readonly Save[]): void {
  const outlook = outlookOf(context);
  const problems: FieldProblem[] = [];
  saves.forEach((save, i) => {
    for (const problem of problemsOf(context, save, outlook)) problems.push(saves.length > 1 ? { ...problem, field: `${i}.${problem.field}` } : problem);
    outlook.add(save);
  });
  if (problems.length === 0) return;
  const some = [...new Set(problems.map((problem) => problem.message))].slice(0, 5).join('；');
  throw new Failure('invalid', `还有${problems.length}处需要补正，没有保存；您填的内容没有丢失。`, some, problems);
}
