import { homedir } from 'node:os';

/** More of one error helps nobody; and every pattern below is bounded, so that a long one costs little. */
const longest = 64 * 1024;

/**
 * What may stand in a log: program text, never a person's. Names, places and sentences here are written in Chinese, so every
 * run of it goes; so do the contents of quotes (a value that an error repeats), long numbers (telephones, identity cards),
 * addresses of mail, and the folders of this machine, which carry a person's name.
 */
export function redact(text: string, folder: string): string {
  return text
    .slice(0, longest)
    .replaceAll(folder, '<data>')
    .replaceAll(homedir(), '<home>')
    .replace(/(?<=[\\/](?:Users|home)[\\/])[^\\/\s"']+/g, '<user>')
    .replace(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g, '<mail>')
    .replace(/[\p{sc=Han}\u3000-\u303f\uff00-\uffef]+/gu, '…')
    .replace(/"[^"\n]{1,}"|“[^”\n]*”|(?<![A-Za-z])'[^'\n]{1,}'(?![A-Za-z])/g, '"…"')
    .replace(/(?<![\d.:-])\d[\d -]{5,}\d(?![\d.])/g, '#');
}
