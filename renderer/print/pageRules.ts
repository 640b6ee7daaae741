/** The @page rules of each shape of paper. They stand in the page itself, because only one shape can be printed at a time. */

const number = (side: string, indent: string) => `@page :${side} { @bottom-${side} {
  content: "\\2014\\00a0" counter(page) "\\00a0\\2014"; font: 14pt/14pt "宋体", SimSun, "方正书宋_GBK", STSong, "Noto Serif CJK SC", serif;
  vertical-align: top; padding-top: calc(7mm - 4.2pt); padding-${side}: ${indent}; } }`;

/** GB/T 9704-2012: A4, numbers outside (odd right, even left), the dash 7 mm below the type area. */
export const officialPageRule = `@page { size: 210mm 297mm; margin: 37mm 26mm 35mm 28mm; }
${number('right', '14pt')}
${number('left', '14pt')}`;

/** A4 across, the number in the middle. */
export const acrossPageRule = `@page { size: 297mm 210mm; margin: 15mm 20mm; @bottom-center {
  content: "\\2014\\00a0" counter(page) "\\00a0\\2014"; font: 14pt/14pt "宋体", SimSun, "方正书宋_GBK", STSong, "Noto Serif CJK SC", serif; } }`;
