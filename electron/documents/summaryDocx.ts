import { richTextXml } from '#electron/documents/richTextXml.ts';
import { officialPage, wordPackage } from '#electron/documents/wordPackage.ts';
import { blankLine, bodyLine, keptBlank, paragraph, run, signatureXml } from '#electron/documents/wordParagraph.ts';
import { watermark } from '#shared/papers/paper.ts';
import { titleLines } from '#shared/papers/typesetting.ts';

export interface SummaryText {
  title: string;
  /** Plain paragraphs as the person left them; an empty one is passed over. */
  paragraphs: readonly string[];
  /** 口径, printed small below the text. */
  basis: readonly string[];
  /** Who gives it and on which day, `2026年11月21日`. */
  signed: { office: string; on: string };
  practice: boolean;
}

/** A title straight above its signature looks as if the text had been lost. */
const noWork = '本期没有登记协商议事工作。';

/** The narrative summary on the official page: title, body, signature and day, and below them what the figures count. */
export function summaryDocx({ title, paragraphs, basis, signed, practice }: SummaryText): Uint8Array {
  const told = paragraphs.map((text) => text.trim()).filter((text) => text !== '');
  const blocks = (told.length > 0 ? told : [noWork]).map((text) => ({ type: 'paragraph' as const, runs: [{ text }] }));
  const notes = basis.length === 0 ? [] : ['统计口径：', ...basis].map((text) => paragraph(run(text, { face: 'song', size: 10.5 }), { line: 320, align: 'both' }));
  const body = [
    ...titleLines(title).map((line) => paragraph(run(line, { face: 'title', size: 22 }), { align: 'center' })),
    blankLine,
    richTextXml({ version: 1, blocks }, { keepLast: signed.office !== '' }),
    ...(signed.office === '' ? [] : [keptBlank, signatureXml(signed.office, signed.on)]),
    ...(notes.length === 0 ? [] : [blankLine, ...notes]),
  ].join('');
  return wordPackage(body, { page: officialPage, parity: true, pitch: bodyLine, watermark: practice ? watermark : '' });
}
