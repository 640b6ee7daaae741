import { fillTemplate, type TemplateData } from '#electron/documents/fillTemplate.ts';
import { richTextXml } from '#electron/documents/richTextXml.ts';
import { officialPage, wordPackage } from '#electron/documents/wordPackage.ts';
import { blankLine, bodyLine, bodyParagraph, keptBlank, paragraph, run, signatureXml } from '#electron/documents/wordParagraph.ts';
import { type NoticePaper, watermark } from '#shared/papers/paper.ts';
import { titleLines } from '#shared/papers/typesetting.ts';

/** The shipped template of a notice. Tags ending in 段 stand for whole paragraphs made by the program. */
export function noticeTemplate(practice = false): Uint8Array {
  const body = [
    paragraph(run('{#有文号}')),
    paragraph(run('{文号}'), { align: 'center' }),
    blankLine,
    paragraph(run('{/有文号}')),
    paragraph(run('{标题}', { face: 'title', size: 22 }), { align: 'center', line: 640, outline: 0 }),
    blankLine,
    paragraph(run('{#有主送}')),
    paragraph(run('{主送}'), { align: 'left' }),
    paragraph(run('{/有主送}')),
    paragraph(run('{@正文}')),
    keptBlank,
    keptBlank,
    paragraph(run('{@落款段}')),
    paragraph(run('{#有附注}')),
    bodyParagraph(run('{附注}')),
    paragraph(run('{/有附注}')),
  ].join('');
  return wordPackage(body, { page: officialPage, parity: true, pitch: bodyLine, watermark: practice ? watermark : '' });
}

/** What a notice says, by the tags of its template. */
export function noticeData(paper: NoticePaper): TemplateData {
  return {
    有文号: paper.number !== '',
    文号: paper.number,
    标题: titleLines(paper.title).join('\n'),
    有主送: paper.addressee !== '',
    主送: paper.addressee,
    正文: richTextXml(paper.body, { keepLast: true }),
    落款段: signatureXml(paper.issuer, paper.issuedOn),
    发文机关: paper.issuer,
    成文日期: paper.issuedOn,
    有附注: paper.remark !== '',
    附注: paper.remark,
    练习: paper.practice ? watermark : '',
  };
}

/** The notice as .docx, in the shipped template or the office's own. Throws Failure 'file' for a template that can't be used. */
export function noticeDocx(paper: NoticePaper, template: Uint8Array | null = null): Uint8Array {
  return fillTemplate(template ?? noticeTemplate(paper.practice), noticeData(paper));
}
