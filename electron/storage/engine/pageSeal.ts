import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { PAGE } from './walFormat.ts';

/**
 * Where encryption of the data folder happens: each page passes here on its way to the disk and back. Both work in
 * place on one page of 4,096 bytes, whose last 32 are free for a nonce and a seal. Without a password, identity.
 */
export interface PageSeal {
  sealPage(page: Uint8Array, pageNumber: number): void;
  /** Throws when the page was not sealed by this seal. */
  openPage(page: Uint8Array, pageNumber: number): void;
  /** True when pages lie on disk as SQLite made them, so that native SQLite can read them. */
  readonly plain: boolean;
}

export const plainSeal: PageSeal = { sealPage: () => undefined, openPage: () => undefined, plain: true };

const BODY = PAGE - 32;
const NONCE = 12;
const TAG = 16;

/**
 * AES-256-GCM with a fresh random nonce for each writing of a page; the page's number is authenticated with it, so that a
 * page can't stand in for another. `key` is 32 bytes. Random nonces of 96 bits are good for 2^32 pages under one key.
 */
export function makePageSeal(key: Uint8Array): PageSeal {
  const about = Buffer.alloc(4);
  const place = (pageNumber: number): Buffer => {
    about.writeUInt32BE(pageNumber);
    return about;
  };
  return {
    plain: false,
    sealPage(page, pageNumber) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(place(pageNumber));
      page.set(cipher.update(page.subarray(0, BODY)), 0);
      cipher.final();
      page.set(nonce, BODY);
      page.set(cipher.getAuthTag(), BODY + NONCE);
      page.fill(0, BODY + NONCE + TAG);
    },
    openPage(page, pageNumber) {
      const cipher = createDecipheriv('aes-256-gcm', key, page.subarray(BODY, BODY + NONCE)).setAAD(place(pageNumber));
      cipher.setAuthTag(page.subarray(BODY + NONCE, BODY + NONCE + TAG));
      const plain = cipher.update(page.subarray(0, BODY));
      cipher.final(); // throws for another key, another page, or a changed one
      page.set(plain, 0);
      page.fill(0, BODY);
    },
  };
}
