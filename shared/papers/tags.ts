import type { PaperKind } from '#shared/contract/papers.ts';
import { sheetShapes } from '#shared/papers/sheetShapes.ts';

/**
 * One tag of a template. `text` stands anywhere in a line; `block` stands alone in a paragraph as `{@…}` and becomes whole
 * paragraphs; `list` encloses what is repeated, `{#…}` to `{/…}`; `when` encloses what is shown only then.
 */
export interface TemplateTag {
  tag: string;
  form: 'text' | 'block' | 'list' | 'when';
  meaning: string;
  example: string;
  inner?: readonly TemplateTag[];
}

const text = (tag: string, meaning: string, example: string): TemplateTag => ({ tag, form: 'text', meaning, example });
const block = (tag: string, meaning: string): TemplateTag => ({ tag, form: 'block', meaning, example: '（由程序排好的段落）' });
const when = (tag: string, meaning: string): TemplateTag => ({ tag, form: 'when', meaning, example: '' });
const list = (tag: string, meaning: string, inner: readonly TemplateTag[]): TemplateTag => ({ tag, form: 'list', meaning, example: '', inner });

const title = text('标题', '文书的标题', '关于柳沟村饮水管网改造协商议事会议的纪要');
const body = block('正文', '正文各段，标题序号自动编好');
const practice = text('练习', '练习数据里是“练习”，正式数据里是空的', '练习');
const labelled = [text('标签', '前面的名目', '时间'), text('文字', '后面的内容', '2026年10月9日（星期五）上午9时30分')];
const facts = list('事项', '时间、地点、主持人等，各占一段', labelled);
const issuer = text('发文机关', '发文机关署名', '政协安和县云溪乡工作联络组');
const issuedOn = text('成文日期', '成文日期', '2026年10月8日');
const signature = block('落款段', '署名和日期，按国家标准排好');
const number = text('文号', '文号，没有时是“待编号”', '〔2026〕12号');

const minutes: readonly TemplateTag[] = [
  block('纪要标志段', '红色的纪要标志，居中，大小按字数定；套打时不印'),
  text('纪要标志', '纪要标志的文字', '云溪乡基层协商议事会议纪要'),
  block('文号段', '文号和下面的红色分隔线；套打时不印红线'),
  number,
  when('有标题', '有标题时才显示'),
  title,
  facts,
  body,
  when('有名单', '有出席等名单时才显示'),
  list('名单', '出席、请假、列席各一段', [text('标签', '出席、请假或列席', '出席'), text('文字', '单位职务和姓名', '县水务局副局长\u3000王\u3000刚')]),
  when('有版记', '有印送或印发机关时才显示'),
  list('印送行', '有印送单位时才显示', [text('印送', '印送单位，末尾不带句号', '县政协办公室，县水务局')]),
  text('印送', '印送单位', '县政协办公室，县水务局'),
  list('印发行', '有印发机关时才显示', [text('印发机关', '印发机关', '政协安和县云溪乡工作联络组'), text('印发日期', '带“印发”二字的日期', '2026年10月13日印发')]),
  text('印发机关', '印发机关', '政协安和县云溪乡工作联络组'),
  text('印发日期', '印发日期', '2026年10月13日'),
  list('印数行', '填了印数时才显示', [text('份数', '印数', '20')]),
  text('份数', '印数', '20'),
  text('签发人', '签发人，草稿里是空的', '马建国'),
  text('签发日期', '签发日期，草稿里是空的', '2026年10月12日'),
  practice,
];

const notice: readonly TemplateTag[] = [
  when('有文号', '有文号时才显示'), number, title, when('有主送', '有主送时才显示'), text('主送', '主送，带冒号', '各有关单位、有关人员：'), body, signature, issuer, issuedOn,
  when('有附注', '有联系人电话时才显示'), text('附注', '联系人和电话，带括号', '（联系人：李婷，电话：0935-6612345）'), practice,
];

const signIn: readonly TemplateTag[] = [
  title, facts,
  list('人员', '每人一行，后面带空行', [
    text('序号', '行号', '1'), text('姓名', '姓名', '王刚'), text('单位职务', '单位及职务', '县水务局副局长'), text('身份', '参会身份', '部门人员'),
    text('电话', '电话', '13800000001'), text('签到时间', '签到时间', '09:15'), text('备注', '请假等', '请假'),
  ]),
  list('合计', '应到、实到、请假', [text('标签', '应到、实到或请假', '应到'), text('人数', '人数，没有时是横线', '12')]),
  practice,
];

const plates: readonly TemplateTag[] = [
  text('标题', '文书的标题', '柳沟村饮水管网改造协商议事会席卡'),
  block('席卡段', '排好的席卡，正反两面'),
  list('席卡', '每人一份；自己排版时用这个', [text('姓名', '姓名', '王\u3000刚'), text('职务', '单位职务', '县水务局副局长')]),
  practice,
];

const meanings: Readonly<Record<string, readonly [meaning: string, example: string]>> = {
  序号: ['行号', '1'], 时间: ['起止时间', '9:30—9:45'], 内容: ['议程内容', '通报管网现状及改造方案'], 主讲人: ['主讲人', '王刚'],
  材料名称: ['材料名称', '会议议程'], 份数: ['份数', '20'], 备注: ['备注', '按人摆放'],
  议定事项: ['议定事项', '更换三社主管道1.6公里'], 来源会议: ['会议名称和日期', '柳沟村路灯安装协商议事会（2026年7月3日）'], 责任单位: ['责任单位', '县水务局'],
  办理时限: ['办理时限', '2026年11月16日'], 办理状态: ['办理状态或结果', '办理中'], 逾期天数: ['逾期天数', '逾期12天'],
  文种: ['文种', '会议纪要'], 文件标题: ['要签发的文件的标题', '关于柳沟村饮水管网改造协商议事会议的纪要'], 印送: ['印送单位', '县政协办公室'], 发文机关: ['发文机关', '政协安和县云溪乡工作联络组'],
  印数: ['印数', '20份'], 拟稿: ['拟稿人', '李干事'], 签发人: ['签发人', '马建国'], 签发日期: ['签发日期', '2026年10月12日'], 附件: ['附件', '云溪乡基层协商议事会议纪要'],
  事项名称: ['办理事项', '更换三社主管道1.6公里'], 事项编号: ['办理事项的编号', '云溪办2026-007'], 事项来源: ['来源会议或渠道', '柳沟村饮水管网改造协商议事会'], 具体情况: ['具体情况', '三社主管道老化漏水，每天停水三四个小时'],
  配合单位: ['配合单位', '县交通局、云溪乡人民政府'], 责任人: ['责任人', '王刚'], 交办意见: ['交办意见', '按会议纪要交办'], 督办领导: ['督办领导', '马建国'],
  反映单位: ['反映单位', '政协某县某乡工作联络组'], 反映人: ['第一反映人', '王刚'], 单位职务: ['反映人的单位职务', '县水务局副局长'], 联系电话: ['反映人电话', '13800000001'], 界别: ['反映人界别', '农业'],
  专委会: ['反映人专委会', '农业农村委员会'], 政治面貌: ['反映人政治面貌', '中共党员'], 联名人: ['联名人及单位职务、电话', '李婷 县教育局干部'], 联名人身份: ['联名人界别、专委会、政治面貌', '教育'],
  采用: ['单篇或综合，打√', '√ 单篇\u3000\u3000□ 综合'], 主送: ['主送，打√', '√ 报送上级政协'], 编辑: ['采编人', '李婷'], 核稿: ['审签人', '马建国'], 信息标题: ['信息的标题', '关于农村饮水管网老化的问题'],
  反映的问题: ['情况反映', '三社主管道老化漏水'], 建议: ['意见建议', '尽快更换主管道'],
  月份: ['月份', '3月'], 活动类型: ['各类活动次数', '委员接待日12次'], 接待日: ['应接待和已接待次数', '按安排应接待12次，已接待12次'], 转出办理: ['转为议题、事项、信息、提案的件数', '办理事项3件'], 建设标准: ['已达到和还缺的项目', '有场所、有牌子'],
  驻室委员: ['现在的委员', '王刚、李婷'], 填表日期: ['填表日期', '2026年12月31日'], 类别: ['类别', '办理事项'], 未了事项: ['没有办完的事', '更换三社主管道1.6公里'], 时限: ['办理时限', '2026年11月16日'], 说明: ['状态、责任单位', '办理中，县水务局'],
  资料数量: ['各类资料的条数', '议题70条，办理事项60条'], 接手后要办: ['接手的人要做的事', '换掉口令'],
  办理进展: ['最近的进展', '2026年10月20日：已完成勘测'], 督办意见: ['督办意见', '请于月底前完工'],
};
const byHand: readonly [string, string] = ['留空，由人手写', ''];

function sheet(kind: keyof typeof sheetShapes): readonly TemplateTag[] {
  const { columns, form } = sheetShapes[kind];
  const named = (tag: string) => text(tag, ...(meanings[tag] ?? byHand));
  const values = form.flatMap((row) => row.cells.flatMap((cell) => (cell.tag === undefined ? [] : [cell.tag])));
  const common = [title, number, facts, when('有落款', '有署名时才显示'), signature, issuer, issuedOn, when('有附注', '有附注时才显示'), text('附注', '附注', ''), practice];
  const own = [
    ...values.filter((tag) => !common.some((one) => one.tag === tag)).map(named),
    ...(columns.length > 0 ? [list('行', '表格的每一行', columns.map((column) => named(column.label)))] : []),
    ...(kind === 'script' ? [body] : []),
  ];
  return [...common, ...own];
}

/** Every tag of each kind of paper: what the settings page lists and what a template may use. */
export const templateTags: Readonly<Record<PaperKind, readonly TemplateTag[]>> = {
  minutes, notice, signIn, plates,
  agenda: sheet('agenda'), script: sheet('script'), materials: sheet('materials'), followUp: sheet('followUp'),
  approval: sheet('approval'), assignSlip: sheet('assignSlip'), pressSlip: sheet('pressSlip'),
  opinionCheck: sheet('opinionCheck'), studioYear: sheet('studioYear'), handOver: sheet('handOver'),
};

/** As it is typed in Word. */
export function writtenTag({ tag, form }: TemplateTag): string {
  if (form === 'text') return `{${tag}}`;
  return form === 'block' ? `{@${tag}}` : `{#${tag}}…{/${tag}}`;
}
