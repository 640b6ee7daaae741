import type { OfficeSettings } from '#shared/papers/meetingData.ts';
import type { SheetPaper } from '#shared/papers/paper.ts';
import { emptySheet, line } from '#shared/papers/sheet.ts';
import { formatDay } from '#shared/rules/day.ts';
import { cleanText } from '#shared/rules/text.ts';

/** A report for its check sheet, refs and choices as names; a private one comes with `private` and without its people. */
export interface OpinionCheckData {
  year: string;
  title: string;
  unit: string | null;
  authors: readonly { name: string; duty: string | null; phone: string | null; sector: string | null; committee: string | null; politics: string | null }[];
  joint: boolean;
  sources: readonly string[];
  recipients: string | null;
  forwardedUp: boolean;
  handedTo: readonly string[];
  editor: string | null;
  checker: string | null;
  text: string | null;
  advice: string | null;
}

const ticked = (on: boolean, words: string): string => `${on ? '√' : '□'} ${words}`;
const each = (texts: readonly (string | null)[]): string => texts.map((text) => line(text)).filter((text) => text !== '').join('；');

/** 社情民意信息核稿单: goes round with a report before it is issued. */
export function buildOpinionCheck(data: OpinionCheckData, office: OfficeSettings): SheetPaper {
  const [first, ...others] = data.authors;
  return {
    ...emptySheet('opinionCheck', `社情民意信息核稿单（${data.year}）`, office),
    values: {
      反映单位: line(data.unit),
      反映人: line(first?.name ?? null),
      单位职务: line(first?.duty ?? null),
      联系电话: line(first?.phone ?? null),
      界别: line(first?.sector ?? null),
      专委会: line(first?.committee ?? null),
      政治面貌: line(first?.politics ?? null),
      联名人: others.map((one) => [one.name, one.duty, one.phone].map((text) => line(text)).filter((text) => text !== '').join(' ')).join('；'),
      联名人身份: each(others.map((one) => [one.sector, one.committee, one.politics].filter((text) => (text ?? '') !== '').join('、'))),
      采用: `${ticked(!data.joint, '单篇')}\u3000\u3000${ticked(data.joint, '综合')}${data.sources.length === 0 ? '' : `，原始篇目：${data.sources.map((title, i) => `（${i + 1}）${line(title)}`).join('')}`}`,
      主送: [ticked(data.forwardedUp, '报送上级政协'), ticked((data.recipients ?? '') !== '', `报送${line(data.recipients) || '党政领导和有关部门'}`), ticked(data.handedTo.length > 0, `转送${data.handedTo.join('、') || '有关单位'}`)].join('\u3000'),
      编辑: line(data.editor),
      核稿: line(data.checker),
      信息标题: line(data.title),
      反映的问题: cleanText(data.text ?? ''),
      建议: cleanText(data.advice ?? ''),
    },
    remark: '正文一般不超过1500字。',
  };
}

/** A studio's year, counted. */
export interface StudioYearData {
  name: string;
  label: string;
  facts: readonly { label: string; text: string }[];
  months: readonly { label: string; logs: number; people: number; matters: number; done: number; helped: number; money: number }[];
  kinds: readonly { label: string; count: number }[];
  receptions: { planned: number | null; held: number };
  raised: readonly { label: string; count: number }[];
  standard: { held: readonly string[]; missing: readonly string[] };
  members: readonly string[];
}

const number = (n: number): string => (n === 0 ? '' : String(Math.round(n * 100) / 100));

/** 委员工作室年度情况表: month by month, with what became of what was heard. */
export function buildStudioYear(data: StudioYearData, office: OfficeSettings): SheetPaper {
  const keys = ['logs', 'people', 'matters', 'done', 'helped', 'money'] as const;
  const sum = (key: (typeof keys)[number]): number => data.months.reduce((total, month) => total + month[key], 0);
  const counts = (list: readonly { label: string; count: number }[], unit: string): string => list.filter((one) => one.count > 0).map((one) => `${one.label}${one.count}${unit}`).join('，');
  const { planned, held } = data.receptions;
  return {
    ...emptySheet('studioYear', `${data.name}${data.label}工作情况表`, office),
    facts: data.facts.filter((fact) => fact.text !== ''),
    rows: [...data.months.map((month) => [month.label, ...keys.map((key) => number(month[key]))]), ['合计', ...keys.map((key) => String(Math.round(sum(key) * 100) / 100))]],
    values: {
      活动类型: counts(data.kinds, '次'),
      接待日: planned === null ? `接待${held}次` : `按安排应接待${planned}次，已接待${held}次`,
      转出办理: counts(data.raised, '件') || '无',
      建设标准: `${data.standard.held.join('、')}${data.standard.missing.length === 0 ? '' : `；还缺：${data.standard.missing.join('、')}`}`,
      驻室委员: data.members.join('、'),
      负责人: '',
      填表日期: formatDay(office.today),
    },
  };
}

/** What a clerk who leaves hands over. */
export interface HandOverData {
  rows: readonly { kind: string; what: string; due: string; note: string }[];
  counts: readonly { label: string; count: number }[];
  facts: readonly { label: string; text: string }[];
}

/** 工作移交清单: open matters with their deadlines, numbers, files, and what the new clerk must change. */
export function buildHandOver(data: HandOverData, office: OfficeSettings): SheetPaper {
  return {
    ...emptySheet('handOver', '工作移交清单', office),
    facts: [{ label: '移交单位', text: office.office }, ...data.facts],
    rows: data.rows.map((row, i) => [String(i + 1), row.kind, row.what, row.due, row.note]),
    values: {
      资料数量: data.counts.map((one) => `${one.label}${one.count}条`).join('，'),
      接手后要办: '1. 在“设置—本单位和姓名”里改成接手人的姓名；2. 换掉电脑开机密码和程序口令；3. 核对文号：下一个号与纸上最后一个号接得上；4. 做一次备份，另存一份到U盘。',
      移交人: '', 接交人: '', 监交人: '', 移交日期: '',
    },
  };
}
