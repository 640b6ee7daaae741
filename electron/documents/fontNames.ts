/** Reads the names of a font file (OpenType specification, table `name`). */

const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-16be').decode(bytes);
const tag = (view: DataView, at: number): string => String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));

/** What a file that can't be used as a font of papers is; null for one that can. */
export function fontTrouble(bytes: Uint8Array): string | null {
  if (bytes.length < 12) return '不是字体文件';
  const head = tag(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0);
  if (head === 'ttcf') return '是字体集合（.ttc），请换成单个字体的 .ttf 或 .otf';
  if (head !== 'OTTO' && head !== 'true' && head !== '\0\x01\0\0') return '不是字体文件（.ttf 或 .otf）';
  return fontNames(bytes).length === 0 ? '读不出字体名称' : null;
}

/** Family and full names in every language of the file, e.g. 仿宋_GB2312 and FangSong_GB2312; [] for what is no single font. */
export function fontNames(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const tables = view.getUint16(4);
    for (let i = 0; i < tables; i += 1) {
      const at = 12 + i * 16;
      if (tag(view, at) === 'name') return namesIn(view, view.getUint32(at + 8));
    }
    return [];
  } catch (error) {
    // Offsets that lead out of the file: it is cut off or no font at all.
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** Name ids 1 (family), 4 (full name) and 16 (typographic family); the platforms that write UTF-16. */
function namesIn(view: DataView, start: number): string[] {
  const names = new Set<string>();
  const count = view.getUint16(start + 2);
  const strings = start + view.getUint16(start + 4);
  for (let i = 0; i < count; i += 1) {
    const at = start + 6 + i * 12;
    const [platform, id, length, offset] = [view.getUint16(at), view.getUint16(at + 6), view.getUint16(at + 8), view.getUint16(at + 10)];
    if ((platform !== 0 && platform !== 3) || ![1, 4, 16].includes(id)) continue;
    if (strings + offset + length > view.byteLength) continue;
    const name = textOf(new Uint8Array(view.buffer, view.byteOffset + strings + offset, length)).trim();
    if (name !== '') names.add(name);
  }
  return [...names];
}
