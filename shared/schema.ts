import type { Entity } from '#shared/entity.ts';
import type { FieldProblem } from '#shared/failure.ts';
import { type Field, type FieldValue, isSet, textMax, unreachable } from '#shared/fields.ts';
import { isDay } from '#shared/rules/day.ts';

/** Characters that no field may hold: C0 and C1 controls but tab and line break, and halves of surrogate pairs. */
// eslint-disable-next-line no-control-regex -- control characters are what this looks for
const forbidden = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]/u;

const idText = /^[A-Za-z0-9_.-]{1,64}$/;
const timeText = /^([01]\d|2[0-3]):[0-5]\d$/;
const orderText = /^[0-9A-Za-z]{1,64}$/;
/** One save is one line of the files between offices, which has an end (electron/sync/lines.ts): a longer one would stop all files after it. */
const longestRich = 1_000_000;
const mostChosen = 5000;

/** What is wrong with a value that is there, as the person reads it; null when nothing is. */
function checkFilled(field: Field, value: FieldValue): string | null {
  if (isSet(field)) {
    if (!Array.isArray(value) || !value.every((id) => typeof id === 'string' && idText.test(id))) return '内容不是有效的选项';
    return value.length > mostChosen ? `最多选${mostChosen}个，现在${value.length}个` : null;
  }
  switch (field.kind) {
    case 'text':
    case 'memo': {
      if (typeof value !== 'string') return '应当是文字';
      if (!value.isWellFormed() || forbidden.test(value)) return '含有无法保存的字符，请删除后重新输入';
      if (field.kind === 'text' && /[\n\r]/.test(value)) return '只能填一行';
      const max = field.max ?? textMax[field.kind];
      const length = [...value].length;
      return length > max ? `最多${max}字，现在${length}字，超出${length - max}字` : null;
    }
    case 'rich':
      if (typeof value !== 'string' || !value.isWellFormed()) return '应当是文字';
      return value.length > longestRich ? '太长，放不下，请分成几份' : null;
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return '应当是数字';
      if (field.min !== undefined && value < field.min) return `不能小于${field.min}`;
      return field.max !== undefined && value > field.max ? `不能大于${field.max}` : null;
    case 'day':
      return typeof value === 'string' && isDay(value) ? null : '日期不存在，请按“2026年10月1日”这样填写';
    case 'time':
      return typeof value === 'string' && timeText.test(value) ? null : '时间不对，请按“9:30”这样填写';
    case 'flag':
      return typeof value === 'boolean' ? null : '应当是“是”或“否”';
    case 'choice':
    case 'ref':
      return typeof value === 'string' && idText.test(value) ? null : '内容不是有效的选项';
    case 'order':
      return typeof value === 'string' && orderText.test(value) ? null : '顺序无效';
    default:
      return unreachable(field);
  }
}

export function isEmpty(value: FieldValue | undefined): boolean {
  return value === null || value === undefined || value === '' || (typeof value === 'string' && value.trim() === '');
}

/** Checks one value against its field. Answers a sentence that names the field, or null. */
export function checkValue(field: Field, value: FieldValue | undefined): string | null {
  if (value === undefined || isEmpty(value)) return field.required ? `请填写${field.label}` : null;
  const wrong = checkFilled(field, value);
  return wrong === null ? null : `${field.label}${wrong}`;
}

/**
 * The one check that values pass, in the form, at the door and on import: unknown and derived fields are refused, every
 * field given is checked, and with `whole` so are the required ones that are not given.
 */
export function checkValues(entity: Entity, values: Readonly<Record<string, FieldValue>>, whole: boolean): FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const key of Object.keys(values)) {
    const field = entity.fields[key];
    if (!field || field.derived) problems.push({ field: key, message: `${entity.label}没有“${field?.label ?? key}”这一可填栏目` });
  }
  for (const [key, field] of Object.entries(entity.fields)) {
    if (field.derived || (!whole && !Object.hasOwn(values, key))) continue;
    const message = checkValue(field, values[key]);
    if (message !== null) problems.push({ field: key, message });
  }
  return problems;
}
