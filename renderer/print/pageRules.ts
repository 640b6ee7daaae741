/** The @page rules of each shape of paper, named, so that a pack prints upright and across sheets in one job. */

export type PageShape = 'official' | 'across' | 'plates' | 'platesAcross';

const font = '14pt/14pt "宋体", SimSun, "方正书宋_GBK", STSong, "Noto Serif CJK SC", serif';
const number = (side: string, indent: string) => `@page :${side} { @bottom-${side} {
  content: "\\2014\\00a0" counter(page) "\\00a0\\2014"; font: ${font};
  vertical-align: top; padding-top: calc(7mm - 4.2pt); padding-${side}: ${indent}; } }`;

/** Size and margins; GB/T 9704-2012 for `official`: A4, type area 156 × 225 mm. */
const boxes: Readonly<Record<PageShape, string>> = {
  official: 'size: 210mm 297mm; margin: 37mm 26mm 35mm 28mm;',
  across: 'size: 297mm 210mm; margin: 15mm 20mm;',
  plates: 'size: 210mm 297mm; margin: 0;',
  platesAcross: 'size: 297mm 210mm; margin: 0;',
};

/** Page numbers: outside by parity, the dash 7 mm below the type area; across in the middle; none on name plates. */
const numbers: Readonly<Record<PageShape, string>> = {
  official: `${number('right', '14pt')}\n${number('left', '14pt')}`,
  across: `@page { @bottom-center { content: "\\2014\\00a0" counter(page) "\\00a0\\2014"; font: ${font}; } }`,
  plates: '',
  platesAcross: '',
};

/** For a job of one shape: every page is of it. */
export function pageRule(shape: PageShape): string {
  return `@page { ${boxes[shape]} }\n${numbers[shape]}`;
}

const shapes = ['official', 'across', 'plates', 'platesAcross'] as const;

/**
 * Every shape under its own name, for several papers in one job. Without page numbers: Chromium can't begin them anew inside
 * a job, and an agenda must not say that it is page 3.
 */
export const namedPageRules = shapes.map((shape) => `@page ${shape} { ${boxes[shape]} }\n.shape-${shape} { page: ${shape}; }`).join('\n');
