/** The @page rules of each shape of paper, named, so that a pack prints upright and across sheets in one job. */

export type PageShape = 'official' | 'across' | 'plates' | 'platesAcross';

const font = '14pt/14pt "宋体", SimSun, "方正书宋_GBK", STSong, "Noto Serif CJK SC", serif';
const number = (page: string, side: string, indent: string) => `@page ${page}:${side} { @bottom-${side} {
  content: "\\2014\\00a0" counter(page) "\\00a0\\2014"; font: ${font};
  vertical-align: top; padding-top: calc(7mm - 4.2pt); padding-${side}: ${indent}; } }`;

/** `name` is empty for a job of one shape: then every page is of it. */
const rules: Readonly<Record<PageShape, (name: string) => string>> = {
  // GB/T 9704-2012: A4, numbers outside (odd right, even left), the dash 7 mm below the type area.
  official: (name) => `@page ${name} { size: 210mm 297mm; margin: 37mm 26mm 35mm 28mm; }
${number(name, 'right', '14pt')}
${number(name, 'left', '14pt')}`,
  // A4 across, the number in the middle.
  across: (name) => `@page ${name} { size: 297mm 210mm; margin: 15mm 20mm; @bottom-center {
  content: "\\2014\\00a0" counter(page) "\\00a0\\2014"; font: ${font}; } }`,
  plates: (name) => `@page ${name} { size: 210mm 297mm; margin: 0; }`,
  platesAcross: (name) => `@page ${name} { size: 297mm 210mm; margin: 0; }`,
};

export function pageRule(shape: PageShape): string {
  return rules[shape]('');
}

/** Every shape under its own name, for several papers in one job. */
export const namedPageRules = (['official', 'across', 'plates', 'platesAcross'] as const).map((shape) => `${rules[shape](shape)}\n.shape-${shape} { page: ${shape}; }`).join('\n');
