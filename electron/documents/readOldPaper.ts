import WordExtractor from 'word-extractor';
import { readWord, type WordBlock } from '#electron/documents/readWord.ts';
import { Failure } from '#shared/failure.ts';
import { headingNumber } from '#shared/rules/numerals.ts';
import { cleanText } from '#shared/rules/text.ts';

/** Automatic numbers are not in the text of a file; they are counted again by the format that they say. */
function withNumbers(blocks: readonly WordBlock[]): string[] {
  const counts = new Map<string, number>();
  return blocks.flatMap((block): string[] => {
    if (block.type === 'table') return block.rows.map((row) => row.map((cell) => cell.map((run) => run.text).join('')).join('\t'));
    if (block.list === null || block.text.trim() === '') return [block.text];
    const { format, text } = block.list;
    if (format === 'bullet') return [`·${block.text}`];
    const key = `${format} ${text}`;
    const n = (counts.get(key) ?? 0) + 1;
    counts.set(key, n);
    const chinese = format.toLowerCase().includes('chinese') || format === 'ideographDigital' || format === 'japaneseCounting';
    const level = chinese ? (/[（(]/.test(text) ? 2 : 1) : /[（(]/.test(text) ? 4 : 3;
    return [headingNumber(level, n) + block.text];
  });
}

async function readOldDoc(bytes: Uint8Array): Promise<string[]> {
  try {
    const document = await new WordExtractor().extract(Buffer.from(bytes));
    return document.getBody({ filterUnicode: false }).split('\n');
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Failure('file', '这个旧格式的 .doc 文件读不出来，可能加了密码或已经损坏。资料没有改动。', '请在 WPS 或 Word 里打开它，另存为 .docx，再选一次。');
  }
}

/**
 * The paragraphs of an old paper, .docx or .doc, without empty ones; cells of a table row are set apart by tabs. Throws Failure
 * 'file'.
 */
export async function readOldPaper(bytes: Uint8Array): Promise<string[]> {
  const old = bytes[0] === 0xd0 && bytes[1] === 0xcf;
  const lines = old ? await readOldDoc(bytes) : withNumbers(readWord(bytes).blocks);
  return lines.flatMap((line) => cleanText(line).split('\n')).map((line) => line.replace(/^[\s\u3000]+|[\s\u3000]+$/g, '')).filter((line) => line !== '');
}

/** Larger files are photographs in a Word file rather than a paper. */
const largestRead = 30_000_000;

/** The text of a file for searching: of .docx and .doc all, of other files none; at most two million characters. */
export async function searchableText(name: string, bytes: Uint8Array): Promise<string | null> {
  if (!/\.(docx?|wps)$/i.test(name) || bytes.length > largestRead) return null;
  try {
    return [...(await readOldPaper(bytes)).join('\n')].slice(0, 1_900_000).join('') || null;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return null; // a file that can't be read is kept all the same; it just isn't found by its words
  }
}
