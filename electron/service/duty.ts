import type { Handlers } from '#shared/contract.ts';
import type { DutyOperations } from '#shared/contract/duty.ts';
import type { Context } from '#electron/service/context.ts';
import { dutySheet, makeDutySheet, makeMemberFiles, memberFiles } from '#electron/service/dutyFiles.ts';
import { memberView, yearView } from '#electron/service/dutyViews.ts';
import { adoptRules, changesOfYear, closeYear, reopenYear, rulesOfYear } from '#electron/service/dutyYears.ts';

/** Members' duty: scores are computed from the records each time they are asked for. */
export function dutyHandlers(context: Context): Pick<Handlers, keyof DutyOperations> {
  return {
    getDuty: ({ year }) => yearView(context, year),
    getMemberDuty: ({ year, member }) => memberView(context, year, member),
    getDutyRules: ({ year }) => rulesOfYear(context, year),
    adoptDutyRules: (input) => adoptRules(context, input),
    closeDutyYear: ({ year, note }) => closeYear(context, year, note),
    reopenDutyYear: ({ year, reason }) => reopenYear(context, year, reason),
    getDutyChanges: ({ year }) => changesOfYear(context, year),
    getDutySheet: ({ year, members, title }) => dutySheet(context, year, members, title),
    makeDutySheet: ({ year, members, title }) => makeDutySheet(context, year, members, title),
    makeMemberFiles: ({ year, members, job }) => makeMemberFiles(context, year, members, job),
    getMemberFiles: ({ year, members }) => ({ files: memberFiles(context, year, members) }),
  };
}
