import type { FigureOperations } from '#shared/contract/figures.ts';
import type { Handlers } from '#shared/contract.ts';
import { formatDay } from '#shared/rules/day.ts';
import { sheetsOfFigures } from '#shared/rules/figures/figureSheets.ts';
import { summaryDocx } from '#electron/documents/summaryDocx.ts';
import type { Context } from '#electron/service/context.ts';
import { frameOf } from '#electron/service/figureData.ts';
import { monthCheck } from '#electron/service/figureMonth.ts';
import { figuresOf, figuresTitle } from '#electron/service/figurePage.ts';
import { summaryOf } from '#electron/service/figureSummary.ts';
import { officeOf } from '#electron/service/office.ts';
import { columnsOf, ledgerOf, sheetOfList } from '#electron/service/ledgers.ts';
import { ledgerXlsx, sheetsXlsx } from '#electron/documents/ledgerXlsx.ts';

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const fileName = (title: string): string => title.replace(/[\\/:*?"<>|\s]/g, '').slice(0, 60);

export function figureHandlers(context: Context): Pick<Handlers, keyof FigureOperations> {
  const keepSheet = async (sheet: ReturnType<typeof sheetOfList>): Promise<FigureOperations['makeLedger']> => {
    const name = `${fileName(sheet.title)}.xlsx`;
    const bytes = await ledgerXlsx(sheet, { practice: context.practice });
    return { ticket: context.keep({ name, type: xlsxType, bytes }), name, rows: sheet.rows.length };
  };
  return {
    getFigures: ({ period, place }) => figuresOf(context, frameOf(context, period, place)),
    async makeFiguresSheet({ period, place }) {
      const frame = frameOf(context, period, place);
      const title = figuresTitle(frame);
      const name = `${fileName(title)}.xlsx`;
      return { ticket: context.keep({ name, type: xlsxType, bytes: await sheetsXlsx(sheetsOfFigures(figuresOf(context, frame), title), { practice: context.practice }) }), name };
    },
    getSummary: ({ period, place, audience }) => summaryOf(context, frameOf(context, period, place), audience),
    makeSummaryDocx(input) {
      const name = `${fileName(input.title)}.docx`;
      return { ticket: context.keep({ name, type: docxType, bytes: summaryDocx({ ...input, signed: { office: officeOf(context)?.name ?? '', on: formatDay(context.today()) }, practice: context.practice }) }), name };
    },
    getLedger: (input) => ({ ...ledgerOf(context, input), all: columnsOf(input.ledger) }),
    makeLedger: (input) => keepSheet(ledgerOf(context, input)),
    makeListSheet: (input) => keepSheet(sheetOfList(context, input)),
    getListSheet: (input) => sheetOfList(context, input),
    checkMonth: ({ month }) => monthCheck(context, month),
  };
}
