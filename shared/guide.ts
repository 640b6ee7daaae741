/** The user guide (docs/user-guide): its chapters, and the little Markdown that they are written in. */

/** In reading order; each is a file `docs/user-guide/NAME.md`, which begins with `# title`. */
export const guideChapters = [
  { name: '01-first-day', title: '第一天' },
  { name: '02-topics', title: '议题' },
  { name: '03-meetings', title: '协商活动与纪要' },
  { name: '04-problems', title: '办理事项' },
  { name: '05-studios', title: '委员工作室' },
  { name: '06-members', title: '委员与履职' },
  { name: '07-opinions', title: '社情民意与提案' },
  { name: '08-exchange', title: '报送与接收' },
  { name: '09-figures', title: '统计、台账与工作综述' },
  { name: '10-tables', title: '旧表导入' },
  { name: '11-backup', title: '备份与换电脑' },
  { name: '12-trouble', title: '常见问题与出错怎么办' },
  { name: '13-keys', title: '快捷键' },
  { name: '14-secrets', title: '附：涉密与个人信息' },
] as const;

export type Inline =
  | { kind: 'text' | 'strong'; text: string }
  /** A word as it stands on the screen, written 「…」. */
  | { kind: 'word'; text: string }
  /** To another chapter. */
  | { kind: 'link'; text: string; chapter: string };

export type GuideBlock =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph' | 'note'; content: Inline[] }
  /** Numbered steps, from `start` on: a picture may stand between two of them. */
  | { kind: 'steps'; start: number; items: Inline[][] }
  | { kind: 'points'; items: Inline[][] }
  | { kind: 'picture'; file: string; caption: string }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] };

const inlineParts = /\*\*(?<strong>[^*]+)\*\*|「(?<word>[^」]+)」|\[(?<text>[^\]]+)\]\((?<chapter>[\w-]+)\.md\)/g;

export function readInline(line: string): Inline[] {
  const found: Inline[] = [];
  let at = 0;
  const plain = (to: number) => {
    if (to > at) found.push({ kind: 'text', text: line.slice(at, to) });
  };
  for (const match of line.matchAll(inlineParts)) {
    plain(match.index);
    const { strong, word, text, chapter } = match.groups ?? {};
    if (strong !== undefined) found.push({ kind: 'strong', text: strong });
    else if (word !== undefined) found.push({ kind: 'word', text: word });
    else if (text !== undefined && chapter !== undefined) found.push({ kind: 'link', text, chapter });
    at = match.index + match[0].length;
  }
  plain(line.length);
  return found;
}

const cellsOf = (line: string): Inline[][] => line.trim().replace(/^\||\|$/g, '').split('|').map((cell) => readInline(cell.trim()));

/** What one line is; null is an empty one. A line stands for itself: paragraphs are not broken over lines. */
function readLine(line: string): GuideBlock | null {
  const text = line.trim();
  if (text === '') return null;
  const heading = /^(#{1,3}) (.+)$/.exec(text);
  if (heading) return { kind: 'heading', level: heading[1]?.length === 1 ? 1 : heading[1]?.length === 2 ? 2 : 3, text: heading[2] ?? '' };
  const picture = /^!\[([^\]]*)\]\(pictures\/([\w-]+\.png)\)$/.exec(text);
  if (picture) return { kind: 'picture', caption: picture[1] ?? '', file: picture[2] ?? '' };
  const step = /^(\d+)\. (.+)$/.exec(text);
  if (step) return { kind: 'steps', start: Number(step[1]), items: [readInline(step[2] ?? '')] };
  if (text.startsWith('- ')) return { kind: 'points', items: [readInline(text.slice(2))] };
  if (text.startsWith('> ')) return { kind: 'note', content: readInline(text.slice(2)) };
  if (text.startsWith('|')) return { kind: 'table', head: cellsOf(text), rows: [] };
  return { kind: 'paragraph', content: readInline(text) };
}

/** Reads a chapter. Lists and tables are neighbouring lines of their sort. */
export function readGuide(text: string): GuideBlock[] {
  const blocks: GuideBlock[] = [];
  let joins = false;
  for (const line of text.split('\n')) {
    const block = readLine(line);
    const last = blocks.at(-1);
    if (block === null) joins = false;
    else if (joins && block.kind === 'steps' && last?.kind === 'steps') last.items.push(...block.items);
    else if (joins && block.kind === 'points' && last?.kind === 'points') last.items.push(...block.items);
    else if (joins && block.kind === 'table' && last?.kind === 'table') {
      if (!/^[|\s:-]+$/.test(line)) last.rows.push(block.head);
    } else {
      blocks.push(block);
      joins = true;
    }
  }
  return blocks;
}
