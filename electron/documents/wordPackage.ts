import PizZip from 'pizzip';
import { fontsXml, paragraph, runLook } from '#electron/documents/wordParagraph.ts';
import { xmlHead } from '#electron/documents/xml.ts';

/** The parts of a .docx around its body: page, styles, fonts, footers with page numbers, watermark. */

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** What the parts that we write declare. */
export const namespaces = `xmlns:w="${main}" xmlns:r="${rel}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"`;

export interface Page {
  /** Twips: literals, because converted millimetres round differently from program to program. */
  width: number;
  height: number;
  top: number;
  right: number;
  bottom: number;
  left: number;
  footer: number;
}

/** A4 of GB/T 9704-2012: top 37, left 28, type area 156 × 225 mm. */
export const officialPage: Page = { width: 11906, height: 16838, top: 2097, right: 1474, bottom: 1984, left: 1587, footer: 1423 };
export const acrossPage: Page = { width: 16838, height: 11906, top: 850, right: 1134, bottom: 850, left: 1134, footer: 454 };

const gbFonts: readonly [name: string, alt: string, panose: string, family: string, pitch: string][] = [
  ['仿宋_GB2312', '仿宋', '02010609060101010101', 'modern', 'fixed'],
  ['楷体_GB2312', '楷体', '02010609060101010101', 'modern', 'fixed'],
  ['方正小标宋简体', '华文中宋', '02010600040101010101', 'auto', 'variable'],
  ['黑体', 'SimHei', '02010609060101010101', 'modern', 'fixed'],
  ['宋体', 'SimSun', '02010600030101010101', 'auto', 'variable'],
];

/** The substitutes that Word, WPS and LibreOffice take when an office has not the font of the standard. */
const fontTable = `${xmlHead}<w:fonts xmlns:w="${main}">${gbFonts
  .map(
    ([name, alt, panose, family, pitch]) =>
      `<w:font w:name="${name}"><w:altName w:val="${alt}"/><w:panose1 w:val="${panose}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="${pitch}"/></w:font>`,
  )
  .join('')}<w:font w:name="Times New Roman"><w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>`;

/**
 * −0.25 pt between characters of 16 pt gives 28 of them in 156 mm, which plain 16 pt does not. overflowPunct is Word's
 * default written out: without it, LibreOffice 7.4 swallows a full stop that falls behind the 28th character.
 */
const styles = `${xmlHead}<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr>${fontsXml('fang')}<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:overflowPunct w:val="1"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/></w:pPr><w:rPr>${fontsXml('fang')}<w:spacing w:val="-5"/><w:kern w:val="0"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`;

const settings = (parity: boolean) =>
  `${xmlHead}<w:settings xmlns:w="${main}"><w:zoom w:percent="100"/>${parity ? '<w:evenAndOddHeaders/>' : ''}<w:drawingGridVerticalSpacing w:val="579"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:ulTrailSpace/><w:useFELayout/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`;

const field = (code: string, look: string) =>
  `<w:r>${look}<w:fldChar w:fldCharType="begin"/></w:r><w:r>${look}<w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r>${look}<w:fldChar w:fldCharType="separate"/></w:r><w:r>${look}<w:t>1</w:t></w:r><w:r>${look}<w:fldChar w:fldCharType="end"/></w:r>`;

/** `— 1 —`, 四号 宋体; odd pages right, even pages left, one character in. */
function footer(side: 'left' | 'right' | 'center', bare: boolean): string {
  if (bare) return `${xmlHead}<w:ftr ${namespaces}>${paragraph('', { line: 20 })}</w:ftr>`;
  const look = runLook({ face: 'song', size: 14 });
  const dash = (text: string) => `<w:r>${look}<w:t xml:space="preserve">${text}</w:t></w:r>`;
  const inner = `${dash('— ')}${field('PAGE', look)}${dash(' —')}`;
  const indent = side === 'left' ? { left: 280 } : side === 'right' ? { right: 280 } : {};
  return `${xmlHead}<w:ftr ${namespaces}>${paragraph(inner, { align: side, line: 320, ...indent })}</w:ftr>`;
}

/** A word across the page, as a run for a paragraph of a header: drawn as Word draws watermarks. `id` is the shape's, one a header. */
export function watermarkRun(id: string, number: number, watermark: string): string {
  return `<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype><v:shape id="${id}" o:spid="_x0000_s${number}" type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;width:300pt;height:150pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#d9d9d9" stroked="f"><v:textpath style="font-family:&quot;黑体&quot;;font-size:1pt" string="${watermark}"/></v:shape></w:pict></w:r>`;
}

/** An empty header in ordinary work; in practice data the word 练习 across the page. */
function header(id: string, number: number, watermark: string): string {
  return `${xmlHead}<w:hdr ${namespaces}>${paragraph(watermark === '' ? '' : watermarkRun(id, number, watermark), { line: 240 })}</w:hdr>`;
}

const overrides: readonly [part: string, type: string][] = [
  ['word/document.xml', 'document.main'],
  ['word/styles.xml', 'styles'],
  ['word/settings.xml', 'settings'],
  ['word/fontTable.xml', 'fontTable'],
  ['word/footer1.xml', 'footer'],
  ['word/footer2.xml', 'footer'],
  ['word/header1.xml', 'header'],
  ['word/header2.xml', 'header'],
];
const contentTypes = `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides
  .map(([part, type]) => `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`)
  .join('')}</Types>`;
const relationships = (entries: readonly [type: string, target: string][]) =>
  `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries
    .map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${rel}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** Nothing but room: name plates stand at places of their own. */
export const barePage = (across: boolean): Page => ({ ...(across ? { width: 16838, height: 11906 } : { width: 11906, height: 16838 }), top: 284, right: 284, bottom: 284, left: 284, footer: 142 });

export interface WordPage {
  page: Page;
  /** No page numbers. */
  bare?: boolean;
  /** Page numbers outside, by parity; otherwise in the middle. */
  parity: boolean;
  /** Line pitch of the grid in twips, or null. */
  pitch: number | null;
  watermark: string;
}

/** A .docx around body paragraphs. The times inside are fixed, so that the same paper gives the same bytes. */
export function wordPackage(body: string, { page, parity, pitch, watermark, bare = false }: WordPage): Uint8Array {
  const across = page.width > page.height ? ' w:orient="landscape"' : '';
  const reference = (kind: string, type: string, id: number) => `<w:${kind}Reference w:type="${type}" r:id="rId${id}"/>`;
  const sectPr = `<w:sectPr>${reference('header', 'default', 6)}${reference('header', 'even', 7)}${reference('footer', 'default', 4)}${reference('footer', 'even', 5)}<w:pgSz w:w="${page.width}" w:h="${page.height}"${across}/><w:pgMar w:top="${page.top}" w:right="${page.right}" w:bottom="${page.bottom}" w:left="${page.left}" w:header="851" w:footer="${page.footer}" w:gutter="0"/>${pitch === null ? '' : `<w:docGrid w:type="lines" w:linePitch="${pitch}"/>`}</w:sectPr>`;
  const files: Readonly<Record<string, string>> = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relationships([['officeDocument', 'word/document.xml']]),
    'word/document.xml': `${xmlHead}<w:document ${namespaces}><w:body>${body}${sectPr}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relationships([
      ['styles', 'styles.xml'], ['settings', 'settings.xml'], ['fontTable', 'fontTable.xml'],
      ['footer', 'footer1.xml'], ['footer', 'footer2.xml'], ['header', 'header1.xml'], ['header', 'header2.xml'],
    ]),
    'word/styles.xml': styles,
    'word/settings.xml': settings(parity),
    'word/fontTable.xml': fontTable,
    'word/footer1.xml': footer(parity ? 'right' : 'center', bare),
    'word/footer2.xml': footer(parity ? 'left' : 'center', bare),
    'word/header1.xml': header('watermarkOdd', 2049, watermark),
    'word/header2.xml': header('watermarkEven', 2050, watermark),
  };
  const zip = new PizZip();
  for (const [name, text] of Object.entries(files)) zip.file(name, text, { date: new Date(Date.UTC(2026, 0, 1)), createFolders: false });
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}

