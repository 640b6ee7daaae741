const wide = (text: string): Uint8Array => Uint8Array.from([...text].flatMap((one) => [one.charCodeAt(0) >> 8, one.charCodeAt(0) & 0xff]));

/** An sfnt with a single table, `name`: what a font file says of itself. Records are [platform, name id, text]. */
export function fontNamed(records: readonly (readonly [number, number, string])[], head: readonly number[] = [0, 1, 0, 0]): Uint8Array {
  const strings = records.map(([, , text]) => wide(text));
  const start = 28;
  const bytes = new Uint8Array(start + 6 + records.length * 12 + strings.reduce((sum, one) => sum + one.length, 0));
  const view = new DataView(bytes.buffer);
  bytes.set(head, 0);
  view.setUint16(4, 1);
  bytes.set([...'name'].map((one) => one.charCodeAt(0)), 12);
  view.setUint32(20, start);
  view.setUint16(start + 2, records.length);
  view.setUint16(start + 4, 6 + records.length * 12);
  let offset = 0;
  records.forEach(([platform, id], i) => {
    const at = start + 6 + i * 12;
    const length = strings[i]?.length ?? 0;
    view.setUint16(at, platform);
    view.setUint16(at + 6, id);
    view.setUint16(at + 8, length);
    view.setUint16(at + 10, offset);
    bytes.set(strings[i] ?? [], start + 6 + records.length * 12 + offset);
    offset += length;
  });
  return bytes;
}
