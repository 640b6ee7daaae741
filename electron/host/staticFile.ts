import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, join, relative } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.md': 'text/plain; charset=utf-8',
  '.pdf': 'application/pdf',
};

export interface StaticFile {
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** The file of `folder` that a URL's path names; null for anything outside it, absent, or of a kind that we don't ship. */
export async function readStaticFile(folder: string, pathname: string): Promise<StaticFile | null> {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
  if (/[\0\\]/.test(path)) return null;
  const file = join(folder, path === '/' ? 'index.html' : path);
  const inside = relative(folder, file);
  const type = types[extname(file)];
  if (!type || inside.startsWith('..') || isAbsolute(inside)) return null;
  try {
    return { type, bytes: new Uint8Array(await readFile(file)) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'].includes(String(error.code))) return null;
    throw error;
  }
}
