import type { SheetKind } from '#shared/papers/paper.ts';

/** The shapes of the plain papers, in millimetres: upright the type area is 156 wide, across 257. */

export interface SheetColumn {
  /** Head of the column, and the name of its tag in a template. */
  label: string;
  width: number;
  align?: 'left';
}

/** A cell says `label` for ever, or what the paper has under `tag`; an empty tag is left to the pen. */
export interface FormCell {
  width: number;
  label?: string;
  tag?: string;
}

export interface FormRow {
  /** At least this high. */
  height: number;
  cells: readonly FormCell[];
}

export interface SheetShape {
  across: boolean;
  columns: readonly SheetColumn[];
  form: readonly FormRow[];
}

const label = (text: string, width = 28): FormCell => ({ width, label: text });
const value = (tag: string, width = 50): FormCell => ({ width, tag });
const one = (text: string, height: number, tag = text): FormRow => ({ height, cells: [label(text), value(tag, 128)] });
const two = (first: string, second: string, height = 11): FormRow => ({ height, cells: [label(first), value(first), label(second), value(second)] });

const none = { across: false, columns: [], form: [] } as const;

export const sheetShapes: Readonly<Record<SheetKind, SheetShape>> = {
  agenda: {
    ...none,
    columns: [{ label: '序号', width: 14 }, { label: '时间', width: 38 }, { label: '内容', width: 68, align: 'left' }, { label: '主讲人', width: 36 }],
  },
  script: none,
  materials: {
    ...none,
    columns: [{ label: '序号', width: 14 }, { label: '材料名称', width: 82, align: 'left' }, { label: '份数', width: 22 }, { label: '备注', width: 38, align: 'left' }],
  },
  followUp: {
    ...none,
    across: true,
    columns: [
      { label: '序号', width: 13 },
      { label: '议定事项', width: 64, align: 'left' },
      { label: '来源会议', width: 46, align: 'left' },
      { label: '责任单位', width: 38 },
      { label: '办理时限', width: 43 },
      { label: '办理状态', width: 25 },
      { label: '逾期天数', width: 28 },
    ],
  },
  approval: {
    ...none,
    form: [
      two('文号', '文种'),
      // The tag 标题 is the title of the slip itself.
      one('标题', 16, '文件标题'),
      one('印送', 18),
      two('发文机关', '印数'),
      two('拟稿', '核稿'),
      one('会签', 22),
      one('签发意见', 34),
      two('签发人', '签发日期', 13),
      one('附件', 14),
      one('备注', 14),
    ],
  },
  assignSlip: {
    ...none,
    form: [
      one('事项名称', 14),
      two('事项编号', '事项来源'),
      one('具体情况', 30),
      // The whole width: a name of forty characters in a quarter of it would push the signature off the sheet.
      one('责任单位', 13),
      one('配合单位', 13),
      two('责任人', '办理时限', 13),
      one('交办意见', 21),
      two('签收人', '签收日期', 13),
      one('办理结果', 26),
    ],
  },
  pressSlip: {
    ...none,
    form: [
      one('事项名称', 14),
      two('事项编号', '督办领导'),
      one('责任单位', 13),
      one('配合单位', 13),
      two('办理时限', '逾期天数', 13),
      one('办理进展', 30),
      one('督办意见', 22),
      two('签收人', '签收日期', 13),
      one('承办回复', 29),
    ],
  },
  opinionCheck: {
    ...none,
    form: [
      one('反映单位', 11),
      two('反映人', '单位职务'),
      two('联系电话', '界别'),
      two('专委会', '政治面貌'),
      one('联名人', 11),
      one('联名人身份', 11),
      one('采用', 13),
      one('主送', 16),
      two('编辑', '核稿', 13),
      // The tag 标题 is the title of the sheet itself.
      one('标题', 13, '信息标题'),
      one('反映的问题', 34),
      one('建议', 20),
    ],
  },
  studioYear: {
    ...none,
    columns: [
      { label: '月份', width: 17 },
      { label: '活动（次）', width: 20 },
      { label: '群众（人次）', width: 35 },
      { label: '问题（件）', width: 20 },
      { label: '实事（件）', width: 20 },
      { label: '帮扶（人）', width: 20 },
      { label: '资金（元）', width: 24 },
    ],
    form: [one('活动类型', 11), one('接待日', 11), one('转出办理', 11), one('建设标准', 11), one('驻室委员', 13), two('负责人', '填表日期', 13)],
  },
  handOver: {
    ...none,
    columns: [
      { label: '序号', width: 13 },
      { label: '类别', width: 24 },
      { label: '未了事项', width: 43, align: 'left' },
      { label: '时限', width: 41 },
      { label: '说明', width: 35, align: 'left' },
    ],
    form: [one('资料数量', 13), one('接手后要办', 30), two('移交人', '接交人', 13), two('监交人', '移交日期', 13)],
  },
};
