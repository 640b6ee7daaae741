import { fillTemplate, type TemplateData } from '#electron/documents/fillTemplate.ts';
import { minutesData, minutesTemplate } from '#electron/documents/minutesDocx.ts';
import { noticeData, noticeTemplate } from '#electron/documents/noticeDocx.ts';
import { platesData, platesTemplate } from '#electron/documents/platesDocx.ts';
import { sheetData, sheetTemplate } from '#electron/documents/sheetDocx.ts';
import { signInData, signInTemplate } from '#electron/documents/signInDocx.ts';
import { withWatermark } from '#electron/documents/watermark.ts';
import { type Paper, watermark } from '#shared/papers/paper.ts';

/** What a paper says, by the tags of its template. */
export function paperData(paper: Paper): TemplateData {
  switch (paper.kind) {
    case 'minutes':
      return minutesData(paper);
    case 'notice':
      return noticeData(paper);
    case 'signIn':
      return signInData(paper);
    case 'plates':
      return platesData(paper);
    default:
      return sheetData(paper);
  }
}

/** The shipped template that fits a paper. */
export function templateOf(paper: Paper): Uint8Array {
  switch (paper.kind) {
    case 'minutes':
      return minutesTemplate(paper.layout, paper.practice);
    case 'notice':
      return noticeTemplate(paper.practice);
    case 'signIn':
      return signInTemplate(paper.practice);
    case 'plates':
      return platesTemplate(paper.size, paper.practice);
    default:
      return sheetTemplate(paper.kind, paper.practice);
  }
}

/** The bytes of a paper as .docx, filled into the shipped template or the office's own. */
export function paperDocx(paper: Paper, template: Uint8Array | null = null): Uint8Array {
  const filled = fillTemplate(template ?? templateOf(paper), paperData(paper));
  return paper.practice && template !== null ? withWatermark(filled, watermark) : filled;
}
