import PizZip from 'pizzip';
import { childOf, elementsOf, findElement, readXml, type XmlElement } from '#electron/documents/xmlTree.ts';
import { Failure } from '#shared/failure.ts';
import type { Run } from '#shared/richText.ts';
import { cleanText } from '#shared/rules/text.ts';

/** One paragraph of a .docx as it reads: tracked changes taken as accepted. */
export interface WordParagraph {
  type: 'paragraph';
  runs: Run[];
  text: string;
  align: string;
  /** 0 for the highest heading; null: body text. */
  outline: number | null;
  /** The automatic number in front, as its format says: `chineseCounting %1、` at level 0. */
  list: { format: string; text: string } | null;
}
export interface WordTable {
  type: 'table';
  rows: Run[][][];
}
export type WordBlock = WordParagraph | WordTable;

export interface WordFile {
  blocks: WordBlock[];
  /** Tracked changes that were taken as accepted, and pictures that text can't hold. */
  tracked: boolean;
  pictures: number;
}

const most = 60_000_000;
const wrong = (what: string) => new Failure('file', `${what}资料没有改动。`, '请在 WPS 或 Word 里打开它，另存为 .docx，再选一次。');

/** The .docx as a zip, after the signs of other things: old .doc, macros, encryption, damage. Throws Failure 'file'. */
export function openWord(bytes: Uint8Array): PizZip {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw wrong('这是旧格式的 .doc，或者加了密码的文件，不能直接读取。');
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw wrong('这不是 Word 文档（.docx）。');
  let zip: PizZip;
  try {
    zip = new PizZip(bytes);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw wrong('这个文件已经损坏，打不开。');
  }
  if (!zip.file('word/document.xml') || !zip.file('[Content_Types].xml')) throw wrong('这不是 Word 文档（.docx）。');
  const types = zip.file('[Content_Types].xml')?.asText() ?? '';
  if (zip.file('word/vbaProject.bin') || types.includes('macroEnabled')) throw wrong('这个文件带有宏（.docm），为安全起见不读取。');
  return zip;
}

function partText(zip: PizZip, name: string): string {
  const file = zip.file(name);
  if (!file) return '';
  let text: string;
  try {
    text = file.asText();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw wrong('这个文件已经损坏，里面的文字读不出来。');
  }
  if (text.length > most) throw wrong('这个文件太大，不像是一份文书。');
  return text;
}

const value = (element: XmlElement | undefined, key = 'w:val'): string | undefined => element?.attributes[key];
const isOn = (element: XmlElement | undefined) => element !== undefined && !['0', 'false', 'none', 'off'].includes(value(element) ?? '1');

type Numbering = ReadonlyMap<string, readonly { format: string; text: string }[]>;

function readNumbering(xml: string): Numbering {
  const top = findElement(readXml(xml), 'w:numbering');
  const abstract = new Map<string, { format: string; text: string }[]>();
  const numbering = new Map<string, readonly { format: string; text: string }[]>();
  for (const one of top ? elementsOf(top) : []) {
    if (one.name === 'w:abstractNum') {
      const levels = elementsOf(one).filter((level) => level.name === 'w:lvl');
      abstract.set(value(one, 'w:abstractNumId') ?? '', levels.map((level) => ({ format: value(childOf(level, 'w:numFmt')) ?? '', text: value(childOf(level, 'w:lvlText')) ?? '' })));
    } else if (one.name === 'w:num') {
      numbering.set(value(one, 'w:numId') ?? '', abstract.get(value(childOf(one, 'w:abstractNumId')) ?? '') ?? []);
    }
  }
  return numbering;
}

/** Outline levels that styles give: a heading style says what a paragraph of its own does not. */
function readStyles(xml: string): ReadonlyMap<string, number> {
  const top = findElement(readXml(xml), 'w:styles');
  const levels = new Map<string, number>();
  for (const style of top ? elementsOf(top) : []) {
    const level = value(childOf(childOf(style, 'w:pPr'), 'w:outlineLvl'));
    if (level !== undefined && Number(level) < 9) levels.set(value(style, 'w:styleId') ?? '', Number(level));
  }
  return levels;
}

interface Reading {
  file: WordFile;
  numbering: Numbering;
  styles: ReadonlyMap<string, number>;
}

/** Deleted text, field codes and what Word keeps for older versions are no text. */
const passedOver = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'w:delText', 'mc:Fallback', 'w:pPr', 'w:rPr', 'w:sectPr', 'w:txbxContent']);

function readRuns(element: XmlElement, reading: Reading, bold: boolean, into: Run[]): void {
  const say = (text: string) => {
    const last = into.at(-1);
    if (last && Boolean(last.bold) === bold) last.text += text;
    else into.push(bold ? { text, bold: true } : { text });
  };
  for (const one of elementsOf(element)) {
    if (one.name === 'w:del' || one.name === 'w:ins' || one.name === 'w:moveTo') reading.file.tracked = true;
    if (passedOver.has(one.name)) continue;
    if (one.name === 'w:t') say(one.children.filter((child) => typeof child === 'string').join(''));
    else if (one.name === 'w:tab') say('\t');
    else if (one.name === 'w:br' || one.name === 'w:cr') say(value(one, 'w:type') === 'page' ? '' : '\n');
    else if (one.name === 'w:drawing' || one.name === 'w:pict' || one.name === 'w:object') reading.file.pictures += 1;
    else if (one.name === 'w:r') readRuns(one, reading, isOn(childOf(childOf(one, 'w:rPr'), 'w:b')), into);
    else readRuns(one, reading, bold, into);
  }
}

function readParagraph(element: XmlElement, reading: Reading): WordParagraph {
  const runs: Run[] = [];
  readRuns(element, reading, false, runs);
  const properties = childOf(element, 'w:pPr');
  const own = value(childOf(properties, 'w:outlineLvl'));
  const styled = reading.styles.get(value(childOf(properties, 'w:pStyle')) ?? '');
  const outline = own === undefined ? styled : Number(own);
  const numPr = childOf(properties, 'w:numPr');
  const level = reading.numbering.get(value(childOf(numPr, 'w:numId')) ?? '')?.[Number(value(childOf(numPr, 'w:ilvl')) ?? 0)];
  const clean = runs.map((run) => ({ ...run, text: cleanText(run.text) })).filter((run) => run.text !== '');
  return {
    type: 'paragraph', runs: clean, text: clean.map((run) => run.text).join(''), align: value(childOf(properties, 'w:jc')) ?? '',
    outline: outline !== undefined && outline < 9 ? outline : null, list: level ?? null,
  };
}

function readBlocks(element: XmlElement, reading: Reading): WordBlock[] {
  return elementsOf(element).flatMap((one): WordBlock[] => {
    if (one.name === 'w:p') {
      // A paragraph whose mark was deleted as well is gone with its text.
      const gone = isOn(childOf(childOf(childOf(one, 'w:pPr'), 'w:rPr'), 'w:del'));
      const paragraph = readParagraph(one, reading);
      return gone && paragraph.text === '' ? [] : [paragraph];
    }
    if (one.name === 'w:tbl') {
      const rows = elementsOf(one).filter((row) => row.name === 'w:tr');
      const cellRuns = (cell: XmlElement): Run[] =>
        readBlocks(cell, reading).flatMap((block, i): Run[] => {
          const runs = block.type === 'paragraph' ? block.runs : block.rows.flat(2);
          return i > 0 && runs.length > 0 ? [{ text: '\n' }, ...runs] : runs;
        });
      return [{ type: 'table', rows: rows.map((row) => elementsOf(row).filter((cell) => cell.name === 'w:tc').map(cellRuns)) }];
    }
    return ['w:sdt', 'w:sdtContent', 'w:ins', 'w:moveTo', 'w:smartTag', 'w:customXml'].includes(one.name) ? readBlocks(one, reading) : [];
  });
}

/** Paragraphs and tables of a .docx, in order. Throws Failure 'file' for a foreign, damaged or dangerous file. */
export function readWord(bytes: Uint8Array): WordFile {
  const zip = openWord(bytes);
  const body = findElement(readXml(partText(zip, 'word/document.xml')), 'w:body');
  if (!body) throw wrong('这个文件已经损坏，里面没有正文。');
  const file: WordFile = { blocks: [], tracked: false, pictures: 0 };
  const reading: Reading = { file, numbering: readNumbering(partText(zip, 'word/numbering.xml')), styles: readStyles(partText(zip, 'word/styles.xml')) };
  file.blocks = readBlocks(body, reading);
  return file;
}
