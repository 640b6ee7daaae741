/**
 * Where encryption of the data folder would go: each page passes here on its way to the disk and back. Both work in
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
