import PizZip from 'pizzip';
import { namespaces, rel, watermarkRun } from '#electron/documents/wordPackage.ts';
import { xmlHead } from '#electron/documents/xml.ts';

const part = (kind: string) => `word/${kind}Watermark.xml`;
const ownHeader = /^word\/header[^/]*\.xml$/;

/** The kinds of header that the first section needs and has not; later sections go on with those of the one before. */
function lackingKinds(section: string, settings: string): string[] {
  const needed = ['default', ...(section.includes('<w:titlePg') ? ['first'] : []), ...(settings.includes('<w:evenAndOddHeaders') ? ['even'] : [])];
  return needed.filter((kind) => !new RegExp(`<w:headerReference[^>]*w:type="${kind}"`).test(section));
}

/** The run put into the first paragraph of a header, which keeps its height; a header without one gets one. */
function marked(header: string, run: string): string {
  const opened = header.replace(/<w:p(?: [^>]*)?\/>/, (bare) => `${bare.slice(0, -2)}></w:p>`);
  const found = /<w:p(?: [^>]*)?>(?:<w:pPr>.*?<\/w:pPr>|<w:pPr\/>)?/s.exec(opened);
  if (!found) return opened.replace('</w:hdr>', `<w:p>${run}</w:p></w:hdr>`);
  const at = found.index + found[0].length;
  return opened.slice(0, at) + run + opened.slice(at);
}

/**
 * Any .docx with a word across each page, behind the text: in the headers that it has, and in new ones where a section has
 * none. An office's own template has no place for it, and practice must never be taken for a real paper.
 */
export function withWatermark(docx: Uint8Array, word: string): Uint8Array {
  const zip = new PizZip(docx);
  const read = (name: string) => zip.file(name)?.asText() ?? '';
  let shape = 0;
  // The office's namespaces may lack those of drawings: the run brings its own.
  const run = () => watermarkRun(`watermark${(shape += 1)}`, 2048 + shape, word).replace('<w:pict>', '<w:pict xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">');
  for (const name of Object.keys(zip.files).filter((one) => ownHeader.test(one))) zip.file(name, marked(read(name), run()));

  const document = read('word/document.xml').replace(/<w:sectPr([^>]*)\/>/g, '<w:sectPr$1></w:sectPr>');
  const whole = document.includes('<w:sectPr') ? document : document.replace('</w:body>', '<w:sectPr></w:sectPr></w:body>');
  const first = /<w:sectPr[^>]*>.*?<\/w:sectPr>/s.exec(whole)?.[0] ?? '';
  const kinds = lackingKinds(first, read('word/settings.xml'));
  const references = kinds.map((kind) => `<w:headerReference xmlns:r="${rel}" w:type="${kind}" r:id="rIdWatermark${kind}"/>`).join('');
  zip.file('word/document.xml', whole.replace(/<w:sectPr[^>]*>/, (tag) => tag + references));
  for (const kind of kinds) zip.file(part(kind), `${xmlHead}<w:hdr ${namespaces}><w:p>${run()}</w:p></w:hdr>`);
  const relations = kinds.map((kind) => `<Relationship Id="rIdWatermark${kind}" Type="${rel}/header" Target="${kind}Watermark.xml"/>`).join('');
  const relsName = 'word/_rels/document.xml.rels';
  zip.file(relsName, (read(relsName) || `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`).replace('</Relationships>', `${relations}</Relationships>`));
  const types = kinds.map((kind) => `<Override PartName="/${part(kind)}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>`).join('');
  zip.file('[Content_Types].xml', read('[Content_Types].xml').replace('</Types>', `${types}</Types>`));
  for (const file of Object.values(zip.files)) file.date = new Date(Date.UTC(2026, 0, 1));
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}
