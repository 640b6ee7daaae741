import type { Filter, Row } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';
import type { OpinionCheckData, StudioYearData } from '#shared/papers/peoplePapers.ts';
import { concealed, isHidden, withoutWords } from '#shared/rules/telling.ts';
import { elapsed, monthsOf, resolvePeriod } from '#shared/rules/figures/period.ts';
import { foldOpinionRows } from '#shared/rules/folds/opinion.ts';
import { textOf } from '#shared/rules/folds/step.ts';
import { formatDay } from '#shared/rules/day.ts';
import { readReception, receptionDays } from '#shared/rules/people/reception.ts';
import type { Context } from '#electron/service/context.ts';
import { makeReader, readAll } from '#electron/service/ledgerReader.ts';
import { mustRead } from '#electron/service/meetingData.ts';
import { calendarNow, settingsNow } from '#electron/service/office.ts';
import { choicesOf } from '#electron/storage/figures.ts';
import { countRecords, readChildren, readRecord } from '#electron/storage/records.ts';

const idsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as readonly string[]) : []);

/** A report with its authors for its check sheet; one whose author is kept private names nobody, in its text neither. */
export function gatherOpinionCheck(context: Context, subject: string): OpinionCheckData {
  const { engine } = context.store;
  const row = mustRead(context, 'opinion', subject, '条社情民意');
  const reader = makeReader(context);
  reader.prepare('opinion', [row], ['member.name', 'place']);
  const steps = readChildren(engine, 'opinionStep', 'opinion', row.id);
  const folded = foldOpinionRows(row, steps, () => null);
  const secrets = reader.secrets('opinion', row);
  const hide = (text: string | null): string | null => (text === null ? null : withoutWords(text, secrets));
  const hidden = isHidden(row);
  const lead = readRecord(engine, 'member', textOf(row['member']) ?? '');
  const others = idsOf(row['coauthors']).filter((id) => id !== lead?.id).flatMap((id) => readRecord(engine, 'member', id) ?? []);
  reader.prepare('member', [...(lead ? [lead] : []), ...others], []);
  const person = (one: Row) => {
    const cell = (key: string): string => reader.cell('member', one, key).text;
    return { name: cell('name'), duty: `${cell('employer')}${cell('duty')}`, phone: cell('phone'), sector: cell('sector'), committee: cell('committee'), politics: cell('politics') };
  };
  const outsider = { name: textOf(row['author']) ?? '', duty: textOf(row['authorUnit']), phone: textOf(row['phone']), sector: null, committee: null, politics: null };
  const first = lead ? { ...person(lead), ...(textOf(row['authorUnit']) ? { duty: textOf(row['authorUnit']) } : {}), ...(textOf(row['phone']) ? { phone: textOf(row['phone']) } : {}) } : outsider;
  const by = (step: string): string | null => textOf(steps.filter((one) => one['step'] === `opinionStep.${step}`).at(-1)?.['by']);
  const sources = idsOf(row['sources']).flatMap((id) => readRecord(engine, 'opinion', id) ?? []);
  const handed = steps.filter((one) => one['step'] === 'opinionStep.handOn');
  reader.prepare('opinionStep', handed, ['organisation']);
  return {
    year: String(row['reportedOn']).slice(0, 4),
    title: hide(String(row['title'])) ?? '',
    unit: reader.cell('opinion', row, 'place').text,
    authors: hidden ? [{ name: concealed, duty: null, phone: null, sector: null, committee: null, politics: null }] : [first, ...others.map(person)],
    joint: row['compiled'] === 'compilation.joint',
    sources: sources.map((one) => (isHidden(one) ? concealed : String(one['title']))),
    recipients: textOf(row['recipients']),
    forwardedUp: folded.results.some((one) => one.forwardedOn !== null && ['level.city', 'level.province', 'level.national'].includes(one.level)),
    handedTo: handed.map((one) => reader.cell('opinionStep', one, 'organisation').text).filter((name) => name !== ''),
    editor: by('edit'),
    checker: by('sign'),
    text: hide(textOf(row['text'])),
    advice: hide(textOf(row['advice'])),
  };
}

/** `STUDIO` or `STUDIO.2026`. */
function studioAndYear(context: Context, subject: string): { id: string; year: number } {
  const [, id, year] = /^(.+)\.(\d{4})$/.exec(subject) ?? [];
  return id !== undefined && year !== undefined ? { id, year: Number(year) } : { id: subject, year: Number(context.today().slice(0, 4)) };
}

/** A studio's statistics year, month by month, and what became of what was heard there. */
export function gatherStudioYear(context: Context, subject: string): StudioYearData {
  const { engine } = context.store;
  const { id, year } = studioAndYear(context, subject);
  const row = mustRead(context, 'studio', id, '个工作室');
  const whole = resolvePeriod({ kind: 'statistics', year, from: null, to: null }, settingsNow(context));
  const period = elapsed(whole, context.today());
  const inYear = (field: string): Filter[] => [{ field, op: 'from', value: period.from }, { field, op: 'to', value: period.to }];
  const logs = readAll(context, 'log', [{ field: 'studio', op: 'is', value: id }, ...inYear('heldOn')]);
  const sum = (rows: readonly Row[], key: string): number => rows.reduce((total, one) => total + (typeof one[key] === 'number' ? one[key] : 0), 0);
  const reader = makeReader(context);
  reader.prepare('studio', [row], []);
  const cell = (key: string): string => reader.cell('studio', row, key).text;
  const seats = readChildren(engine, 'seat', 'studio', id).filter((one) => textOf(one['until']) === null || String(one['until']) >= context.today());
  reader.prepare('seat', seats, ['member']);
  const held = new Set(idsOf(row['checklist']));
  const standard = choicesOf(engine, 'studioChecklist');
  const rule = readReception(textOf(row['receptionRule']) ?? '');
  const plated = textOf(row['platedOn']);
  const since = plated !== null && plated > period.from ? plated : period.from;
  // A record raised at a studio names it, or the log it came from.
  const raised = (entity: EntityName, label: string, day: string, log: string) => ({
    label, count: countRecords(engine, entity, [{ field: `${log}.studio`, op: 'is', value: id }, ...inYear(day)], ''),
  });
  return {
    name: cell('name'),
    label: `${year}年度`,
    facts: [
      { label: '所在地', text: cell('place') }, { label: '领衔委员', text: cell('host') }, { label: '界别', text: cell('sector') }, { label: '授牌日期', text: plated === null ? '' : formatDay(plated) },
      { label: '开放时间', text: cell('openHours') }, { label: '接待日安排', text: cell('receptionRule') },
      ...(period.to < whole.to ? [{ label: '统计截止', text: formatDay(period.to) }] : []),
    ],
    months: monthsOf(period).map(({ from, to, label }) => {
      const own = logs.filter((one) => String(one['heldOn']) >= from && String(one['heldOn']) <= to);
      return { label, logs: own.length, people: sum(own, 'people'), matters: sum(own, 'matters'), done: sum(own, 'done'), helped: sum(own, 'helped'), money: sum(own, 'money') };
    }),
    kinds: choicesOf(engine, 'logKind').map((one) => ({ label: one.label, count: logs.filter((log) => log['kind'] === one.id).length })),
    receptions: {
      planned: rule === null ? null : receptionDays(rule, since, period.to, calendarNow(context)).length,
      held: logs.filter((one) => one['kind'] === 'logKind.reception').length,
    },
    raised: [raised('topic', '议题', 'collectedOn', 'log'), raised('problem', '办理事项', 'registeredOn', 'log'), raised('opinion', '社情民意', 'reportedOn', 'log'), raised('proposal', '提案', 'submittedOn', 'fromLog')],
    standard: { held: standard.filter((one) => held.has(one.id)).map((one) => one.label), missing: standard.filter((one) => !held.has(one.id)).map((one) => one.label) },
    members: seats.map((one) => reader.cell('seat', one, 'member').text || reader.cell('seat', one, 'name').text).filter((name) => name !== ''),
  };
}
