import type { ClosingOperations, IssuedContent, IssuedKind, IssuedView } from '#shared/contract/closing.ts';
import type { FigureOperations, Figures, SummaryPiece } from '#shared/contract/figures.ts';
import type { Handlers } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import { editedNumbers } from '#shared/rules/figures/summary.ts';
import type { Context } from '#electron/service/context.ts';
import { type FigureFrame, frameOf } from '#electron/service/figureData.ts';
import { monthCheck } from '#electron/service/figureMonth.ts';
import { figuresOf, figuresTitle } from '#electron/service/figurePage.ts';
import { summaryOf } from '#electron/service/figureSummary.ts';
import { type Keeper, makeKeeper, type Unpacked, unpack } from '#electron/service/issuedPack.ts';
import { ledgerOf } from '#electron/service/ledgers.ts';
import { officeOf } from '#electron/service/office.ts';
import { saveChecked } from '#electron/service/records.ts';
import { type IssuedRow, listIssued } from '#electron/storage/issued.ts';
import { readRecord } from '#electron/storage/records.ts';

type IssueInput = Parameters<Handlers['issueTable']>[0];

function keptFigures(keeper: Keeper, figures: Figures): Figures {
  const { cell } = keeper;
  const figure = <F extends Figures['funnel'][number]>(one: F): F => ({ ...cell(one), before: cell(one.before) });
  return {
    ...figures,
    groups: figures.groups.map((group) => ({ ...group, figures: group.figures.map(figure) })),
    funnel: figures.funnel.map(figure),
    rates: figures.rates.map((rate) => ({ ...rate, numerator: figure(rate.numerator), denominator: figure(rate.denominator) })),
    outcomes: figures.outcomes.map(cell),
    tables: figures.tables.map((table) => ({ ...table, rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(cell) })), totals: table.totals.map(cell) })),
  };
}

function keptPieces(keeper: Keeper, paragraphs: readonly (readonly SummaryPiece[])[]): SummaryPiece[][] {
  return paragraphs.map((pieces) =>
    pieces.map(({ text, figure }) => ({ text, figure: figure === null ? null : { ...figure, where: [], list: keeper.list(figure.entity, figure.where) } })),
  );
}

function keptMonth(keeper: Keeper, month: FigureOperations['checkMonth']): FigureOperations['checkMonth'] {
  return { ...month, lines: month.lines.map((line) => ({ ...line, cell: keeper.cell(line.cell) })), missing: [], late: month.late.map((one) => ({ ...one, cell: keeper.cell(one.cell) })) };
}

interface Issue {
  title: string;
  shown: IssuedContent;
  frame: FigureFrame;
  records: number | null;
  zero: boolean;
  edited: string;
}

function issueOf(context: Context, input: IssueInput, keeper: Keeper): Issue {
  const { period, place } = input;
  const frame = frameOf(context, { kind: period.kind, year: period.year, from: period.from, to: period.to }, place);
  const plain = { frame, records: null, zero: false, edited: '' };
  const missing = new Failure('invalid', '没有说明要出哪一份表册，没有出表，数据没有变化。', '请回到原来的页面重试。');
  switch (input.kind) {
    case 'figures': {
      const figures = keptFigures(keeper, figuresOf(context, frame));
      return { ...plain, title: figuresTitle(frame), shown: { kind: 'figures', figures } };
    }
    case 'ledger': {
      if (input.ledger === null) throw missing;
      const sheet = ledgerOf(context, { ledger: input.ledger, period, place, meeting: null, columns: input.columns });
      return { ...plain, title: `${sheet.title}（${frame.period.label}）`, shown: { kind: 'ledger', sheet }, records: sheet.rows.length };
    }
    case 'summary': {
      const { title, paragraphs, basis } = summaryOf(context, frame, input.audience);
      const { texts } = input;
      const pieces = paragraphs.flat().map((piece) => ({ text: piece.text, figure: null }));
      const edited = texts === null ? [] : [...new Set(texts.flatMap((text) => editedNumbers(pieces, text)))];
      return { ...plain, title, shown: { kind: 'summary', title, paragraphs: keptPieces(keeper, paragraphs), texts: texts === null ? null : [...texts], basis }, edited: edited.join('、').slice(0, 500) };
    }
    case 'month': {
      if (input.month === null) throw missing;
      const month = monthCheck(context, input.month);
      if (month.issued) throw new Failure('refused', `${month.title}已经在${month.issued.on}出过表，没有重复出表，数据没有变化。`, '需要重报的，请先把那一份作废，写明原因。');
      if (`${input.month}-01` > context.today()) throw new Failure('refused', '这个月还没有到，不能出月报。数据没有变化。', '请核对月份。');
      const [year = '', at = ''] = input.month.split('-');
      const days = { kind: 'dates' as const, year: Number(year), from: `${input.month}-01`, to: `${input.month}-${new Date(Date.UTC(Number(year), Number(at), 0)).getUTCDate()}` };
      return { ...plain, frame: frameOf(context, days, null), title: month.title, shown: { kind: 'month', month: keptMonth(keeper, month), office: officeOf(context)?.name ?? '' }, zero: month.zero };
    }
  }
}

/** Keeps a table as it stands, with every record behind it. */
export function issueTable(context: Context, input: IssueInput): ClosingOperations['issueTable'] {
  const keeper = makeKeeper(context);
  const { title, shown, frame, records, zero, edited } = issueOf(context, input, keeper);
  const count = records ?? keeper.records();
  const set = {
    title, kind: `issuedKind.${input.kind}`, place: frame.scope.place ?? officeOf(context)?.place ?? null, from: frame.whole.from, to: frame.whole.to,
    issuedOn: context.today(), issuedBy: context.user() || null, records: count, zero, edited: edited || null, content: keeper.pack(shown),
  };
  const { ids } = saveChecked(context, [{ entity: 'issuedTable', id: null, set }]);
  return { id: ids[0] ?? '', title, records: count };
}

const kindOf = (choice: string): IssuedKind => choice.slice(choice.indexOf('.') + 1) as IssuedKind; // issueTable writes no other

function viewOf(context: Context, row: IssuedRow): IssuedView {
  const place = row.place === null ? '' : String(readRecord(context.store.engine, 'place', row.place)?.['name'] ?? '');
  return {
    id: row.id, kind: kindOf(row.kind), title: row.title, place, office: String(readRecord(context.store.engine, 'site', row.site)?.['office'] ?? ''), from: row.from, to: row.to, issuedOn: row.issuedOn, issuedBy: row.issuedBy ?? '',
    records: row.records ?? 0, zero: row.zero === 1, edited: row.edited ?? '', voidedOn: row.voidedOn, voidReason: row.voidReason ?? '',
  };
}

export function issuedTables(context: Context, kind: IssuedKind | null): IssuedView[] {
  return listIssued(context.store.engine, kind === null ? null : `issuedKind.${kind}`).map((row) => viewOf(context, row));
}

function found(context: Context, id: string): Unpacked {
  const row = readRecord(context.store.engine, 'issuedTable', id);
  if (!row || row.deleted) throw new Failure('notFound', '找不到这份表册，可能已被删除。', '请返回“已出表册”刷新后再试。');
  return unpack(String(row['content']));
}

export function issuedTable(context: Context, id: string): ClosingOperations['getIssued'] {
  const { shown } = found(context, id);
  const table = issuedTables(context, null).find((one) => one.id === id);
  if (!table) throw new Failure('notFound', '找不到这份表册，可能已被删除。', '请返回“已出表册”刷新后再试。');
  return { table, content: shown };
}

export function issuedRows(context: Context, id: string, list: string): ClosingOperations['getIssuedRows'] {
  const rows = found(context, id).list(list);
  if (!rows) throw new Failure('notFound', '这个数字没有留下记录清单。', '请返回表册，点别的数字。');
  return rows;
}

export function voidIssued(context: Context, id: string, reason: string): ClosingOperations['voidIssued'] {
  found(context, id);
  saveChecked(context, [{ entity: 'issuedTable', id, set: { voidedOn: context.today(), voidReason: reason } }]);
  return { id };
}
