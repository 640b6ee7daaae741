import type { OfficeSettings, SlipData } from '#shared/papers/meetingData.ts';
import { noNumber, type SheetPaper } from '#shared/papers/paper.ts';
import { emptySheet, line } from '#shared/papers/sheet.ts';
import { daysBetween, formatDay } from '#shared/rules/day.ts';
import { withoutWords } from '#shared/rules/telling.ts';
import { cleanText } from '#shared/rules/text.ts';

const dayText = (day: string | null) => (day === null ? '' : formatDay(day));

/** Text without the person who raised the matter, where the matter is not for all eyes. */
function hiding(slip: SlipData): (text: string | null) => string {
  const words = slip.private ? [slip.raisedBy, slip.phone].filter((word): word is string => word !== null && word.length > 1) : [];
  return (text) => withoutWords(cleanText(text ?? ''), words);
}

function slip(kind: 'assignSlip' | 'pressSlip', title: string, data: SlipData, office: OfficeSettings): SheetPaper {
  const hide = hiding(data);
  return {
    ...emptySheet(kind, title, office),
    number: data.number ?? noNumber,
    values: {
      事项名称: line(hide(data.title)),
      事项编号: line(data.problemNumber),
      责任单位: line(data.organisation),
      配合单位: data.coOrganisations.join('、'),
      办理时限: dayText(data.deadlineOn),
      签收人: '',
      签收日期: '',
    },
    issuer: office.office,
    issuedOn: formatDay(data.on),
  };
}

/** 交办单: who is to do what by when; the lower part is filled in by hand and comes back. */
export function buildAssignSlip(data: SlipData, office: OfficeSettings): SheetPaper {
  const paper = slip('assignSlip', '协商事项交办单', data, office);
  const hide = hiding(data);
  const values = { ...paper.values, 事项来源: line(data.origin), 具体情况: hide(data.content), 责任人: line(data.person), 交办意见: hide(data.words), 办理结果: '' };
  return { ...paper, values };
}

/** 督办单: a leader presses; with days overdue it is a 催办单. */
export function buildPressSlip(data: SlipData, office: OfficeSettings): SheetPaper {
  const late = data.deadlineOn === null ? 0 : Math.max(0, daysBetween(data.deadlineOn, data.on));
  const paper = slip('pressSlip', data.leader === null ? '协商事项催办单' : '协商事项督办单', data, office);
  const hide = hiding(data);
  const values = { ...paper.values, 督办领导: line(data.leader), 逾期天数: late > 0 ? `${late}天` : '未逾期', 办理进展: hide(data.progress), 督办意见: hide(data.words), 承办回复: '' };
  return { ...paper, values };
}
