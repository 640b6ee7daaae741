import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { guideChapters, type GuideBlock, type Inline, readGuide } from '#shared/guide.ts';

/** docs/user-guide as one page of HTML, for the printer. */

export const folder = fileURLToPath(new URL('../docs/user-guide', import.meta.url));
const title = '基层协商工作台使用手册';
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const line = (content: readonly Inline[]): string =>
  content
    .map((part) => {
      switch (part.kind) {
        case 'strong':
          return `<strong>${escape(part.text)}</strong>`;
        case 'word':
          return `<span class="word">${escape(part.text)}</span>`;
        case 'link':
          return `<a href="#${part.chapter}">${escape(part.text)}</a>`;
        case 'text':
          return escape(part.text);
      }
    })
    .join('');

function block(one: GuideBlock, chapter: string): string {
  const items = (list: readonly Inline[][]) => list.map((item) => `<li>${line(item)}</li>`).join('');
  switch (one.kind) {
    case 'heading':
      return one.level === 1 ? `<h1 id="${chapter}">${escape(one.text)}</h1>` : `<h${one.level} id="${chapter}-${escape(one.text)}">${escape(one.text)}</h${one.level}>`;
    case 'paragraph':
      return `<p>${line(one.content)}</p>`;
    case 'note':
      return `<p class="note">${line(one.content)}</p>`;
    case 'steps':
      return `<ol start="${one.start}">${items(one.items)}</ol>`;
    case 'points':
      return `<ul>${items(one.items)}</ul>`;
    case 'picture':
      return `<figure><img src="${pathToFileURL(path.join(folder, 'pictures', one.file)).href}"><figcaption>${escape(one.caption)}</figcaption></figure>`;
    case 'table': {
      const row = (cells: readonly Inline[][], tag: string) => `<tr>${cells.map((cell) => `<${tag}>${line(cell)}</${tag}>`).join('')}</tr>`;
      return `<table><thead>${row(one.head, 'th')}</thead><tbody>${one.rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`;
    }
  }
}

const require = createRequire(import.meta.url);
const font = (file: string): string => pathToFileURL(require.resolve(file)).href;
const style = `
@import url("${font('@fontsource/noto-sans-sc/400.css')}");
@import url("${font('@fontsource/noto-sans-sc/700.css')}");
@page { size: A4; margin: 22mm 20mm 20mm; @bottom-center { content: counter(page); font: 10pt "Noto Sans SC"; } }
@page :first { @bottom-center { content: none; } }
body { margin: 0; font: 11.5pt/1.8 "Noto Sans SC", "Noto Sans CJK SC", sans-serif; color: #1c1f23; }
.cover { height: 240mm; display: flex; flex-direction: column; justify-content: center; text-align: center; }
.cover h2 { font-size: 30pt; letter-spacing: .1em; margin: 0; }
.cover p { color: #555; }
.contents { break-before: page; }
.contents ol { list-style: none; padding: 0; }
.contents ol { columns: 2; column-gap: 10mm; }
.contents li { display: flex; align-items: baseline; gap: .5em; padding: .8mm 0 0; font-weight: 700; line-height: 1.5; break-after: avoid; }
.contents i { flex: 1; border-bottom: 1px dotted #999; }
.contents .sub { padding-left: 2em; font-size: 9.5pt; line-height: 1.2; font-weight: 400; color: #444; padding-top: 0; padding-bottom: 0; break-after: auto; }
h1 { break-before: page; font-size: 20pt; border-bottom: 2px solid #8c1c1c; margin: 0 0 5mm; padding-bottom: 2mm; }
h2 { font-size: 14pt; margin: 7mm 0 1mm; break-after: avoid; }
h3 { font-size: 12pt; margin: 4mm 0 1mm; break-after: avoid; }
p { margin: 1.5mm 0; } ol, ul { margin: 1.5mm 0; padding-left: 7mm; }
p, li { orphans: 2; widows: 2; } li, tr { break-inside: avoid; }
figure { margin: 3mm 0; break-inside: avoid; text-align: center; }
img { width: 90%; border: 1px solid #bbb; box-sizing: border-box; }
figcaption { font-size: 9.5pt; color: #555; }
table { border-collapse: collapse; width: 100%; margin: 2mm 0; }
th, td { border: 1px solid #bbb; padding: 1mm 3mm; text-align: left; vertical-align: top; }
th { background: #f2f4f7; } td:first-child { white-space: nowrap; }
.word { padding: 0 .25em; border: 1px solid #bbb; border-radius: .2em; background: #f4f6f9; }
.note { padding: 2mm 4mm; border-left: 1.2mm solid #8c1c1c; background: #f7f2f2; break-inside: avoid; }
a { color: #1d4f91; text-decoration: none; }`;

/** A line of the contents: a chapter or one of its sections. */
export interface Entry {
  chapter: string;
  level: 1 | 2;
  text: string;
}

const chapters = guideChapters.map(({ name }) => ({ name, blocks: readGuide(readFileSync(path.join(folder, `${name}.md`), 'utf8')) }));
export const entries: readonly Entry[] = chapters.flatMap(({ name, blocks }) =>
  blocks.flatMap((one) => (one.kind === 'heading' && one.level !== 3 ? [{ chapter: name, level: one.level, text: one.text }] : [])),
);

/** The whole book; `pages` has the page of each entry of the contents, once they are known. */
export function guideBook(pages: readonly number[]): string {
  const contents = entries.map(
    ({ chapter, level, text }, at) => `<li${level === 2 ? ' class="sub"' : ''}><a href="#${chapter}${level === 2 ? `-${escape(text)}` : ''}">${escape(text)}</a><i></i><span>${pages[at] ?? '00'}</span></li>`,
  );
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${title}</title><style>${style}</style>
<section class="cover"><h2>基层协商工作台</h2><h2>使用手册</h2><p>给乡镇联络组和县政协办公室的同志</p></section>
<section class="contents"><h2>目录</h2><ol>${contents.join('')}</ol></section>
${chapters.map(({ name, blocks }) => blocks.map((one) => block(one, name)).join('\n')).join('\n')}</html>`;
}
