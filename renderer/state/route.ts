import { useSyncExternalStore } from 'react';

/** Where the window is: `#/topics/t1?tab=open` → parts `topics`, `t1` and query `tab`. */
export interface Route {
  parts: readonly string[];
  query: Readonly<Record<string, string>>;
  /** The hash without `#`: the same text, the same place. */
  text: string;
}

export function parseRoute(hash: string): Route {
  const text = hash.replace(/^#/, '') || '/';
  const [path = '', query = ''] = text.split('?', 2);
  const parts = path.split('/').filter((part) => part !== '').map(decode);
  return { parts, query: Object.fromEntries(new URLSearchParams(query)), text };
}

/** A hand-typed address may hold a lone per cent sign, which decodeURIComponent throws at. */
function decode(part: string): string {
  return /%(?![0-9a-f]{2})/i.test(part) ? part : decodeURIComponent(part);
}

/** The address of a page, for links: `hrefOf(['topics', id], {tab: 'open'})`. */
export function hrefOf(parts: readonly string[], query: Readonly<Record<string, string>> = {}): string {
  const tail = new URLSearchParams(query).toString();
  return `#/${parts.map(encodeURIComponent).join('/')}${tail === '' ? '' : `?${tail}`}`;
}

const listeners = new Set<() => void>();

/** The address that the program went to, or that a link was pressed for; any other came by the browser's own Back or address line. */
let wanted = '';
let mustStay: () => boolean = () => false;

/**
 * While `check` answers yes the browser's Back leads nowhere, as the menu's does: an open dialog has no draft, and what was
 * typed into it would be gone with the page. Answers how to take it back.
 */
export function holdPage(check: () => boolean): () => void {
  mustStay = check;
  return () => {
    mustStay = () => false;
  };
}

/** The page changes with the key that asked for it: the browser's own event comes a task later, and the next key may be there before it. */
export function navigate(href: string, how: { replace?: boolean } = {}): void {
  wanted = parseRoute(href).text;
  if (how.replace) window.location.replace(href);
  else window.location.hash = href.replace(/^#/, '');
  for (const listener of listeners) listener();
}

let last: Route = parseRoute('');

function currentRoute(): Route {
  const next = parseRoute(window.location.hash);
  // The same object while nothing changed, or React would render for ever.
  if (next.text === last.text || (next.text !== wanted && mustStay())) return last;
  last = next;
  wanted = next.text;
  return last;
}

/** What came by itself under an open dialog is taken back: the address stays that of the page. */
function onAddress(): void {
  if (currentRoute().text !== parseRoute(window.location.hash).text) window.history.pushState(null, '', `#${last.text}`);
  for (const listener of listeners) listener();
}

function onClick({ target }: MouseEvent): void {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#/"]') : null;
  if (link) wanted = parseRoute(link.getAttribute('href') ?? '').text;
}

function listen(listener: () => void): () => void {
  if (listeners.size === 0) {
    window.addEventListener('hashchange', onAddress);
    document.addEventListener('click', onClick, true);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.removeEventListener('hashchange', onAddress);
    document.removeEventListener('click', onClick, true);
  };
}

export function useRoute(): Route {
  return useSyncExternalStore(listen, currentRoute);
}
