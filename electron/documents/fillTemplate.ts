import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { xmlSafe } from '#electron/documents/xml.ts';
import { Failure } from '#shared/failure.ts';

export type TemplateValue = string | boolean | readonly TemplateData[];
export interface TemplateData {
  readonly [tag: string]: TemplateValue;
}

/** What an office's template can have wrong, by docxtemplater's error id. */
const causes: Readonly<Record<string, string>> = {
  unopened_tag: '有“}”没有对应的“{”',
  unclosed_tag: '有“{”没有对应的“}”',
  unopened_loop: '有“{/…}”没有对应的“{#…}”',
  unclosed_loop: '有“{#…}”没有对应的“{/…}”',
  closing_tag_does_not_match_opening_tag: '“{#…}”和“{/…}”里的名字不一样',
  duplicate_open_tag: '“{”重复了',
  duplicate_close_tag: '“}”重复了',
  raw_tag_outerxml_invalid: '“{@…}”要写在正文里',
  raw_xml_tag_should_be_only_text_in_paragraph: '“{@…}”要独占一段，同一段里不能有别的字',
  loop_position_invalid: '“{#…}”和“{/…}”不能一个在表格里、一个在表格外',
};

interface TemplateError {
  properties?: { id?: string; xtag?: string; errors?: readonly TemplateError[] };
}

function failureOf(error: unknown): Failure | null {
  if (!(error instanceof Error) || !('properties' in error)) return null;
  const { properties } = error as TemplateError; // docxtemplater puts what it found into `properties`
  const all = properties?.errors ?? [{ properties: properties ?? {} }];
  const told = all.map((one) => {
    const cause = causes[one.properties?.id ?? ''] ?? '有一处标签写得不对';
    return `${cause}${one.properties?.xtag ? `（“${one.properties.xtag}”附近）` : ''}`;
  });
  return new Failure('file', `这个 Word 模板用不了：${[...new Set(told)].slice(0, 5).join('；')}。资料没有改动。`, '请改好模板里的标签再试，或恢复用标准版式。');
}

/** Braces and signs of tags typed with a Chinese input method, put right in the text of a part. */
function withHalfWidthTags(xml: string): string {
  return xml
    .replace(/｛/g, '{')
    .replace(/｝/g, '}')
    .replace(/\{((?:<[^>]*>|\s)*)([＃／＠＾])/g, (_, between: string, sign: string) => `{${between}${String.fromCharCode(sign.charCodeAt(0) - 0xfee0)}`);
}

/** A cell whose loop or tag left nothing behind still needs its paragraph. */
const withCellParagraphs = (xml: string) => xml.replace(/(<\/w:tcPr>|<w:tcPr\/>|<w:tc>|<\/w:tbl>)<\/w:tc>/g, '$1<w:p/></w:tc>');

function cleaned(data: TemplateData): TemplateData {
  return Object.fromEntries(
    Object.entries(data).map(([tag, value]): [string, TemplateValue] => [
      tag,
      typeof value === 'string' ? xmlSafe(value) : typeof value === 'boolean' ? value : value.map(cleaned),
    ]),
  );
}

function openZip(bytes: Uint8Array): PizZip {
  try {
    return new PizZip(bytes);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Failure('file', '这个模板不是 Word 文档（.docx），或者已经损坏。资料没有改动。', '请在 WPS 或 Word 里另存为 .docx 再选一次。');
  }
}

/** So that the same paper gives the same bytes. */
const fixedDate = new Date(Date.UTC(2026, 0, 1));

const textParts = /^word\/(document|header\d*|footer\d*)\.xml$/;

/**
 * Fills a .docx whose text has tags: `{标题}`, loops `{#名单}…{/名单}`, `{@正文}` for ready paragraphs. Shipped and offices' own
 * templates go this one way. A tag without a value prints nothing. Throws Failure 'file' for a template that can't be used.
 */
export function fillTemplate(template: Uint8Array, data: TemplateData): Uint8Array {
  const zip = openZip(template);
  for (const name of Object.keys(zip.files)) {
    const file = textParts.test(name) ? zip.file(name) : null;
    if (file) zip.file(name, withHalfWidthTags(file.asText()));
  }
  try {
    const filled = new Docxtemplater(zip, { paragraphLoop: true, linebreaks: true, errorLogging: false, nullGetter: () => '', stripInvalidXMLChars: true });
    filled.render(cleaned(data));
    const out = filled.getZip();
    for (const name of Object.keys(out.files)) {
      const file = textParts.test(name) ? out.file(name) : null;
      if (file) out.file(name, withCellParagraphs(file.asText()));
    }
    for (const file of Object.values(out.files)) file.date = fixedDate;
    return out.generate({ type: 'uint8array', compression: 'DEFLATE' });
  } catch (error) {
    throw failureOf(error) ?? error;
  }
}
