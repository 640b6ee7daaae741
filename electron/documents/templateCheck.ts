import { openWord } from '#electron/documents/readWord.ts';
import { elementsOf, findElement, readXml, type XmlElement } from '#electron/documents/xmlTree.ts';
import type { PaperKind } from '#shared/contract/papers.ts';
import { similarity } from '#shared/papers/compare.ts';
import { templateTags, type TemplateTag } from '#shared/papers/tags.ts';

/** What is wrong in an office's template, each with its place in words. */
export interface TemplateFindings {
  /** Without mending these it can't be filled. */
  broken: string[];
  /** Tags that this kind of paper has not: they would print nothing. */
  unknown: string[];
}

interface Paragraph {
  text: string;
  /** 正文第3段, 表格里, 页眉. */
  where: string;
}

const partNames: Readonly<Record<string, string>> = { document: '正文', header: '页眉', footer: '页脚' };

function textOf(element: XmlElement): string {
  return elementsOf(element).map((one) => (one.name === 'w:t' ? one.children.filter((child) => typeof child === 'string').join('') : one.name === 'w:del' ? '' : textOf(one))).join('');
}

function paragraphsIn(element: XmlElement, part: string, inTable: boolean, into: Paragraph[]): void {
  for (const one of elementsOf(element)) {
    if (one.name === 'w:p') {
      const shown = textOf(one);
      into.push({ text: shown, where: `${part}${inTable ? '的表格里' : `第${into.length + 1}段`}` });
    } else paragraphsIn(one, part, inTable || one.name === 'w:tbl', into);
  }
}

const halfBraces = (text: string) => text.replace(/｛/g, '{').replace(/｝/g, '}').replace(/\{\s*([＃／＠＾])/g, (_, sign: string) => `{${String.fromCharCode(sign.charCodeAt(0) - 0xfee0)}`);
const quote = (text: string, at = 0) => `“${at > 12 ? '…' : ''}${text.slice(Math.max(0, at - 12), at + 20).trim()}${text.length > at + 20 ? '…' : ''}”`;

/** All tags that may stand inside the lists that are open; an outer tag may be used within. */
function tagsWithin(tags: readonly TemplateTag[], open: readonly string[]): TemplateTag[] {
  const scopes = [tags];
  for (const name of open) {
    const inner = scopes.flat().find((tag) => tag.tag === name)?.inner;
    if (inner) scopes.push(inner);
  }
  return scopes.flat();
}

function nearest(name: string, tags: readonly TemplateTag[]): string {
  const [best] = tags.map((tag) => ({ tag, like: similarity(tag.tag, name) })).toSorted((a, b) => b.like - a.like);
  return best && best.like >= 0.3 ? `，是不是“${best.tag.tag}”` : '';
}

function look(paragraphs: readonly Paragraph[], kind: PaperKind, findings: TemplateFindings): number {
  const open: { name: string; where: string }[] = [];
  let found = 0;
  for (const { text: typed, where } of paragraphs) {
    const text = halfBraces(typed);
    let at = 0;
    while (at < text.length) {
      const from = text.indexOf('{', at);
      const to = text.indexOf('}', at);
      if (to >= 0 && (from < 0 || to < from)) {
        findings.broken.push(`${where}${quote(text, to)}：有“}”，前面没有“{”`);
        at = to + 1;
        continue;
      }
      if (from < 0) break;
      const end = text.indexOf('}', from);
      const again = text.indexOf('{', from + 1);
      if (end < 0 || (again >= 0 && again < end)) {
        findings.broken.push(`${where}${quote(text, from)}：“{”没有对应的“}”，标签要写在同一段里`);
        at = again < 0 ? text.length : again;
        continue;
      }
      at = end + 1;
      found += 1;
      const inside = text.slice(from + 1, end).trim();
      const sign = /^[#/@^]/.exec(inside)?.[0] ?? '';
      const name = inside.slice(sign.length).trim();
      if (sign === '/') {
        const last = open.pop();
        if (!last) findings.broken.push(`${where}${quote(text, from)}：有“{/${name}}”，前面没有“{#${name}}”`);
        else if (last.name !== name && name !== '') findings.broken.push(`${where}：“{#${last.name}}”和“{/${name}}”的名字不一样`);
        continue;
      }
      const tags = tagsWithin(templateTags[kind], open.map((one) => one.name));
      const known = tags.find((tag) => tag.tag === name);
      if (!known) findings.unknown.push(`${where}${quote(text, from)}：没有“${name}”这个标签${nearest(name, tags)}`);
      else if ((sign === '' && known.form !== 'text') || (sign === '@' && known.form !== 'block')) {
        findings.broken.push(`${where}${quote(text, from)}：“${name}”要写成“${known.form === 'block' ? `{@${name}}` : known.form === 'text' ? `{${name}}` : `{#${name}}…{/${name}}`}”`);
      } else if (sign === '@' && text.replace(text.slice(from, end + 1), '').trim() !== '') {
        findings.broken.push(`${where}${quote(text, from)}：“{@${name}}”要独占一段，同一段里不能有别的字`);
      }
      if (sign === '#' || sign === '^') open.push({ name, where });
    }
  }
  for (const one of open) findings.broken.push(`${one.where}：“{#${one.name}}”没有对应的“{/${one.name}}”`);
  return found;
}

/** Looks through an office's template before it is filled. Throws Failure 'file' for what is no .docx, has macros or is damaged. */
export function checkTemplate(bytes: Uint8Array, kind: PaperKind): TemplateFindings {
  const zip = openWord(bytes);
  const findings: TemplateFindings = { broken: [], unknown: [] };
  let tags = 0;
  let pictures = false;
  for (const name of Object.keys(zip.files)) {
    const part = /^word\/(document|header|footer)\d*\.xml$/.exec(name)?.[1];
    if (part === undefined) continue;
    const tree = readXml(zip.file(name)?.asText() ?? '');
    const paragraphs: Paragraph[] = [];
    paragraphsIn(tree, partNames[part] ?? '', false, paragraphs);
    tags += look(paragraphs, kind, findings);
    pictures ||= part === 'document' && (findElement(tree, 'w:drawing') ?? findElement(tree, 'w:pict')) !== undefined;
  }
  if (tags === 0) findings.broken.push(pictures ? '里面没有文字标签，只有图片：标签要打成文字，不能截图' : '里面一个标签也没有，填不出内容');
  return findings;
}
