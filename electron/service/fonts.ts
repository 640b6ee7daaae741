import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Handlers } from '#shared/contract.ts';
import type { OfficeFont } from '#shared/contract/papers.ts';
import { Failure } from '#shared/failure.ts';
import { fontNames, fontTrouble } from '#electron/documents/fontNames.ts';
import type { Context } from '#electron/service/context.ts';
import { fileUnder } from '#electron/service/revision.ts';
import { dropFontFile, keepFontFile, listFontFiles, readFontFile } from '#electron/storage/fonts.ts';

const fontType = 'font/sfnt';

/** What the files say of themselves, read once as long as they stay the same: a font of papers has ten megabytes. */
function fontReader(folder: string): (name: string) => OfficeFont {
  const known = new Map<string, { stamp: string; font: OfficeFont }>();
  return (name) => {
    const { mtimeMs, size } = statSync(join(folder, 'fonts', name));
    const stamp = `${mtimeMs} ${size}`;
    const before = known.get(name);
    if (before?.stamp === stamp) return before.font;
    const bytes = readFontFile(folder, name) ?? new Uint8Array();
    const trouble = fontTrouble(bytes);
    const font: OfficeFont = { file: name, names: trouble === null ? fontNames(bytes) : [], trouble };
    known.set(name, { stamp, font });
    return font;
  };
}

/** The office's own fonts: the licensed 仿宋 and 小标宋 of an office that this machine has not installed. */
export function fontHandlers(context: Context): Pick<Handlers, 'listFonts' | 'takeFont' | 'putFont' | 'dropFont'> {
  const { folder } = context.store;
  const read = fontReader(folder);
  const told = () => context.announce({ type: 'changed', entity: 'font', ids: null });
  return {
    listFonts: () => ({ fonts: listFontFiles(folder).map(read) }),
    takeFont({ file }) {
      const bytes = readFontFile(folder, file);
      if (!bytes) throw new Failure('notFound', `字体“${file}”已经不在了，资料没有改动。`, '请重新打开这一页；需要时重新添加。');
      return { ticket: context.keep({ name: file, type: fontType, bytes }) };
    },
    putFont({ ticket }) {
      const { name, bytes } = fileUnder(context, ticket);
      const trouble = fontTrouble(bytes);
      if (trouble !== null) throw new Failure('file', `“${name}”${trouble}，没有添加，资料没有改动。`, '请选方正小标宋、仿宋_GB2312等字体的文件。');
      const file = `${name.replace(/\.[^.]*$/, '').replace(/[\\/:*?"<>|\p{Cc}]/gu, '').slice(0, 80) || '字体'}${/\.otf$/i.test(name) ? '.otf' : '.ttf'}`;
      keepFontFile(folder, file, bytes);
      told();
      return { font: read(file) };
    },
    dropFont({ file }) {
      const dropped = dropFontFile(folder, file);
      told();
      return { dropped };
    },
  };
}
