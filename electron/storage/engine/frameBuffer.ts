import { FRAME, FRAME_HEADER, PAGE, addToSum } from './walFormat.ts';
import type { Sum } from './walFormat.ts';

const KEPT_FRAMES = 256; // about 1 MB stays for the next transaction; a larger buffer is given back

/** The pages of one transaction, laid out from the start as the frames that will be written. */
export interface FrameBuffer {
  readonly count: number;
  /** Keeps a copy of a page; a page written twice keeps its place and its last content. */
  put(pageNumber: number, page: Uint8Array): void;
  /** The bytes of a kept page (a view), or undefined. */
  page(pageNumber: number): Uint8Array | undefined;
  /** Page numbers in the order of their frames. */
  numbers(): IterableIterator<number>;
  /** Fills in the frame headers, running `sum` on; the last frame is the commit. Answers a view of all frames. */
  finish(salt1: number, salt2: number, pageCount: number, sum: Sum): Uint8Array;
  clear(): void;
}

export function makeFrameBuffer(): FrameBuffer {
  const slots = new Map<number, number>();
  let bytes = new Uint8Array(16 * FRAME);

  const pageAt = (slot: number): Uint8Array => bytes.subarray(slot * FRAME + FRAME_HEADER, (slot + 1) * FRAME);

  return {
    get count() {
      return slots.size;
    },
    put(pageNumber, page) {
      let slot = slots.get(pageNumber);
      if (slot === undefined) {
        slot = slots.size;
        slots.set(pageNumber, slot);
        if (slots.size * FRAME > bytes.length) {
          const larger = new Uint8Array(bytes.length * 2);
          larger.set(bytes);
          bytes = larger;
        }
      }
      bytes.set(page, slot * FRAME + FRAME_HEADER);
    },
    page(pageNumber) {
      const slot = slots.get(pageNumber);
      return slot === undefined ? undefined : pageAt(slot);
    },
    numbers: () => slots.keys(),
    finish(salt1, salt2, pageCount, sum) {
      const view = new DataView(bytes.buffer);
      const words = new Uint32Array(bytes.buffer);
      let at = 0;
      for (const [pageNumber, slot] of slots) {
        at = slot * FRAME;
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
      if (bytes.length > KEPT_FRAMES * FRAME) bytes = new Uint8Array(16 * FRAME);
    },
  };
}
