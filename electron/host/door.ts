import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** The browser host's door: who may come in. Every rule answers a status, so that a test can tell which one held. */
export interface Door {
  readonly token: string;
  /** A second token that one printing browser gets, and that ends with it. */
  lend(): { token: string; end(): void };
  knows(authorization: string | undefined): boolean;
}

const newToken = () => randomBytes(32).toString('base64url');

export function makeDoor(): Door {
  const token = newToken();
  const tokens = new Set([token]);
  return {
    token,
    lend() {
      const lent = newToken();
      tokens.add(lent);
      return { token: lent, end: () => tokens.delete(lent) };
    },
    knows(authorization) {
      const got = Buffer.from(authorization ?? '');
      let known = false;
      for (const each of tokens) {
        const want = Buffer.from(`Bearer ${each}`);
        if (got.length === want.length && timingSafeEqual(got, want)) known = true;
      }
      return known;
    },
  };
}

/**
 * Null, or the status with which a request is turned away before anything of it is read. `host` is `127.0.0.1:PORT`.
 * The Host header stops DNS rebinding; Origin and Sec-Fetch-Site stop other pages in the same browser. A program that is
 * no browser sends neither. A person's own click (a bookmark, our redirect file) opens the page itself from elsewhere.
 */
export function turnAway(headers: IncomingHttpHeaders, host: string, opensPage: boolean): number | null {
  if (headers.host !== host) return 421;
  if (headers.origin !== undefined && headers.origin !== `http://${host}`) return 403;
  const site = headers['sec-fetch-site'];
  const click = opensPage && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  if (site !== undefined && site !== 'same-origin' && !click) return 403;
  return null;
}
