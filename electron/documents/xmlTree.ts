/** A tree of the XML that office programs write: elements with their attributes, and texts. No entities of its own, no DTD. */

export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: (XmlElement | string)[];
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

const token = /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<[?!][^>]*>|<(\/?)([A-Za-z_][\w:.-]*)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/g;

/** Reads XML as it is nested; an element that is closed in the wrong order ends the reading of what is around it. */
export function readXml(xml: string): XmlElement {
  const top: XmlElement = { name: '', attributes: {}, children: [] };
  const open: XmlElement[] = [top];
  for (const [, cdata, closing, name, attributes = '', alone, text] of xml.matchAll(token)) {
    const parent = open.at(-1) ?? top;
    if (text !== undefined) parent.children.push(decoded(text));
    else if (cdata !== undefined) parent.children.push(cdata);
    else if (name === undefined) continue;
    else if (closing) {
      const at = open.findLastIndex((one) => one.name === name);
      if (at > 0) open.length = at;
    } else {
      const pairs = [...attributes.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, key = '', a, b]): [string, string] => [key, decoded(a ?? b ?? '')]);
      const element: XmlElement = { name, attributes: Object.fromEntries(pairs), children: [] };
      parent.children.push(element);
      if (!alone) open.push(element);
    }
  }
  return top;
}

export const elementsOf = (element: XmlElement): XmlElement[] => element.children.filter((one) => typeof one !== 'string');

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element && elementsOf(element).find((one) => one.name === name);
}

/** The first element of this name anywhere below. */
export function findElement(element: XmlElement, name: string): XmlElement | undefined {
  for (const one of elementsOf(element)) {
    if (one.name === name) return one;
    const inner = findElement(one, name);
    if (inner) return inner;
  }
  return undefined;
}
