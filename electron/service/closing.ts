import type { ClosingOperations } from '#shared/contract/closing.ts';
import type { Handlers } from '#shared/contract.ts';
import type { Context } from '#electron/service/context.ts';
import { monthReports } from '#electron/service/figureReports.ts';
import { issuedFile } from '#electron/service/issuedFile.ts';
import { issuedRows, issuedTable, issuedTables, issueTable, voidIssued } from '#electron/service/issued.ts';
import { lateChanges, lockYear, unlockYear, yearLocks } from '#electron/service/yearLocks.ts';

/** Closing a period: locked years, issued tables, monthly reports. */
export function closingHandlers(context: Context): Pick<Handlers, Exclude<keyof ClosingOperations, 'withReason'>> {
  return {
    listYearLocks: () => yearLocks(context),
    lockYear: ({ year, note }) => lockYear(context, year, note),
    unlockYear: ({ id, reason }) => unlockYear(context, id, reason),
    getLateChanges: ({ id }) => lateChanges(context, id),
    issueTable: (input) => issueTable(context, input),
    listIssued: ({ kind }) => ({ tables: issuedTables(context, kind) }),
    getIssued: ({ id }) => issuedTable(context, id),
    getIssuedRows: ({ id, list }) => issuedRows(context, id, list),
    async makeIssuedFile({ id }) {
      const file = await issuedFile(context, id);
      return { ticket: context.keep(file), name: file.name };
    },
    voidIssued: ({ id, reason }) => voidIssued(context, id, reason),
    getMonthReports: ({ year }) => monthReports(context, year),
  };
}
