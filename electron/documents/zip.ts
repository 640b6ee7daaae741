import PizZip from 'pizzip';

/** Files in one .zip; a name that occurs twice gets a number. Office files are packed already, so nothing is packed again. */
export function zipFiles(files: readonly { name: string; bytes: Uint8Array }[]): Uint8Array {
  const zip = new PizZip();
  const used = new Set<string>();
  for (const { name, bytes } of files) {
    const dot = name.lastIndexOf('.');
    let unused = name;
    for (let n = 2; used.has(unused); n += 1) unused = `${name.slice(0, dot)}（${n}）${name.slice(dot)}`;
    used.add(unused);
    zip.file(unused, bytes, { binary: true, createFolders: false });
  }
  return zip.generate({ type: 'uint8array', compression: 'STORE' });
}
