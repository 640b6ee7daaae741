import type { WordBlock, WordParagraph } from '#electron/documents/readWord.ts';
import { similarity } from '#shared/papers/compare.ts';
import { runsText, withoutNumber, type Block, type HeadingLevel, type RichText, type Run } from '#shared/richText.ts';

export interface RevisedText {
  title: string | null;
  body: RichText;
}

const bare = (text: string) => text.replace(/[\s\u3000]+/g, '');
const isEmpty = (block: WordBlock) => block.type === 'paragraph' && bare(block.text) === '';
const numberLine = /^(?:.{0,20}〔\d{4}〕\d+号|待编号)$/;
const namesLine = /^[\s\u3000]*(?:出席|请假|列席|缺席|印送|抄送|签发人?)[:：]/;
const factLine = /^[\s\u3000]*(?:时间|地点|议题|主持人|参加人员|记录人)[:：]/;

/** Where the body begins: behind the centred head, or behind the title where an office's template centres nothing. */
function bodyStart(blocks: readonly WordBlock[], title: string): { start: number; title: string | null } {
  const titled = blocks.findIndex((block, i) => i < 25 && block.type === 'paragraph' && bare(block.text) !== '' && similarity(bare(block.text), bare(title)) > 0.6);
  let start = 0;
  let last: string | null = null;
  while (start < blocks.length) {
    const block = blocks[start];
    if (!block || block.type !== 'paragraph') break;
    if (!isEmpty(block)) {
      if (block.align !== 'center' && start > titled) break;
      if (!numberLine.test(bare(block.text))) last = block.text.replace(/[\n\u3000]+/g, '').trim();
    }
    start += 1;
  }
  const found = blocks[titled];
  return { start: Math.max(start, titled + 1), title: found?.type === 'paragraph' ? found.text.replace(/[\n\u3000]+/g, '').trim() : last };
}

const chineseList = /chinese|ideograph|japaneseCounting/i;

/** The level of a heading, or null for text: by its typed or automatic number, then by its outline. */
function headingOf(paragraph: WordParagraph): HeadingLevel | null {
  const text = paragraph.text.replace(/^[\s\u3000]+/, '');
  const short = [...text].length <= 40 && !/[。；;]$/.test(text);
  const marked = paragraph.outline !== null || short;
  const auto = paragraph.list && chineseList.test(paragraph.list.format) ? (/[（(]/.test(paragraph.list.text) ? 2 : 1) : null;
  if (auto !== null && marked) return auto;
  if (/^[一二三四五六七八九十]{1,3}[、.．]/.test(text) && marked) return 1;
  if (/^[（(][一二三四五六七八九十]{1,3}[）)]/.test(text) && marked) return 2;
  if (paragraph.outline === null) return null;
  if (/^\d{1,2}[.．、](?!\d)/.test(text)) return 3;
  if (/^[（(]\d{1,2}[）)]/.test(text)) return 4;
  const level = Math.min(4, Math.max(1, paragraph.outline));
  return level as HeadingLevel; // one of 1 to 4 by the line above
}

function trimmed(runs: readonly Run[]): Run[] {
  const [first, ...rest] = runs;
  const last = rest.at(-1);
  if (!first) return [];
  const all = [{ ...first, text: first.text.replace(/^[\s\u3000]+/, '') }, ...rest];
  return last ? all.map((run, i) => (i === all.length - 1 ? { ...run, text: run.text.replace(/[\s\u3000]+$/, '') } : run)) : [{ ...first, text: first.text.trim() }];
}

/** The text of the paper from what was read, numbers taken off: they are given anew by level. */
export function revisedText(blocks: readonly WordBlock[], paper: { title: string; layout: 'official' | 'record' }): RevisedText {
  const { start, title } = bodyStart(blocks, paper.title);
  const out: Block[] = [];
  for (const block of blocks.slice(start)) {
    if (block.type === 'table') {
      const text = bare(block.rows.flat(2).map((run) => run.text).join(''));
      if (/^(?:印送|抄送|共印)|印发$|共印\d+份$/.test(text)) break;
      out.push({ type: 'table', rows: block.rows });
      continue;
    }
    if (isEmpty(block)) continue;
    if (namesLine.test(block.text)) break;
    if (paper.layout === 'record' && out.length === 0 && factLine.test(block.text)) continue;
    const runs = trimmed(block.runs);
    const level = headingOf(block);
    const text = runsText(runs);
    const last = out.at(-1);
    const number = /^(\d{1,2})[.．、](?!\d)/.exec(text);
    const automatic = block.list && !chineseList.test(block.list.format);
    if (level !== null) out.push({ type: 'heading', level, runs: withoutNumber(level, runs) });
    else if (/^[·•●]/.test(text) || (automatic && block.list?.format === 'bullet')) {
      const item = [{ ...(runs[0] ?? { text: '' }), text: (runs[0]?.text ?? '').replace(/^[·•●]\s*/, '') }, ...runs.slice(1)];
      if (last?.type === 'list' && !last.ordered) out[out.length - 1] = { ...last, items: [...last.items, item] };
      else out.push({ type: 'list', ordered: false, items: [item] });
    } else if (number || automatic) {
      const item = withoutNumber(3, runs);
      if (last?.type === 'list' && last.ordered && number?.[1] !== '1') out[out.length - 1] = { ...last, items: [...last.items, item] };
      else out.push({ type: 'list', ordered: true, items: [item] });
    } else out.push({ type: 'paragraph', runs });
  }
  return { title, body: { version: 1, blocks: out } };
}
