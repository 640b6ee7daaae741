import PizZip from 'pizzip';
import { fillTemplate, type TemplateData } from '#electron/documents/fillTemplate.ts';
import { minutesData, minutesTemplate } from '#electron/documents/minutesDocx.ts';
import { noticeData, noticeTemplate } from '#electron/documents/noticeDocx.ts';
import { platesData, platesTemplate } from '#electron/documents/platesDocx.ts';
import { sheetData, sheetTemplate } from '#electron/documents/sheetDocx.ts';
import { signInData, signInTemplate } from '#electron/documents/signInDocx.ts';
import { paragraph, run } from '#electron/documents/wordParagraph.ts';
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

/** Practice papers say so also where an office's own template has no place for it: a line at the head of the first page. */
function markedPractice(bytes: Uint8Array): Uint8Array {
  const zip = new PizZip(bytes);
  const xml = zip.file('word/document.xml')?.asText() ?? '';
  if (xml.includes(watermark)) return bytes;
  const mark = paragraph(run(`（${watermark}）`, { face: 'hei', colour: '808080' }), { align: 'center' });
  zip.file('word/document.xml', xml.replace(/<w:body>/, (body) => body + mark));
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}

/** The bytes of a paper as .docx, filled into the shipped template or the office's own. */
export function paperDocx(paper: Paper, template: Uint8Array | null = null): Uint8Array {
  const filled = fillTemplate(template ?? templateOf(paper), paperData(paper));
  return paper.practice && template !== null ? markedPractice(filled) : filled;
}
