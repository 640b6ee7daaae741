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

/** The page changes with the key that asked for it: the browser's own event comes a task later, and the next key may be there before it. */
export function navigate(href: string, how: { replace?: boolean } = {}): void {
  if (how.replace) window.location.replace(href);
  else window.location.hash = href.replace(/^#/, '');
  for (const listener of listeners) listener();
}

let last: Route = parseRoute('');

function currentRoute(): Route {
  const next = parseRoute(window.location.hash);
  // The same object while nothing changed, or React would render for ever.
  if (next.text !== last.text) last = next;
  return last;
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('hashchange', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('hashchange', listener);
  };
}

export function useRoute(): Route {
  return useSyncExternalStore(listen, currentRoute);
}
