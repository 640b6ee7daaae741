import { FRAME, FRAME_HEADER, PAGE, addToSum } from './walFormat.ts';
import type { Sum } from './walFormat.ts';

/** As many as stay in the processor's cache until they are written: a larger transaction goes to the log piece by piece. */
export const FRAMES_AT_ONCE = 32;

/** A few pages of a transaction, laid out from the start as the frames that will be written. */
export interface FrameBuffer {
  readonly count: number;
  /** Whether one more page than it holds already has no room. */
  readonly full: boolean;
  /** Keeps a copy of a page; a page written twice keeps its place and its last content. */
  put(pageNumber: number, page: Uint8Array): void;
  /** The bytes of a kept page (a view), or undefined. */
  page(pageNumber: number): Uint8Array | undefined;
  /** Page numbers in the order of their frames. */
  numbers(): IterableIterator<number>;
  /** Fills in the frame headers, running `sum` on; the last frame is the commit, unless `pageCount` is 0. Answers a view of all frames. */
  finish(salt1: number, salt2: number, pageCount: number, sum: Sum): Uint8Array;
  clear(): void;
}

export function makeFrameBuffer(): FrameBuffer {
  const slots = new Map<number, number>();
  const bytes = new Uint8Array(FRAMES_AT_ONCE * FRAME);
  const view = new DataView(bytes.buffer);
  const words = new Uint32Array(bytes.buffer);

  const pageAt = (slot: number): Uint8Array => bytes.subarray(slot * FRAME + FRAME_HEADER, (slot + 1) * FRAME);

  return {
    get count() {
      return slots.size;
    },
    get full() {
      return slots.size === FRAMES_AT_ONCE;
    },
    put(pageNumber, page) {
      let slot = slots.get(pageNumber);
      if (slot === undefined) {
        if (slots.size === FRAMES_AT_ONCE) throw new Error('a page was put where there is no room');
        slot = slots.size;
        slots.set(pageNumber, slot);
      }
      bytes.set(page, slot * FRAME + FRAME_HEADER);
    },
    page(pageNumber) {
      const slot = slots.get(pageNumber);
      return slot === undefined ? undefined : pageAt(slot);
    },
    numbers: () => slots.keys(),
    finish(salt1, salt2, pageCount, sum) {
      for (const [pageNumber, slot] of slots) {
        const at = slot * FRAME;
        view.setUint32(at, pageNumber);
        view.setUint32(at + 4, slot === slots.size - 1 ? pageCount : 0);
        view.setUint32(at + 8, salt1);
        view.setUint32(at + 12, salt2);
        addToSum(sum, words, at / 4, at / 4 + 2);
        addToSum(sum, words, (at + FRAME_HEADER) / 4, (at + FRAME_HEADER + PAGE) / 4);
        view.setUint32(at + 16, sum.a);
        view.setUint32(at + 20, sum.b);
      }
      return bytes.subarray(0, slots.size * FRAME);
    },
    clear() {
      slots.clear();
    },
  };
}
