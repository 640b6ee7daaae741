import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guideChapters, type Inline, readGuide } from '#shared/guide.ts';
import { keyMap } from '#renderer/pages/help/KeysPage.tsx';

const folder = 'docs/user-guide';
const chapters = guideChapters.map(({ name, title }) => ({ name, title, text: readFileSync(join(folder, `${name}.md`), 'utf8') }));
const blocks = chapters.flatMap(({ name, text }) => readGuide(text).map((block) => ({ name, block })));

const linesOf = (block: (typeof blocks)[number]['block']): Inline[][] => {
  switch (block.kind) {
    case 'heading':
    case 'picture':
      return [];
    case 'paragraph':
    case 'note':
      return [block.content];
    case 'steps':
    case 'points':
      return block.items;
    case 'table':
      return [block.head, ...block.rows].flat();
  }
};
const inlines = blocks.flatMap(({ name, block }) => linesOf(block).flat().map((part) => ({ name, part })));

/**
 * What the sources may show: a whole word of their texts (no Han character goes before or after it), comments left out, and
 * the names that entities give to buttons like 新建议题.
 */
function wordsOnScreen(): (word: string) => boolean {
  const sources = ['renderer', 'shared'].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && name !== 'guide.ts')
      .map((name) => readFileSync(join(root, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')),
  );
  const text = sources.join('\n');
  const labels = new Set([...text.matchAll(/label: '([^']+)'/g)].map(([, label = '']) => label));
  const whole = (word: string) => new RegExp(`(?<!\\p{Script=Han})${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\p{Script=Han})`, 'u').test(text);
  return (word) => whole(word) || (/^(?:新建|登记|新增)./.test(word) && labels.has(word.slice(2)));
}

describe('the user guide', () => {
  it('has every chapter under its title, and no file besides', () => {
    for (const { name, title, text } of chapters) expect(readGuide(text)[0], name).toEqual({ kind: 'heading', level: 1, text: title });
    expect(readdirSync(folder).filter((name) => name.endsWith('.md')).toSorted()).toEqual(guideChapters.map(({ name }) => `${name}.md`));
  });

  it('quotes only words that stand on the screen', () => {
    const shown = wordsOnScreen();
    expect(shown('没有这样的按钮')).toBe(false);
    const quoted = inlines.flatMap(({ name, part }) => (part.kind === 'word' ? [{ name, word: part.text }] : []));
    expect(quoted.length).toBeGreaterThan(150);
    expect(quoted.filter(({ word }) => !shown(word))).toEqual([]);
  });

  it('leaves no mark of its Markdown unread', () => {
    expect(inlines.filter(({ part }) => /[「」*[\]]|\.md\)/.test(part.text))).toEqual([]);
  });

  it('shows every picture that is there, and none that is not', () => {
    const shown = blocks.flatMap(({ block }) => (block.kind === 'picture' ? [block.file] : []));
    expect([...new Set(shown)].toSorted()).toEqual(readdirSync(join(folder, 'pictures')).toSorted());
    for (const file of shown) {
      const bytes = readFileSync(join(folder, 'pictures', file));
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], file).toEqual([1366, 768]);
      expect(bytes.length, file).toBeLessThan(350_000);
    }
  });

  it('leads only to chapters that there are', () => {
    const names = new Set<string>(guideChapters.map(({ name }) => name));
    const links = inlines.flatMap(({ part }) => (part.kind === 'link' ? [part.chapter] : []));
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((chapter) => !names.has(chapter))).toEqual([]);
  });

  it('has the keys of the page of keys', () => {
    const rows = readGuide(chapters.find(({ name }) => name === '13-keys')?.text ?? '').flatMap((block) => (block.kind === 'table' ? block.rows : []));
    expect(rows.map((row) => row.map((cell) => cell.map(({ text }) => text).join('')))).toEqual(keyMap.flatMap(({ keys }) => keys.map(({ label, value }) => [label, value])));
  });

  it('numbers its steps one after another', () => {
    let next = 1;
    for (const { block } of blocks) {
      if (block.kind === 'heading') next = 1;
      if (block.kind !== 'steps') continue;
      expect([1, next], JSON.stringify(block.items)).toContain(block.start);
      next = block.start + block.items.length;
    }
  });

  it('comes as a PDF', () => {
    const pdf = join(folder, 'user-guide.pdf');
    expect(existsSync(pdf)).toBe(true);
    expect(readFileSync(pdf).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  });
});
