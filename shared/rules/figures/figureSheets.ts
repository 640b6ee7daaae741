import type { Cell, FigureOperations, Figures, LedgerCell, LedgerSheet } from '#shared/contract/figures.ts';
import { formatDay } from '#shared/rules/day.ts';

/** A table of figures as a sheet: what is on screen and on paper, to be opened in a spreadsheet. */
export interface NamedSheet {
  name: string;
  sheet: LedgerSheet;
}

type Align = LedgerSheet['columns'][number]['align'];

const column = (label: string, width: number, align: Align = 'left') => ({ label, group: null, width, align, choices: [] });
const word = (text: string): LedgerCell => ({ text });
const number = (value: number): LedgerCell => ({ text: String(value), number: value });
const value = (cell: Cell): LedgerCell => number(cell.value);

function sheetOf(name: string, title: string, note: string, columns: LedgerSheet['columns'], rows: readonly (readonly LedgerCell[])[], more: { totals?: LedgerCell[]; foot?: string } = {}): NamedSheet {
  const lines = rows.map((cells, i) => ({ id: String(i), entity: 'issuedTable' as const, cells: [...cells] }));
  return { name, sheet: { key: name, title, note, columns, rows: lines, totals: more.totals ?? null, foot: more.foot ?? '', cut: false } };
}

/** Every table of the figures page, one sheet each, with what it counts below. */
export function sheetsOfFigures(figures: Figures, title: string): NamedSheet[] {
  const { period, before, groups, funnel, rates, outcomes, outcomeBasis, tables, place } = figures;
  const note = `${place}　${formatDay(period.from)}至${formatDay(period.to)}（去年同期${formatDay(before.from)}至${formatDay(before.to)}）`;
  const all = groups.flatMap((group) => group.figures.map((one) => ({ group: group.label, one })));
  const bare = all.flatMap(({ one }) => (one.bare ? [`${one.label}另有无明细数${one.bare.quantity}${one.unit}：${one.bare.words}，没有计入上表。`] : []));
  const basis = (lines: readonly string[]): string => (lines.length === 0 ? '' : `口径：${lines.join('')}`);
  return [
    // Nothing to compare with: the page leaves 增减 empty, so does the sheet.
    sheetOf('主要数据', title, note, [column('类别', 14), column('项目', 24), column('单位', 8, 'center'), column('本期', 12, 'right'), column('去年同期', 12, 'right'), column('增减', 12, 'right')],
      all.map(({ group, one }) => [word(group), word(one.label), word(one.unit), value(one), value(one.before), one.before.value === 0 ? word('') : number(Number((one.value - one.before.value).toFixed(4)))]),
      { foot: `${basis(all.map(({ one }) => one.basis))}${bare.join('')}` }),
    sheetOf('议题去向', `${title}·议题去向`, note, [column('去向', 24), column('件数', 12, 'right')], funnel.map((one) => [word(one.label), value(one)]), { foot: basis(funnel.slice(0, 1).map((one) => one.basis)) }),
    sheetOf('办理质效', `${title}·办理质效`, note, [column('指标', 20), column('本期', 12, 'right'), column('分子', 12, 'right'), column('分母', 12, 'right'), column('去年同期', 12, 'right')],
      rates.map((one) => [word(one.label), word(one.text), value(one.numerator), value(one.denominator), word(one.before)]), { foot: basis(rates.map((one) => one.basis)) }),
    sheetOf('办理成果', `${title}·办理成果`, note, [column('成果', 24), column('数量', 14, 'right'), column('单位', 10, 'center'), column('合计自', 30)],
      outcomes.map((one) => [word(one.label), value(one), word(one.unit), word(one.parts)]), { foot: basis([outcomeBasis]) }),
    ...tables.map((table) =>
      sheetOf(table.label, `${title}·${table.label}`, note, [column(table.label.replace('按', ''), 22), ...table.columns.map((one) => column(`${one.label}（${one.unit}）`, 14, 'right'))],
        table.rows.map((row) => [word(row.label), ...row.cells.map(value)]), { totals: [word('合计'), ...table.totals.map(value)], foot: basis(table.basis) })),
  ];
}

/** The monthly report as a sheet, with the lines to sign on. */
export function sheetOfMonth(month: FigureOperations['checkMonth'], given: { office: string; by: string; on: string }): NamedSheet {
  const late = month.late.map((one) => `${one.label}${one.cell.value}条`);
  return sheetOf('月报', month.title, `填报单位：${given.office}${month.zero ? '　本月没有发生应报事项，按零报告报送。' : ''}`,
    [column('项目', 30), column('单位', 10, 'center'), column('本月', 14, 'right'), column('去年同月', 14, 'right'), column('备注', 24)],
    month.lines.map((line) => [word(line.label), word(line.unit), value(line.cell), number(line.before), word('')]),
    { foot: `${month.basis === undefined ? '' : `口径：${month.basis.join('')}\n`}${late.length === 0 ? '' : `补报以前月份：${late.join('、')}（没有计入上表）。　`}组长签字：　　　　　　填表人：${given.by}　　${given.on}` });
}
