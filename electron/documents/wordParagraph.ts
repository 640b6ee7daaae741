import { xmlText } from '#electron/documents/xml.ts';
import { signatureIndents } from '#shared/papers/typesetting.ts';

/** Paragraphs and runs of WordprocessingML; the order of child elements is the schema's, Word refuses any other. */

/** Twentieths of a point. */
export const bodyLine = 579;
/** One character of the body as it is set: 16 pt less 0.25 pt. */
export const charTwips = 315;

export type Face = 'fang' | 'kai' | 'hei' | 'song' | 'title';
const names: Readonly<Record<Face, string>> = {
  fang: '仿宋_GB2312',
  kai: '楷体_GB2312',
  hei: '黑体',
  song: '宋体',
  title: '方正小标宋简体',
};

/** The w:rFonts of a face: digits and Latin letters of the body in Times New Roman, Chinese quotes in the Chinese font. */
export function fontsXml(face: Face): string {
  const latin = face === 'fang' || face === 'kai' ? 'Times New Roman' : names[face];
  return `<w:rFonts w:hint="eastAsia" w:ascii="${latin}" w:hAnsi="${latin}" w:eastAsia="${names[face]}" w:cs="Times New Roman"/>`;
}

export interface RunLook {
  face?: Face;
  bold?: boolean;
  /** Points; 16 when not given. */
  size?: number;
  colour?: string;
  /** Percent of the width. */
  scale?: number;
}

/** The look of a run as w:rPr; nothing for the body's own look. Sizes other than the body's are not tightened. */
export function runLook({ face, bold, size, colour, scale }: RunLook): string {
  const parts = [
    face ? fontsXml(face) : '',
    bold ? '<w:b/>' : '',
    colour ? `<w:color w:val="${colour}"/>` : '',
    size ? '<w:spacing w:val="0"/>' : '',
    scale && scale !== 100 ? `<w:w w:val="${scale}"/>` : '',
    size ? `<w:sz w:val="${Math.round(size * 2)}"/><w:szCs w:val="${Math.round(size * 2)}"/>` : '',
  ].join('');
  return parts === '' ? '' : `<w:rPr>${parts}</w:rPr>`;
}

/** One run; line breaks and tabs become elements. Without a given face it still asks for the Chinese font (quotes, dashes). */
export function run(text: string, look: RunLook = {}): string {
  const rPr = runLook({ face: 'fang', ...look });
  return text
    .split(/(\n|\t)/)
    .filter((part) => part !== '')
    .map((part) => {
      const inner = part === '\n' ? '<w:br/>' : part === '\t' ? '<w:tab/>' : `<w:t xml:space="preserve">${xmlText(part)}</w:t>`;
      return `<w:r>${rPr}${inner}</w:r>`;
    })
    .join('');
}

export interface ParagraphLook {
  align?: 'left' | 'center' | 'right' | 'both';
  /** Twips. */
  left?: number;
  right?: number;
  firstLine?: number;
  hanging?: number;
  /** Exact line height in twips; the body's when not given. Others do not snap to the grid of lines. */
  line?: number;
  before?: number;
  after?: number;
  keepNext?: boolean;
  /** 0 for the highest heading. */
  outline?: number;
  /** Raw w:pBdr or w:tabs, set where the schema wants them. */
  border?: string;
  tabs?: string;
}

export function paragraph(inner: string, look: ParagraphLook = {}): string {
  const { align, left, right, firstLine, hanging, line, before, after, keepNext, outline, border = '', tabs = '' } = look;
  const at = (name: string, value: number | undefined) => (value === undefined ? '' : ` w:${name}="${Math.round(value)}"`);
  const ind = at('left', left) + at('right', right) + at('hanging', hanging) + at('firstLine', firstLine);
  const spacing = line === undefined && before === undefined && after === undefined ? '' : `<w:spacing${at('before', before)}${at('after', after)} w:line="${line ?? bodyLine}" w:lineRule="exact"/>`;
  const pPr = [
    keepNext ? '<w:keepNext/>' : '',
    border,
    tabs,
    line === undefined || line === bodyLine ? '' : '<w:snapToGrid w:val="0"/>',
    spacing,
    ind === '' ? '' : `<w:ind${ind}/>`,
    align ? `<w:jc w:val="${align}"/>` : '',
    outline === undefined ? '' : `<w:outlineLvl w:val="${outline}"/>`,
  ].join('');
  return `<w:p>${pPr === '' ? '' : `<w:pPr>${pPr}</w:pPr>`}${inner}</w:p>`;
}

export const blankLine = paragraph('');
/** A blank line that stays with what follows. */
export const keptBlank = paragraph('', { keepNext: true });
/** A body paragraph: two characters in, justified. */
export const bodyParagraph = (inner: string, look: ParagraphLook = {}) =>
  paragraph(inner, { firstLine: charTwips * 2, align: 'both', ...look });

export interface Edge {
  /** Eighths of a point. */
  size: number;
  colour?: string;
  /** Points from the text. */
  space?: number;
}

export const edge = (name: string, { size, colour = '000000', space = 0 }: Edge) =>
  size === 0 ? `<w:${name} w:val="nil"/>` : `<w:${name} w:val="single" w:sz="${size}" w:space="${space}" w:color="${colour}"/>`;

export const rightTab = (position: number) => `<w:tabs><w:tab w:val="right" w:pos="${position}"/></w:tabs>`;

/** Who signs and the day below, never torn apart over two pages; an empty paragraph for nobody. */
export function signatureXml(issuer: string, day: string): string {
  if (issuer === '') return paragraph('');
  const indents = signatureIndents(issuer, day);
  const line = (text: string, indent: number, keepNext: boolean) => paragraph(run(text), { align: 'right', right: indent * charTwips, keepNext });
  return line(issuer, indents.issuer, true) + line(day, indents.day, false);
}
