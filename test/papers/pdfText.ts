import { execFileSync } from 'node:child_process';

/** What poppler reads in a PDF: pages in points, and their lines from top to bottom. Measuring only. */
export interface PdfLine {
  /** Middle of the line, from the top of the page. */
  y: number;
  left: number;
  right: number;
  text: string;
}
export interface PdfPage {
  width: number;
  height: number;
  lines: PdfLine[];
}

const unescaped = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#39|apos);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? "'");

export function readPdf(path: string): PdfPage[] {
  const xml = execFileSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return xml.split('<page ').slice(1).map((part): PdfPage => {
    const [, width = '0', height = '0'] = /width="([\d.]+)" height="([\d.]+)"/.exec(part) ?? [];
    const lines: PdfLine[] = [];
    const words = [...part.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g)].map((m) => ({
      left: Number(m[1]), right: Number(m[3]), y: (Number(m[2]) + Number(m[4])) / 2, text: unescaped(m[5] ?? ''),
    }));
    for (const word of words.toSorted((a, b) => a.y - b.y || a.left - b.left)) {
      const line = lines.find((one) => Math.abs(one.y - word.y) < 4);
      if (line) Object.assign(line, { left: Math.min(line.left, word.left), right: Math.max(line.right, word.right), text: line.text + word.text });
      else lines.push({ ...word });
    }
    return { width: Number(width), height: Number(height), lines };
  });
}

/** Every character of a PDF but blanks, as it can be copied out. */
export function pdfPlainText(path: string): string {
  return execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 }).replace(/\s+/g, '');
}

export const isPageNumber = (text: string): boolean => /^—\s*\d+\s*—$/.test(text);

export interface Grid {
  /** Lines of the body on the page, and the characters that a full line holds. */
  lines: number;
  characters: number;
  /** Mean distance of lines, points. */
  gap: number;
}

/** The grid of a page of pure ideographs. */
export function gridOf(page: PdfPage): Grid {
  const body = page.lines.filter((line) => !isPageNumber(line.text)).toSorted((a, b) => a.y - b.y);
  const first = body[0];
  const last = body.at(-1);
  return {
    lines: body.length,
    characters: Math.max(0, ...body.map((line) => [...line.text].length)),
    gap: first && last && body.length > 1 ? (last.y - first.y) / (body.length - 1) : 0,
  };
}
