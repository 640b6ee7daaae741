import PizZip from 'pizzip';

/** What must hold for every .docx that the program makes; answers sentences about what does not. */

export function docxPart(bytes: Uint8Array, name: string): string {
  const file = new PizZip(bytes).file(name);
  if (!file) throw new Error(`no ${name}`);
  return file.asText();
}

/** The text of the body, paragraph by paragraph; breaks are line breaks, tabs are tabs. */
export function docxText(bytes: Uint8Array): string[] {
  const xml = docxPart(bytes, 'word/document.xml');
  return [...xml.matchAll(/<w:p(?: [^>]*)?>(.*?)<\/w:p>/gs)].map((m) =>
    [...(m[1] ?? '').matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(br|tab)\/>/g)]
      .map(([, text, sign]) => (sign === 'br' ? '\n' : sign === 'tab' ? '\t' : (text ?? '')))
      .join('')
      .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? ''),
  );
}

const wellFormedTag = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/y;

/** Elements that are open, closed in the wrong order, or not XML at all. */
function nesting(xml: string): string | null {
  const open: string[] = [];
  let at = xml.startsWith('<?xml') ? xml.indexOf('?>') + 2 : 0;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    if (next < 0) break;
    wellFormedTag.lastIndex = next;
    const tag = wellFormedTag.exec(xml);
    if (!tag) return `no tag at ${xml.slice(next, next + 40)}`;
    const [, closing, name = '', , alone] = tag;
    if (closing) {
      if (open.pop() !== name) return `</${name}> closes another element`;
    } else if (!alone) open.push(name);
    at = wellFormedTag.lastIndex;
  }
  return open.length > 0 ? `<${open.join('><')}> left open` : null;
}

export interface DocxWish {
  /** A4 upright with the margins, grid and parity of GB/T 9704-2012. */
  official: boolean;
}

export function docxProblems(bytes: Uint8Array, { official }: DocxWish): string[] {
  const problems: string[] = [];
  const want = (holds: boolean, what: string) => {
    if (!holds) problems.push(what);
  };
  const parts = Object.keys(new PizZip(bytes).files).filter((name) => /\.(xml|rels)$/.test(name));
  for (const name of parts) {
    const xml = docxPart(bytes, name);
    const broken = nesting(xml);
    want(broken === null, `${name}: ${broken ?? ''}`);
    want(xml.isWellFormed(), `${name}: lone surrogate`);
    // eslint-disable-next-line no-control-regex
    want(!/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml), `${name}: control character`);
  }
  const xml = docxPart(bytes, 'word/document.xml');
  const text = docxText(bytes).join('\n');
  want(!/[{}｛｝]/.test(text), 'a brace is left');
  want(!/undefined|null|\[object|NaN/.test(text), 'undefined is printed');
  for (const cell of xml.matchAll(/<w:tc>.*?<\/w:tc>/gs)) want(/(<\/w:p>|<w:p\/>)<\/w:tc>$/.test(cell[0]), 'a cell does not end in a paragraph');
  want(/(<\/w:p>|<w:p\/>)<w:sectPr>/.test(xml), 'the body does not end in a paragraph');
  want(docxPart(bytes, 'word/fontTable.xml').includes('<w:altName w:val="仿宋"/>'), 'no altName for 仿宋_GB2312');
  const styles = docxPart(bytes, 'word/styles.xml');
  want(/w:styleId="Normal">.*?<w:spacing w:val="-5"\/>.*?<w:sz w:val="32"\/>/s.test(styles), 'Normal is not 16 pt tightened by 0.25 pt');
  for (const name of ['word/footer1.xml', 'word/footer2.xml']) want(docxPart(bytes, name).includes(' PAGE '), `${name}: no page number`);
  if (official) {
    want(xml.includes('<w:pgSz w:w="11906" w:h="16838"/>'), 'not A4');
    want(/<w:pgMar w:top="2097" w:right="1474" w:bottom="1984" w:left="1587"/.test(xml), 'other margins');
    want(xml.includes('<w:docGrid w:type="lines" w:linePitch="579"/>'), 'other grid');
    want(docxPart(bytes, 'word/settings.xml').includes('<w:evenAndOddHeaders/>'), 'no even and odd footers');
    want(/w:type="default" r:id="rId4".*w:type="even" r:id="rId5"/.test(xml), 'no footer for even pages');
  } else {
    want(xml.includes('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'), 'not A4 across');
    want(xml.includes('<w:tblHeader/>'), 'the head row is not repeated');
  }
  return problems;
}
