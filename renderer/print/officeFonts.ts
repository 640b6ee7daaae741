import { Failure } from '#shared/failure.ts';
import { ask, getFile } from '#renderer/bridge.ts';

/** Names under which the office's own fonts stand in this window, and the files they came from. */
const loaded = new Map<string, FontFace[]>();

async function load(file: string, names: readonly string[]): Promise<void> {
  const { ticket } = await ask('takeFont', { file });
  const { bytes } = await getFile(ticket);
  const data = new Uint8Array(bytes).buffer;
  const faces = names.map((name) => new FontFace(`"${name}"`, data));
  // A file that says it is a font and is none: papers are printed all the same, the settings page shows what is wrong with it.
  const good = await Promise.all(faces.map((face) => face.load().then(() => true, () => false)));
  faces.filter((_, i) => good[i]).forEach((face) => document.fonts.add(face));
  loaded.set(file, faces.filter((_, i) => good[i]));
}

/**
 * Puts the fonts of the office's `fonts` folder under their own names, so that the stacks of the papers find them as if they
 * were installed. Answers all names that stand now. Never fails: without them papers have the next font of the stack.
 */
export async function loadOfficeFonts(): Promise<ReadonlySet<string>> {
  try {
    const { fonts } = await ask('listFonts', {});
    for (const [file, faces] of loaded) {
      if (fonts.some((font) => font.file === file)) continue;
      faces.forEach((face) => document.fonts.delete(face));
      loaded.delete(file);
    }
    await Promise.all(fonts.filter((font) => font.trouble === null && !loaded.has(font.file)).map((font) => load(font.file, font.names)));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.error(error.message);
  }
  return new Set([...loaded.values()].flat().map((face) => face.family.replaceAll('"', '')));
}
