import type { DutyLine, DutyOperations, DutyRow, MemberDuty, MemberFile } from '#shared/contract/duty.ts';
import type { LedgerCell, LedgerSheet } from '#shared/contract/figures.ts';
import { Failure } from '#shared/failure.ts';
import { formatDay, formatMonthDay } from '#shared/rules/day.ts';
import { compareNames } from '#shared/rules/duty/rosterOrder.ts';
import { ledgerXlsx } from '#electron/documents/ledgerXlsx.ts';
import { memberFilesDocx } from '#electron/documents/memberFilesDocx.ts';
import type { Context } from '#electron/service/context.ts';
import { memberViews, shareWords, yearView } from '#electron/service/dutyViews.ts';
import { officeOf } from '#electron/service/office.ts';
import { referredIn, titlesOf } from '#electron/storage/names.ts';
import { listRecords, readRecord } from '#electron/storage/records.ts';

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const mostDays = 8;
/** The room for lines on one page, and what a line takes of it, in millimetres: as wide as memberFilesDocx sets them, 10 pt. */
const room = 112;
const heightOf = (line: MemberFile['lines'][number]): number => {
  const rows = Math.max(Math.ceil(line.name.length / 8), Math.ceil(line.standard.length / 13), Math.ceil((line.basis.length - (line.basis.match(/[0-9]/g)?.length ?? 0) / 2) / 14));
  return 6.6 + 4.8 * (Math.max(1, rows) - 1);
};

/** As many lines as the page holds; the others as one, so that every member has one page and the points add up. */
function onOnePage(lines: readonly DutyLine[], year: number): MemberFile['lines'] {
  const words = lines.map((line) => ({ name: line.name, standard: line.standard, count: `${line.count}${line.unit}`, points: points(line.points), basis: basisOf(line.evidence, year) }));
  let left = room;
  let fit = 0;
  while (fit < words.length && (left -= heightOf(words[fit] ?? blankLine)) >= 0) fit += 1;
  const rest = lines.slice(fit);
  if (rest.length === 0) return words;
  const sum = Math.round(lines.slice(fit - 1).reduce((total, line) => total + line.points, 0) * 100) / 100;
  return [...words.slice(0, fit - 1), { name: `其他${rest.length + 1}项`, standard: '', count: '', points: points(sum), basis: '' }];
}
const blankLine: MemberFile['lines'][number] = { name: '', standard: '', count: '', points: '', basis: '' };

/** Days on which it happened: 3月5日、4月2日等9次. No titles: the file is shown to others, the records may be private. */
function basisOf(evidence: readonly { on: string; why: string }[], year: number): string {
  const days = evidence.map(({ on }) => (on.startsWith(String(year)) ? formatMonthDay(on) : formatDay(on)));
  return days.length <= mostDays ? days.join('、') : `${days.slice(0, mostDays).join('、')}等${days.length}次`;
}

const points = (n: number): string => `${n}分`;

function fileOf(context: Context, view: MemberDuty, year: number, tenures: string[]): MemberFile {
  const row = readRecord(context.store.engine, 'member', view.member);
  const text = (key: string): string => (typeof row?.[key] === 'string' ? row[key] : '');
  const joined = text('joinedOn');
  const lines = view.lines.filter((line) => line.count > 0);
  const total = view.total === null ? '' : `总分${points(view.total)}`;
  const met = view.boxes.filter((box) => box.met).length;
  return {
    member: view.member,
    title: `委员履职档案（${year}年度）`,
    facts: [
      { label: '姓名', text: view.name }, { label: '委员编号', text: text('number') },
      { label: '界别', text: view.sector }, { label: '专委会', text: view.committee },
      { label: '活动小组', text: view.group }, { label: '联系乡镇', text: view.township },
      { label: '工作单位', text: text('employer') }, { label: '职务', text: text('duty') },
      { label: '政协职务', text: text('conferenceDuty') || (view.standing ? '常委' : '委员') }, { label: '任职日期', text: joined === '' ? '' : formatDay(joined) },
    ],
    boxes: view.boxes.map((box) => ({ name: box.name, text: `${box.done}/${box.minimum}${box.unit}`, met: box.met })),
    lines: [
      ...onOnePage(lines, year),
      // Without points the boxes tell the days.
      ...(view.total === null ? view.boxLines.map((box) => ({ name: box.name, standard: `每年至少${box.minimum}${box.unit}`, count: `${box.done}${box.unit}`, points: '', basis: basisOf(box.evidence, year) })) : []),
    ],
    summary: [`必做清单完成${met}/${view.boxes.length}项`, total, view.grade === null ? '' : `等次：${view.grade}`, view.rank === null ? '' : `名次：${view.rank}`].filter((one) => one !== '').join('　'),
    tenures,
    foot: `${view.months < 12 ? `本年度任职${view.months}个月，最低次数按月折算。` : ''}${view.closing ? `${formatDay(view.closing.closedOn)}结算。` : `截至${formatDay(context.today())}，尚未结算。`}${view.partial ? '只计本单位已有的记录，以县政协公布的为准。' : ''}`,
    practice: context.practice,
  };
}

/** Terms, duties and honours by member, oldest first. */
function tenuresOf(context: Context): Map<string, string[]> {
  const { engine } = context.store;
  const { rows } = listRecords(engine, { entity: 'tenure', where: [], search: '', sort: [{ field: 'since', down: false }], offset: 0, limit: 100_000, deleted: false });
  const names = titlesOf(engine, referredIn(engine, 'tenure', rows));
  const words = rows.map((row) => {
    const day = (key: string): string => (typeof row[key] === 'string' ? row[key].slice(0, 7).replace('-', '.') : '');
    const span = day('since') === '' ? '' : `${day('since')}${day('until') === '' ? '起' : `—${day('until')}`}　`;
    return { member: String(row['member']), text: `${span}${names[String(row['kind'])] ?? ''}：${String(row['title'])}` };
  });
  return new Map([...Map.groupBy(words, (one) => one.member)].map(([member, some]) => [member, some.map((one) => one.text).slice(-4)]));
}

/** Pages in the order of the ids; without ids all members of the year, by surname in strokes. */
export function memberFiles(context: Context, year: number, members: readonly string[] | null): MemberFile[] {
  const all = yearView(context, year).rows;
  const chosen = members ?? all.toSorted((a, b) => compareNames('stroke', a.name, b.name)).map((row) => row.member);
  if (chosen.length === 0) throw new Failure('refused', '没有可以打印的委员履职档案，资料没有改动。', '请先建立委员名册，或换一个年度。');
  const tenures = tenuresOf(context);
  return memberViews(context, year, chosen).map((view) => fileOf(context, view, year, tenures.get(view.member) ?? []));
}

/** One .docx of all; with a `job` it tells how far it is, and stops before the next page when it is asked to. */
export async function makeMemberFiles(context: Context, year: number, members: readonly string[], job: string | null): Promise<DutyOperations['makeMemberFiles']> {
  const state = { stopped: false };
  if (job !== null) context.jobs.set(job, state);
  try {
    const files = memberFiles(context, year, members);
    const [only] = files;
    const who = only && files.length === 1 ? (only.facts[0]?.text ?? '') : `${files.length}份`;
    const name = `委员履职档案-${year}年度-${who}.docx`.replace(/[\\/:*?"<>|\s]/g, '');
    const bytes = await memberFilesDocx(files, async (done) => {
      if (job === null) return;
      context.announce({ type: 'progress', job, done, total: files.length, note: '委员履职档案' });
      await new Promise<void>((go) => setImmediate(go));
      if (state.stopped) throw new Failure('refused', `已停止，做好的${done}份没有留下。资料没有改动。`, '需要时可以重新生成。');
    });
    return { ticket: context.keep({ name, type: docxType, bytes }), name, pages: files.length };
  } finally {
    if (job !== null) context.jobs.delete(job);
  }
}

/** The ranking as a register: who, what is done of each box, points, grade, what is missing. */
export function dutySheet(context: Context, year: number, members: readonly string[] | null, title: string): LedgerSheet {
  const view = yearView(context, year);
  const byId = new Map(view.rows.map((row) => [row.member, row]));
  const rows = members === null ? view.rows.toSorted((a, b) => (a.rank ?? 1e9) - (b.rank ?? 1e9)) : members.flatMap((id) => byId.get(id) ?? []);
  const boxes = [...new Map(view.rows.flatMap((row) => row.boxes.map((box) => [box.rule, box.name] as const)))];
  const column = (label: string, width: number, align: 'left' | 'center' | 'right' = 'center', group: string | null = null) => ({ label, group, width, align, choices: [] });
  const number = (value: number | null): LedgerCell => (value === null ? { text: '—' } : { text: String(value), number: value });
  const cells = (row: DutyRow): LedgerCell[] => [
    number(row.rank), { text: row.name }, { text: row.sector }, { text: row.committee }, { text: row.group }, { text: row.township },
    ...boxes.map(([rule]): LedgerCell => {
      const box = row.boxes.find((one) => one.rule === rule);
      return { text: box ? `${box.done}/${box.minimum}${box.met ? '✔' : ''}` : '—' };
    }),
    ...(view.hasPoints ? [number(row.total), { text: row.grade ?? '' }] : []),
    { text: row.missing.join('；') },
  ];
  const share = boxes.map(([rule, name]) => {
    const those = rows.flatMap((row) => row.boxes.filter((box) => box.rule === rule));
    return `${name}${shareWords(those.filter((box) => box.met).length, those.length)}`;
  });
  return {
    key: 'duty', title: `${year}年度${title}`,
    note: [officeOf(context)?.name ?? '', `${formatDay(view.from)}至${formatDay(view.to)}`, view.closing ? `${formatDay(view.closing.closedOn)}结算` : `截至${formatDay(context.today())}，未结算`, ...(view.example ? ['按程序自带的示例规则'] : [])].filter((one) => one !== '').join('　'),
    columns: [
      column('名次', 6), column('姓名', 9), column('界别', 13), column('专委会', 18), column('活动小组', 14), column('联系乡镇', 12),
      ...boxes.map(([, name]) => column(name, Math.max(9, name.length * 1.6), 'center', '必做清单')),
      ...(view.hasPoints ? [column('得分', 8, 'right'), column('等次', 9)] : []),
      column('欠缺', 36, 'left'),
    ],
    rows: rows.map((row) => ({ id: row.member, entity: 'member' as const, cells: cells(row) })),
    totals: null, foot: share.length === 0 ? '' : `完成情况：${share.join('；')}。`, cut: false,
  };
}

export async function makeDutySheet(context: Context, year: number, members: readonly string[] | null, title: string): Promise<DutyOperations['makeDutySheet']> {
  const sheet = dutySheet(context, year, members, title);
  const name = `${sheet.title}.xlsx`.replace(/[\\/:*?"<>|\s]/g, '');
  return { ticket: context.keep({ name, type: xlsxType, bytes: await ledgerXlsx(sheet, { practice: context.practice }) }), name, rows: sheet.rows.length };
}
