/** The lists of plans, each with the columns that its paper has. The words are the county's (choice list planKind). */
export const planColumns: Readonly<Record<string, readonly string[]>> = {
  'planKind.year': ['topic', 'leader', 'office', 'dueOn', 'approvedOn'],
  'planKind.month': ['month', 'leader', 'office', 'doer', 'dueOn'],
  'planKind.week': ['weekOn', 'doer', 'progress', 'trouble', 'next'],
};

export const otherColumns: readonly string[] = ['leader', 'office', 'doer', 'dueOn'];

/** Lists of the county's office: a township has none of them. */
export const ofOffice: readonly string[] = ['planKind.week', 'planKind.meetings', 'planKind.papers', 'planKind.events'];

export const pasteFields = ['title', 'month', 'dueOn', 'leader', 'office', 'doer', 'standIn', 'partners', 'note'] as const;

/** The table of each list, on paper and as .xlsx (shared/ledgers). */
export const planLedgers: Readonly<Record<string, string>> = {
  'planKind.year': 'yearPlan', 'planKind.month': 'monthPlan', 'planKind.week': 'weekPlan',
  'planKind.meetings': 'meetingsPlan', 'planKind.papers': 'papersPlan', 'planKind.events': 'eventsPlan',
};
