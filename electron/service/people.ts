import type { Handlers } from '#shared/contract.ts';
import type { LedgerSheet } from '#shared/contract/figures.ts';
import type { PeopleOperations, TermSummary } from '#shared/contract/people.ts';
import type { Row } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import { compareNames } from '#shared/rules/duty/rosterOrder.ts';
import { textOf } from '#shared/rules/folds/step.ts';
import { checkPlaceChange, planPlaceChange } from '#shared/rules/people/placeChange.ts';
import { readReception, receptionDays } from '#shared/rules/people/reception.ts';
import { checkTermChange, planTermChange, type TermChange, type TermPlan, type TermRecords } from '#shared/rules/people/termChange.ts';
import { ledgerXlsx } from '#electron/documents/ledgerXlsx.ts';
import { missingTable } from '#shared/rules/workingDays.ts';
import { checkWrites } from '#electron/service/check.ts';
import type { Context } from '#electron/service/context.ts';
import { peerAbove } from '#electron/service/exchangeExport.ts';
import { mustRead } from '#electron/service/meetingData.ts';
import { calendarNow, officeOf } from '#electron/service/office.ts';
import { commit } from '#electron/service/records.ts';
import { termRoster } from '#electron/service/termRoster.ts';
import { referredIn, titlesOf } from '#electron/storage/names.ts';
import { listRecords } from '#electron/storage/records.ts';
import type { Save } from '#electron/storage/write.ts';

type ChangeInput = Parameters<Handlers['changeTerm']>[0];

const rowsOf = (context: Context, entity: EntityName): Row[] => listRecords(context.store.engine, { entity, where: [], search: '', sort: [], offset: 0, limit: 100_000, deleted: false }).rows;

/** Members and places are the county's: an office under one proposes, and does not change them wholesale. */
function refuseBelow(context: Context, what: string): void {
  const office = officeOf(context);
  if (office && peerAbove(context, office)) throw new Failure('refused', `${what}由上级政协统一办理，本单位没有改动。`, '请把变动情况报上级政协，办好以后会随文件下发。');
}

/** The term that most serving members are in. */
function termNow(members: readonly Row[]): string | null {
  const counts = new Map<string, number>();
  for (const row of members) {
    const term = textOf(row['term']);
    if (term !== null && row['state'] !== 'memberState.left') counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

interface Prepared {
  change: TermChange;
  records: TermRecords;
  plan: TermPlan;
  /** The choice that is made for a term that had none. */
  term: Save | null;
}

function prepare(context: Context, input: ChangeInput): Prepared {
  const { engine, effects } = context.store;
  const members = rowsOf(context, 'member');
  const choices = rowsOf(context, 'choice').filter((row) => row['list'] === 'term');
  const { newTerm } = input;
  const named = 'id' in newTerm ? null : newTerm.name;
  const standing = named === null ? null : (choices.find((row) => row['label'] === named)?.id ?? null);
  const id = 'id' in newTerm ? newTerm.id : (standing ?? effects.newId());
  const rank = Math.max(0, ...choices.map((row) => Number(row['rank'] ?? 0))) + 1;
  const term: Save | null = named === null || standing !== null ? null : { entity: 'choice', id, set: { list: 'term', label: named, rank } };
  const change: TermChange = {
    oldTerm: termNow(members), newTerm: id, openedOn: input.openedOn, basis: input.basis, returning: input.returning, fresh: input.fresh,
    tier: officeOf(context)?.level === 'city' ? 'tier.city' : 'tier.county',
    leaving: new Map(input.leaving.map(({ member, successor }) => [member, successor])),
  };
  const names = titlesOf(engine, referredIn(engine, 'member', members));
  const label = named ?? String(choices.find((row) => row.id === id)?.['label'] ?? '');
  const records: TermRecords = {
    members, names: { ...names, [id]: label }, tenures: rowsOf(context, 'tenure'), seats: rowsOf(context, 'seat'), studios: rowsOf(context, 'studio'), councils: rowsOf(context, 'council'),
  };
  return { change, records, term, plan: planTermChange(change, records, () => effects.newId()) };
}

/** What is left behind, in names: seats, open orders, matters that somebody presses. */
function summaryOf(context: Context, { change, records, plan }: Prepared): TermSummary {
  const name = new Map(records.members.map((row) => [row.id, String(row['name'])]));
  const bodies = new Map([...records.studios, ...records.councils].map((row) => [row.id, String(row['name'])]));
  const gone = [...change.leaving.keys()];
  const goneNames = new Set(gone.map((id) => name.get(id) ?? ''));
  const { engine } = context.store;
  const orders = gone.length === 0 ? [] : listRecords(engine, { entity: 'problem', where: [{ field: 'open', op: 'is', value: true }, { field: 'member', op: 'in', value: gone }], search: '', sort: [], offset: 0, limit: 2000, deleted: false }).rows;
  const pressed = rowsOf(context, 'supervision').filter((row) => textOf(row['until']) === null && goneNames.has(String(row['leader'])));
  const titles = titlesOf(engine, new Map([['problem', new Set(pressed.map((row) => String(row['problem'] ?? '')))], ['proposal', new Set(pressed.map((row) => String(row['proposal'] ?? '')))]]));
  const words = { seat: '成员', studio: '领衔委员', council: '领衔委员' } as const;
  return {
    staying: plan.staying, leaving: plan.leaving, returning: plan.returning, fresh: plan.fresh,
    vacancies: plan.vacancies.map((one) => ({
      member: one.member, memberName: name.get(one.member) ?? '', what: `${bodies.get(one.body) ?? ''}·${words[one.kind]}`, successorName: one.successor === null ? '' : (name.get(one.successor) ?? ''),
    })).toSorted((a, b) => compareNames('pinyin', a.memberName, b.memberName)),
    openOrders: orders.map((row) => ({ id: row.id, title: String(row['title']), memberName: name.get(String(row['member'])) ?? '' })),
    supervised: pressed.map((row) => {
      const entity = textOf(row['problem']) === null ? ('proposal' as const) : ('problem' as const);
      const id = String(row[entity] ?? '');
      return { id, entity, title: titles[id] ?? '', memberName: String(row['leader']) };
    }),
    wrong: checkTermChange(change, records),
  };
}

function changeTerm(context: Context, input: ChangeInput): PeopleOperations['changeTerm'] {
  refuseBelow(context, '换届');
  const prepared = prepare(context, input);
  const wrong = checkTermChange(prepared.change, prepared.records);
  if (wrong.length > 0) throw new Failure('invalid', `换届没有办，资料没有改动：${wrong.slice(0, 5).join('；')}。`, '请改好以后再办。');
  const saves: Save[] = [...(prepared.term ? [prepared.term] : []), ...prepared.plan.writes];
  checkWrites(context, saves);
  const { tx } = commit(context, saves);
  const { staying, leaving, fresh, returning } = prepared.plan;
  return { term: prepared.change.newTerm, tx, staying, leaving, fresh: fresh + returning };
}

function changePlaces(context: Context, input: Parameters<Handlers['changePlaces']>[0]): PeopleOperations['changePlaces'] {
  refuseBelow(context, '村（社区）的撤并和更名');
  const places = rowsOf(context, 'place');
  const wrong = checkPlaceChange(input, places, officeOf(context)?.place ?? '');
  if (wrong.length > 0) throw new Failure('invalid', `没有办，资料没有改动：${wrong.join('；')}。`, '请改好以后再办。');
  const records = { places, members: rowsOf(context, 'member'), organisations: rowsOf(context, 'organisation'), councils: rowsOf(context, 'council'), studios: rowsOf(context, 'studio'), sites: rowsOf(context, 'site') };
  const plan = planPlaceChange(input, records, () => context.store.effects.newId());
  checkWrites(context, plan.writes);
  const { tx } = commit(context, plan.writes);
  return { place: plan.place, tx, moved: plan.moved };
}

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function makeSheet(context: Context, input: Parameters<Handlers['makeSheet']>[0]): Promise<PeopleOperations['makeSheet']> {
  const sheet: LedgerSheet = {
    key: 'sheet', title: input.title, note: input.note, foot: input.foot, totals: null, cut: false,
    columns: input.columns.map((column) => ({ ...column, group: null, choices: [] })),
    rows: input.rows.map((cells, i) => ({ id: String(i), entity: 'member', cells: cells.map((cell) => (typeof cell === 'number' ? { text: String(cell), number: cell } : { text: cell })) })),
  };
  const name = `${input.title}.xlsx`.replace(/[\\/:*?"<>|\s]/g, '');
  return { ticket: context.keep({ name, type: xlsxType, bytes: await ledgerXlsx(sheet, { practice: context.practice }) }), name, rows: sheet.rows.length };
}

function receptionsOf(context: Context, studio: string, year: number): PeopleOperations['getReceptions'] {
  const row = mustRead(context, 'studio', studio, '个工作室');
  const rule = readReception(textOf(row['receptionRule']) ?? '');
  const plated = textOf(row['platedOn']);
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const from = plated !== null && plated > first ? plated : first;
  const until = textOf(row['until']);
  const to = until !== null && until < last ? until : last;
  return { days: rule === null ? null : receptionDays(rule, from, to, calendarNow(context)), warning: rule === null || rule.off === 'stay' ? null : missingTable(first, last, calendarNow(context)) };
}

/** Changes of people and places: a new term, mergers and new names. */
export function peopleHandlers(context: Context): Pick<Handlers, keyof PeopleOperations> {
  return {
    previewTermChange(input) {
      refuseBelow(context, '换届');
      return summaryOf(context, prepare(context, input));
    },
    changeTerm: (input) => changeTerm(context, input),
    getTermRoster: ({ term }) => termRoster(context, term),
    changePlaces: (input) => changePlaces(context, input),
    getReceptions: ({ studio, year }) => receptionsOf(context, studio, year),
    makeSheet: (input) => makeSheet(context, input),
  };
}
