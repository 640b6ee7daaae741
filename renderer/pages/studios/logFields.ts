/** The columns of 从表格粘贴, in the order of the usual activity record. */
export const pasteFields = ['heldOn', 'kind', 'title', 'members', 'people', 'matters', 'content', 'helped', 'money', 'done'] as const;

/** The same with the studio, where the sheet holds logs of several. */
export const pasteFieldsWithStudio = ['studio', ...pasteFields] as const;

/** What logs add up to, with the words and units of the totals line. */
export const logTotals = [
  { field: 'people', label: '参与群众', unit: '人次' },
  { field: 'matters', label: '收集问题', unit: '件' },
  { field: 'done', label: '帮办实事', unit: '件' },
  { field: 'helped', label: '帮扶', unit: '人' },
  { field: 'money', label: '帮扶资金', unit: '元' },
] as const;
