import { formatDay } from '#shared/rules/day.ts';
import { sheetOfMonth, sheetsOfFigures } from '#shared/rules/figures/figureSheets.ts';
import { ledgerXlsx, sheetsXlsx } from '#electron/documents/ledgerXlsx.ts';
import { summaryDocx } from '#electron/documents/summaryDocx.ts';
import type { Context } from '#electron/service/context.ts';
import { safeName } from '#electron/service/folderSet.ts';
import { issuedTable } from '#electron/service/issued.ts';

export interface IssuedFile {
  name: string;
  type: string;
  bytes: Uint8Array;
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** An issued table as a file, out of what was kept: the same whenever it is made. Throws Failure where there is none. */
export async function issuedFile(context: Context, id: string): Promise<IssuedFile> {
  const { table, content } = issuedTable(context, id);
  const options = { practice: context.practice };
  const name = safeName(table.voidedOn === null ? table.title : `${table.title}（已作废）`);
  const book = (bytes: Uint8Array): IssuedFile => ({ name: `${name}.xlsx`, type: xlsx, bytes });
  switch (content.kind) {
    case 'ledger':
      return book(await ledgerXlsx(content.sheet, options));
    case 'figures':
      return book(await sheetsXlsx(sheetsOfFigures(content.figures, table.title), options));
    case 'month':
      return book(await ledgerXlsx(sheetOfMonth(content.month, { office: content.office, by: table.issuedBy, on: formatDay(table.issuedOn) }).sheet, options));
    case 'summary': {
      const computed = content.paragraphs.map((pieces) => pieces.map((piece) => piece.text).join(''));
      const basis = table.edited === '' ? content.basis : [...content.basis, `以下数字由人工改过，与系统统计不一致：${table.edited}。`];
      return { name: `${name}.docx`, type: docx, bytes: summaryDocx({ title: content.title, paragraphs: content.texts ?? computed, basis, signed: { office: table.office, on: formatDay(table.issuedOn) }, practice: context.practice }) };
    }
  }
}
