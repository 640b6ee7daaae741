import { homedir } from 'node:os';

/**
 * What may stand in a log: program text, never a person's. Names, places and sentences here are written in Chinese, so every
 * run of it goes; so do the contents of quotes (a value that an error repeats), long numbers (telephones, identity cards),
 * addresses of mail, and the folders of this machine, which carry a person's name.
 */
export function redact(text: string, folder: string): string {
  return text
    .replaceAll(folder, '<data>')
    .replaceAll(homedir(), '<home>')
    .replace(/(?<=[\\/](?:Users|home)[\\/])[^\\/\s"']+/g, '<user>')
    .replace(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '<mail>')
    .replace(/[\p{sc=Han}\u3000-\u303f\uff00-\uffef]+/gu, '…')
    .replace(/"[^"\n]{1,}"|“[^”\n]*”|(?<![A-Za-z])'[^'\n]{1,}'(?![A-Za-z])/g, '"…"')
    .replace(/(?<![\d.:-])\d[\d -]{5,}\d(?![\d.])/g, '#');
}
