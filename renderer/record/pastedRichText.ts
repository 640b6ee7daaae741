import { type Block, fromPlainText, type HeadingLevel, type RichText, type Run } from '#shared/richText.ts';
import { cleanText } from '#renderer/ui/typedText.ts';

/** Text that Word, WPS, WeChat or a browser put on the clipboard, as the one model: structure and bold are kept, all else is left behind. */

const skipped = new Set(['STYLE', 'SCRIPT', 'TITLE', 'META', 'LINK', 'XML', 'O:P', 'IMG', 'SVG', 'VIDEO', 'AUDIO', 'IFRAME', 'BUTTON', 'INPUT', 'TEMPLATE', 'NOSCRIPT']);
const blockTags = new Set(['P', 'DIV', 'SECTION', 'ARTICLE', 'BLOCKQUOTE', 'PRE', 'UL', 'OL', 'LI', 'TABLE', 'TBODY', 'THEAD', 'TR', 'TD', 'TH', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'HR', 'FIGURE', 'HEADER', 'FOOTER', 'MAIN', 'DL', 'DT', 'DD', 'CENTER']);

const styleOf = (element: Element): string => element.getAttribute('style') ?? '';

/** Word draws a list's numbers as text of its own: they are made anew by the list. */
const isListMarker = (element: Element): boolean => /mso-list:\s*ignore/i.test(styleOf(element));

const isHidden = (element: Element): boolean => /display:\s*none|mso-hide:\s*all/i.test(styleOf(element));

function boldOf(element: Element, outer: boolean): boolean {
  const weight = /font-weight:\s*(bold|bolder|normal|lighter|\d{3})/i.exec(styleOf(element))?.[1]?.toLowerCase();
  if (weight !== undefined) return weight.startsWith('bold') || Number(weight) >= 600;
  return outer || element.tagName === 'B' || element.tagName === 'STRONG';
}

/** Adds text to the last line. */
function add(lines: Run[][], text: string, bold: boolean): void {
  const line = lines.at(-1);
  const last = line?.at(-1);
  if (last && (last.bold ?? false) === bold) last.text += text;
  else line?.push(bold ? { text, bold: true } : { text });
}

function cut(lines: Run[][]): void {
  if ((lines.at(-1)?.length ?? 0) > 0) lines.push([]);
}

/** Spaces between Chinese letters that only the layout made go; those between words stay one. */
function tidy(runs: readonly Run[]): Run[] {
  const first = runs.findIndex((run) => run.text.trim() !== '');
  const last = runs.findLastIndex((run) => run.text.trim() !== '');
  return runs.slice(Math.max(0, first), last + 1).map((run, i, all) => {
    let text = run.text;
    if (i === 0) text = text.replace(/^[\s\u3000]+/, '');
    if (i === all.length - 1) text = text.replace(/[\s\u3000]+$/, '');
    return { ...run, text };
  }).filter((run) => run.text !== '');
}

function collect(node: Node, bold: boolean, lines: Run[][]): void {
  for (const child of node.childNodes) {
    if (child.nodeType === 3) {
      const text = cleanText(child.textContent ?? '').replace(/\u00a0/g, ' ').replace(/[ \t\n]+/g, ' ').replace(/(?<=[\p{Script=Han}，。；：、]) (?=\p{Script=Han})/gu, '');
      if (text !== '') add(lines, text, bold);
    } else if (child instanceof Element && !skipped.has(child.tagName) && !isListMarker(child) && !isHidden(child)) {
      if (child.tagName === 'BR') cut(lines);
      else {
        const cuts = blockTags.has(child.tagName);
        if (cuts) cut(lines);
        collect(child, boldOf(child, bold), lines);
        if (cuts) cut(lines);
      }
    }
  }
}

function linesOf(node: Node, bold = false): Run[][] {
  const lines: Run[][] = [[]];
  collect(node, bold, lines);
  return lines.map(tidy).filter((line) => line.length > 0);
}

/** One run list for a cell or an item: its paragraphs, set apart by a space. */
function joined(lines: readonly Run[][]): Run[] {
  return lines.flatMap((line, i) => (i === 0 ? line : [{ text: ' ' }, ...line])).reduce<Run[]>((all, run) => {
    const last = all.at(-1);
    if (last && (last.bold ?? false) === (run.bold ?? false)) last.text += run.text;
    else all.push({ ...run });
    return all;
  }, []);
}

function paragraphsOf(lines: readonly Run[][]): Block[] {
  return lines.map((runs): Block => {
    const plain = fromPlainText(runs.map((run) => run.text).join('')).blocks[0];
    // 一、 and （一） at the head of a short line make it a heading, as in a file typed by hand.
    return plain?.type === 'heading' ? plain : { type: 'paragraph', runs };
  });
}

/** A paragraph of Word's that is an item of a list: ordered when its marker is a number. Null for one that Word numbers 一、 or （一）: a heading. */
function wordItem(element: Element): { ordered: boolean; runs: Run[] } | null {
  if (!/mso-list:\s*(?!none|ignore)\S/i.test(styleOf(element)) || wordHeading(element)) return null;
  const marker = markerOf(element);
  return { ordered: /\d|[一二三四五六七八九十]|[a-z][.)]/i.test(marker), runs: joined(linesOf(element)) };
}

const markerOf = (element: Element): string => [...element.querySelectorAll('[style]')].find(isListMarker)?.textContent?.trim() ?? '';

/** The heading that a paragraph is by the number that Word gave it; typed by hand it would be one too (paragraphsOf). */
function wordHeading(element: Element): Block | null {
  const marker = markerOf(element);
  if (!/^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])$/.test(marker)) return null;
  const [block] = fromPlainText(`${marker}${joined(linesOf(element)).map((run) => run.text).join('')}`).blocks;
  return block?.type === 'heading' ? block : null;
}

function addItem(blocks: Block[], ordered: boolean, runs: Run[]): void {
  if (runs.length === 0) return;
  const last = blocks.at(-1);
  if (last?.type === 'list' && last.ordered === ordered) blocks[blocks.length - 1] = { ...last, items: [...last.items, runs] };
  else blocks.push({ type: 'list', ordered, items: [runs] });
}

function tableOf(table: Element): Block[] {
  const rows = [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table);
  const cells = rows.map((row) => [...row.children].filter((cell) => cell.tagName === 'TD' || cell.tagName === 'TH').map((cell) => joined(linesOf(cell)))).filter((row) => row.length > 0);
  if (cells.length === 0) return [];
  // A page laid out by a table of one cell is text, not a table.
  if (cells.every((row) => row.length === 1)) return rows.flatMap((row) => blocksOf(row.children[0] ?? row));
  const columns = Math.max(...cells.map((row) => row.length));
  return [{ type: 'table', rows: cells.map((row) => Array.from({ length: columns }, (_, i) => row[i] ?? [])) }];
}

const hasBlocks = (element: Element): boolean => [...element.querySelectorAll('*')].some((one) => blockTags.has(one.tagName));

function blocksOf(parent: Element, bold = false): Block[] {
  const blocks: Block[] = [];
  let loose: Node[] = [];
  const flush = () => {
    const holder = parent.ownerDocument.createElement('div');
    for (const node of loose) holder.append(node.cloneNode(true));
    loose = [];
    blocks.push(...paragraphsOf(linesOf(holder, bold)));
  };
  for (const child of parent.childNodes) {
    if (!(child instanceof Element) || (!blockTags.has(child.tagName) && !hasBlocks(child))) {
      loose.push(child);
      continue;
    }
    flush();
    if (skipped.has(child.tagName) || isHidden(child)) continue;
    const heading = /^H([1-6])$/.exec(child.tagName)?.[1];
    if (heading) {
      const level = Math.min(4, Number(heading)) as HeadingLevel; // 1 to 4 after the minimum
      const text = linesOf(child).map((line) => line.map((run) => run.text).join('')).join('');
      if (text !== '') blocks.push({ type: 'heading', level, runs: [{ text }] });
    } else if (child.tagName === 'UL' || child.tagName === 'OL') {
      for (const item of child.querySelectorAll('li')) addItem(blocks, child.tagName === 'OL', itemRuns(item));
    } else if (child.tagName === 'TABLE') blocks.push(...tableOf(child));
    else {
      const item = wordItem(child);
      const numbered = wordHeading(child);
      if (numbered) blocks.push(numbered);
      else if (item) addItem(blocks, item.ordered, item.runs);
      else blocks.push(...(hasBlocks(child) ? blocksOf(child, boldOf(child, bold)) : paragraphsOf(linesOf(child, boldOf(child, bold)))));
    }
  }
  flush();
  return blocks;
}

/** The words of an item without those of lists inside it: they become items of their own. */
function itemRuns(item: Element): Run[] {
  const copy = item.cloneNode(true);
  if (!(copy instanceof Element)) return [];
  for (const inner of copy.querySelectorAll('ul, ol')) inner.remove();
  return joined(linesOf(copy));
}

/** Rich text from the clipboard's HTML. */
export function fromHtml(html: string): RichText {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return { version: 1, blocks: blocksOf(body) };
}
