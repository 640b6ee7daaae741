import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '#electron/storage/atomicFile.ts';

/** The office's own fonts: files in the folder `fonts` of the data folder, put there by the program or by hand. */
const folderOf = (folder: string): string => join(folder, 'fonts');
const fontFile = /\.(ttf|otf|ttc)$/i;

/** File names in the order of the alphabet; [] where nobody has put one there. */
export function listFontFiles(folder: string): string[] {
  try {
    return readdirSync(folderOf(folder), { withFileTypes: true }).filter((one) => one.isFile() && fontFile.test(one.name)).map((one) => one.name).toSorted();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** The bytes of one of the files that `listFontFiles` names; null for any other name. */
export function readFontFile(folder: string, name: string): Uint8Array | null {
  return listFontFiles(folder).includes(name) ? new Uint8Array(readFileSync(join(folderOf(folder), name))) : null;
}

/** Puts a font into the folder; one of the same name is replaced. Throws a `storage` Failure. */
export function keepFontFile(folder: string, name: string, bytes: Uint8Array): void {
  mkdirSync(folderOf(folder), { recursive: true });
  writeFileAtomic(join(folderOf(folder), name), bytes);
}

/** Takes one of the listed files away; false when it is not there. */
export function dropFontFile(folder: string, name: string): boolean {
  if (!listFontFiles(folder).includes(name)) return false;
  rmSync(join(folderOf(folder), name));
  return true;
}
