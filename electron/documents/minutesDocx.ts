import { fillTemplate, type TemplateData } from '#electron/documents/fillTemplate.ts';
import { markParagraph, minutesTemplateBody, numberParagraph, recordTemplateBody } from '#electron/documents/minutesTemplate.ts';
import { richTextXml } from '#electron/documents/richTextXml.ts';
import { officialPage, wordPackage } from '#electron/documents/wordPackage.ts';
import { bodyLine } from '#electron/documents/wordParagraph.ts';
import { type MinutesPaper, watermark } from '#shared/papers/paper.ts';
import { markSize, titleLines } from '#shared/papers/typesetting.ts';

/** The templates that were made already: a hundred minutes in one go need one of them once. */
const made = new Map<string, Uint8Array>();

/** The shipped template, which an office may take, change and give back as its own. */
export function minutesTemplate(layout: MinutesPaper['layout'], practice = false): Uint8Array {
  const key = `${layout} ${practice}`;
  const template = made.get(key) ?? makeTemplate(layout, practice);
  made.set(key, template);
  return template;
}

function makeTemplate(layout: MinutesPaper['layout'], practice: boolean): Uint8Array {
  const body = layout === 'official' ? minutesTemplateBody() : recordTemplateBody();
  return wordPackage(body, { page: officialPage, parity: true, pitch: bodyLine, watermark: practice ? watermark : '' });
}

/** What the minutes say, by the tags of their template. */
export function minutesData(paper: MinutesPaper): TemplateData {
  const has = (text: string) => text !== '';
  return {
    纪要标志段: markParagraph(paper.mark, markSize(paper.mark), paper.preprinted),
    纪要标志: paper.mark,
    文号段: numberParagraph(paper.number, paper.preprinted),
    文号: paper.number,
    有标题: has(paper.title),
    标题: titleLines(paper.title).join('\n'),
    事项: paper.facts.map((fact) => ({ 标签: fact.label, 文字: fact.text })),
    正文: richTextXml(paper.body),
    有名单: paper.names.length > 0,
    名单: paper.names.map((list) => ({ 标签: list.label, 文字: list.lines.join('\n') })),
    有版记: has(paper.recipients) || has(paper.issuer),
    印送行: has(paper.recipients) ? [{ 印送: paper.recipients.replace(/[。.；;，,\s]+$/, '') }] : [],
    印送: paper.recipients,
    印发行: has(paper.issuer) ? [{ 印发机关: paper.issuer, 印发日期: has(paper.issuedOn) ? `${paper.issuedOn}印发` : '' }] : [],
    印发机关: paper.issuer,
    印发日期: paper.issuedOn,
    印数行: paper.copies === null ? [] : [{ 份数: String(paper.copies) }],
    份数: paper.copies === null ? '' : String(paper.copies),
    签发人: paper.signer,
    签发日期: paper.signedOn,
    练习: paper.practice ? watermark : '',
  };
}

/**
 * The minutes as .docx to GB/T 9704-2012, or in the office's own `template`, which governs then. Throws Failure 'file' for a
 * template that can't be used.
 */
export function minutesDocx(paper: MinutesPaper, template: Uint8Array | null = null): Uint8Array {
  return fillTemplate(template ?? minutesTemplate(paper.layout, paper.practice), minutesData(paper));
}
