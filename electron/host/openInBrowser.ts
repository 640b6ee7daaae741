import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function opener(file: string): [string, string[]] {
  if (process.platform === 'win32') return ['cmd', ['/c', 'start', '', file]];
  return [process.platform === 'darwin' ? 'open' : 'xdg-open', [file]];
}

/**
 * Opens `url` in the person's browser. The url holds the token and every user of the machine can read command lines, so
 * what is opened is a page in a private folder that leads on; it is removed when the browser has had time to read it.
 */
export function openInBrowser(url: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'xieshang-open-'));
  const file = join(folder, 'open.html');
  const remove = () => rmSync(folder, { recursive: true, force: true });
  writeFileSync(file, `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=${url}"><title>基层协商工作台</title>`, { mode: 0o600 });
  process.once('exit', remove);
  setTimeout(remove, 60_000).unref();
  const [command, args] = opener(file);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.once('error', () => console.error('没有找到可以自动打开的浏览器，请把上面的网址复制到浏览器中打开。'));
  child.unref();
}
