import { unreachable } from '#shared/fields.ts';
import type { Paper } from '#shared/papers/paper.ts';
import { minutesDocx } from '#electron/documents/minutesDocx.ts';
import { noticeDocx } from '#electron/documents/noticeDocx.ts';
import { signInDocx } from '#electron/documents/signInDocx.ts';

/** The bytes of a paper as .docx, filled into the shipped template or the office's own. */
export function paperDocx(paper: Paper, template: Uint8Array | null = null): Uint8Array {
  switch (paper.kind) {
    case 'minutes':
      return minutesDocx(paper, template);
    case 'notice':
      return noticeDocx(paper, template);
    case 'signIn':
      return signInDocx(paper, template);
    default:
      return unreachable(paper);
  }
}
